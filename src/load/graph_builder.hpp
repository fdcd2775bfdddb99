// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/load_graph.hpp"
#include "load/mistakes.hpp"
#include "load/name_index.hpp"
#include "model/argument_graph.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// A name where it is written, quotes included; `name` is what it says.
struct WrittenName {
    std::string_view name;
    Span span;
};

/// Puts a graph together from its parts in any order, whatever the format. The graph may be large,
/// so little is kept of a relation.
class GraphBuilder {
public:
    explicit GraphBuilder(Mistakes& mistakes)
        : content_(mistakes.text()->content()), mistakes_(&mistakes) {}

    /// Also checks that the name can be one.
    void argument(const WrittenName& name, ArgumentGraph::Node node);
    void relation(const WrittenName& from, const WrittenName& to, Span whole, double weight,
                  bool attack);
    void topic(const WrittenName& name) { topic_ = {std::string(name.name), name.span}; }

    /// The graph, sorted. Reports repeated arguments, unknown names, relations that are there twice
    /// and pairs with an attack and a support; what it returns is complete only without mistakes.
    [[nodiscard]] PlacedGraph build();

private:
    struct Argument {
        Span span;
        ArgumentGraph::Node node;
    };
    /// Bytes of a text that is smaller than 4 GiB.
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;

        [[nodiscard]] Span span() const { return {begin, end}; }
    };
    struct Relation {
        Part from;
        Part to;
        Part whole;
        double weight = 1.0;
        bool attack = false;
    };
    /// A relation with its ends found: sorts by target, source and place.
    struct Found {
        std::uint64_t ends = 0;
        std::uint32_t relation = 0;

        [[nodiscard]] std::size_t to() const { return static_cast<std::size_t>(ends >> 32U); }
        [[nodiscard]] std::size_t from() const { return static_cast<std::uint32_t>(ends); }
    };

    static Part part(Span span);
    Part keep(const WrittenName& name);
    [[nodiscard]] std::string_view name_at(Part part) const;

    void add_arguments();
    void report_repeated(const Argument& first, const Argument& again);
    [[nodiscard]] std::vector<Found> find_ends(const NameIndex& index);
    std::optional<std::size_t> find_end(const NameIndex& index, std::string_view name, Span span);
    [[nodiscard]] std::string nearest_name(std::string_view name);
    void report_pair(const Relation& first, const Relation& again);

    std::string_view content_;
    Mistakes* mistakes_;
    PlacedGraph placed_;
    std::vector<Argument> arguments_;
    std::vector<Relation> relations_;
    /// Names that say something else than the bytes between their quotes, by their place.
    std::map<std::uint32_t, std::string> decoded_;
    std::optional<std::pair<std::string, Span>> topic_;
    /// The names of all arguments, when a mistake first asks for a near one.
    std::vector<std::string> known_;
};

}  // namespace stackimpact
