// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/format.hpp"
#include "report/argumentation.hpp"
#include "report/text_argumentation.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Cycles that are shown; the document has all.
constexpr std::size_t shown_cycles = 5;
/// Arguments of a way that are named.
constexpr std::size_t shown_steps = 12;

/// Writes what is said of the graph as a whole.
class GraphText {
public:
    explicit GraphText(const ArgumentationContext& context)
        : context_(context), argumentation_(context.argumentation) {}

    Lines write() {
        head();
        cycles();
        for (const GraphStrengths& each : argumentation_.strengths) process(each);
        if (!argumentation_.graph.arguments.empty()) strengths();
        return std::move(lines_);
    }

private:
    void head() {
        const ArgumentGraph& graph = argumentation_.graph;
        const auto attacks = static_cast<std::size_t>(
            std::count_if(graph.relations.begin(), graph.relations.end(),
                          [](const ArgumentGraph::Relation& each) { return each.attack; }));
        const std::string title =
            graph.title.empty() ? "" : fmt::format("{} {} ", graph.title, context_.signs.dot);
        const std::string counts =
            fmt::format("{}, {}, {}", counted(graph.arguments.size(), "argument", "arguments"),
                        counted(graph.relations.size() - attacks, "support", "supports"),
                        counted(attacks, "attack", "attacks"));
        paragraph(Rich("GRAPH", Style::strong).add("  "),
                  fmt::format("{}{}. Strengths say how far arguments are accepted, from 0 to 1; "
                              "they are not probabilities.",
                              title, counts));
    }

    void cycles() {
        const auto& all = argumentation_.cycles;
        if (all.empty()) return;
        std::vector<std::string> ways;
        for (std::size_t i = 0; i < all.size() && i < shown_cycles; ++i) {
            ways.push_back(way(all[i]));
        }
        if (all.size() > shown_cycles) {
            ways.push_back(fmt::format("and {} more", all.size() - shown_cycles));
        }
        paragraph(Rich("CYCLES", Style::strong).add("  "), separated(ways, "; ") + ".");
    }

    /// "a → b → a (3 arguments bear on themselves)".
    [[nodiscard]] std::string way(const GraphCycle& cycle) const {
        std::string text;
        for (std::size_t i = 0; i < cycle.shortest.size() && i < shown_steps; ++i) {
            text += fmt::format("{} {} ", context_.id(cycle.shortest[i]), context_.signs.arrow);
        }
        if (cycle.shortest.size() > shown_steps) {
            text += fmt::format("... {} ", context_.signs.arrow);
        }
        text += context_.id(cycle.shortest.front());
        if (cycle.arguments.size() == 1) return text;
        return fmt::format("{} ({} arguments lead to each other)", text, cycle.arguments.size());
    }

    void process(const GraphStrengths& each) {
        if (!each.process) return;
        const ProcessEnd& end = *each.process;
        const Rich lead = Rich("PROCESS", Style::strong).add("  ");
        if (end.converged) {
            paragraph(lead,
                      fmt::format("Under {} strengths come to rest, after {} steps (time {}).",
                                  each.semantics, end.steps, decimal(end.time, 1)));
            return;
        }
        paragraph(
            lead,
            fmt::format("Under {} strengths DO NOT COME TO REST: after {} steps (time {}) "
                        "they still move by {} in a unit of time. What is shown is where "
                        "they were then, not a result.",
                        each.semantics, end.steps, decimal(end.time, 1), residual(end.residual)));
    }

    static std::string residual(double value) {
        const std::string text = decimal(value);
        return text == "0" ? "less than 0.000001" : text;
    }

    void strengths() {
        std::vector<Table::Column> columns{{Table::Align::left, 0, true}, {Table::Align::right, 2}};
        std::vector<Rich> header{dim("argument"), dim("base")};
        for (const GraphStrengths& each : argumentation_.strengths) {
            columns.push_back({Table::Align::right, 2});
            header.push_back(dim(each.semantics));
        }
        ClaimTable table(context_, std::move(columns), std::move(header));
        for (std::size_t i = 0; i < argumentation_.graph.arguments.size(); ++i) {
            std::vector<Rich> row{context_.id(i),
                                  fixed(argumentation_.graph.arguments[i].base, shown_decimals)};
            for (const GraphStrengths& each : argumentation_.strengths) {
                row.push_back(fixed(each.strength[i], shown_decimals));
            }
            table.row(i, std::move(row));
        }
        lines_.emplace_back();
        append(lines_, table.render());
    }

    void paragraph(const Rich& lead, const std::string& text) {
        append(lines_, wrapped(text, context_.width, 2, lead));
    }

    const ArgumentationContext& context_;
    const Argumentation& argumentation_;
    Lines lines_;
};

}  // namespace

std::string render_argumentation(const Argumentation& argumentation,
                                 const ArgumentationTextOptions& options) {
    const std::size_t width = std::max(options.width, least_text_width);
    const ArgumentationContext context{argumentation, text_signs(options.ascii), width,
                                       options.ascii};
    Lines lines = GraphText(context).write();
    for (std::size_t i = 0; i < argumentation.topics.size(); ++i) {
        append(lines, topic_section(context, i));
    }
    return paint(lines, width, options.color);
}

}  // namespace stackimpact
