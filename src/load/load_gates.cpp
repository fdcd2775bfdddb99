// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "load/gate_condition.hpp"
#include "load/load.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

/// Reads gate files one after the other into one.
class GateReader {
public:
    explicit GateReader(const Knowledge& knowledge)
        : numbers_(knowledge.stack, knowledge.vocabulary),
          world_{knowledge.stack, numbers_},
          layers_(layer_names(knowledge.stack)) {}

    void read(const Input& input, const JsonNode& root) {
        ObjectReader reader(input, root, "a gate file");
        reader.read_schema_keys();
        if (const JsonNode* const node = reader.find("gates")) {
            for (const JsonNode& item : read_items(input, *node, "`gates`")) gate(input, item);
        }
        if (const JsonNode* const node = reader.find("waivers")) {
            for (const JsonNode& item : read_items(input, *node, "`waivers`")) waiver(input, item);
        }
        if (reader.valid() && root.find("gates") == nullptr && root.find("waivers") == nullptr) {
            input.error(Code::missing_key, reader.opening(), "a gate file needs `gates`");
        }
        reader.finish();
    }

    /// Waivers may be in a file before the gates that they are about.
    [[nodiscard]] GateFile finished(Diagnostics& diagnostics) {
        const Names known = names_of(first_);
        for (const Waiver& waiver : file_.waivers) {
            if (waiver.gate.empty() || first_.count(waiver.gate) > 0) continue;
            diagnostics.error(Code::unknown_gate, waiver.place,
                              fmt::format("there is no gate {}", quoted(waiver.gate)),
                              nearest_hint(waiver.gate, known));
        }
        return std::move(file_);
    }

private:
    void gate(const Input& input, const JsonNode& node) {
        const auto key = gate_key(input, node);
        Gate gate;
        ObjectReader reader(input, node, key ? fmt::format("a gate with `{}`", *key) : "a gate");
        if (!reader.valid()) return;
        id(input, reader, gate);
        gate.about = reader.text("about");
        if (const JsonNode* const level = reader.find("level")) {
            static constexpr std::array<std::string_view, 3> words{"error", "warning", "off"};
            gate.level =
                read_enum<GateLevel>(input, *level, "a level", words).value_or(GateLevel::error);
        }
        gate.scenarios = patterns(input, reader, "scenarios", nullptr);
        gate.allow_empty = reader.flag("allow_empty");
        if (!key) return;
        read_condition(input, reader, *key, world_, gate);
        reader.finish();
        file_.gates.push_back(std::move(gate));
    }

    void id(const Input& input, ObjectReader& reader, Gate& gate) {
        gate.place = input.place(reader.opening());
        const JsonNode* const node = reader.require("id");
        if (node == nullptr) return;
        gate.place = input.place(node->span);
        const auto read = read_id(input, *node, "a gate");
        if (!read) return;
        gate.id = *read;
        const auto added = first_.emplace(*read, gate.place);
        if (added.second) return;
        input.error(Code::duplicate_id, node->span,
                    fmt::format("there is a gate {} already", quoted(*read)), {},
                    {added.first->second, "first given here"});
    }

    void waiver(const Input& input, const JsonNode& node) {
        ObjectReader reader(input, node, "a waiver");
        if (!reader.valid()) return;
        Waiver waiver;
        waiver.place = input.place(node.span);
        if (const JsonNode* const gate = reader.require("gate", "the id of the gate that fails")) {
            waiver.gate = read_words(input, *gate, "`gate`").value_or("");
            waiver.place = input.place(gate->span);
        }
        waiver.scenarios = patterns(input, reader, "scenarios", nullptr);
        waiver.layers = patterns(input, reader, "layers", &layers_);
        waiver.owner = reader.required_text("owner");
        waiver.reason = reader.required_text("reason");
        if (const JsonNode* const day =
                reader.require("expires", "the last day on which it counts")) {
            waiver.expires = read_date(input, *day, "`expires`").value_or(Date{});
        }
        reader.finish();
        file_.waivers.push_back(std::move(waiver));
    }

    static std::vector<std::string> patterns(const Input& input, ObjectReader& reader,
                                             std::string_view key, const Names* known) {
        const JsonNode* const node = reader.find(key);
        if (node == nullptr) return {};
        return read_patterns(input, *node, fmt::format("`{}`", key), known);
    }

    ResultNumbers numbers_;
    GateWorld world_;
    Names layers_;
    GateFile file_;
    /// Where each id was given first.
    std::map<std::string, Place> first_;
};

}  // namespace

Loaded<GateFile> load_gates(std::span<const TextPtr> texts, const Knowledge& knowledge,
                            Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    GateReader reader(knowledge);
    for (const TextPtr& text : texts) {
        const auto root = parse_json(text, diagnostics);
        if (root) reader.read(Input(text, diagnostics), *root);
    }
    // What waivers name cannot be told while gates are missing.
    if (diagnostics.error_count() > before) return {};
    GateFile file = reader.finished(diagnostics);
    return {std::move(file), diagnostics.error_count() == before};
}

}  // namespace stackimpact
