// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/rules.hpp"

namespace stackimpact {

namespace {

/// `newrank`: with many clusters the default ranking of Graphviz 2.43 gives up ("trouble in
/// init_rank").
constexpr std::string_view head = R"(digraph rules {
  graph [rankdir=LR, newrank=true, fontname="Helvetica", label="arrow: supports; bar: attacks; dotted: has the mechanism"];
  node [shape=box, fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9];
)";

constexpr const char* bull_colour = "forestgreen";
constexpr const char* bear_colour = "firebrick";

// Names of nodes: what they stand for goes before the id, so that no two of them are the same.
std::string node(const ArgumentId& rule) {
    return dot_string("rule:" + rule.str());
}
std::string node(const MechanismId& mechanism) {
    return dot_string("mechanism:" + mechanism.str());
}
std::string node(const LayerId& layer) {
    return dot_string("layer:" + layer.str());
}

/// One argues with another.
struct Edge {
    std::string from;
    std::string to;
    RelationKind kind = RelationKind::support;
    double weight = 1.0;
    std::string note;

    friend bool operator<(const Edge& a, const Edge& b) {
        return std::tie(a.from, a.to, a.kind, a.weight, a.note) <
               std::tie(b.from, b.to, b.kind, b.weight, b.note);
    }
};

/// What is drawn of the relations.
struct Drawing {
    std::set<Edge> edges;
    /// Mechanisms that are nodes.
    std::set<MechanismId> mechanisms;
    /// Rules that were not asked for.
    std::set<ArgumentId> outside;
};

class Draftsman {
public:
    explicit Draftsman(const std::vector<RuleCard>& cards) {
        for (const RuleCard& card : cards) chosen_.insert(card.rule.id);
        for (const RuleCard& card : cards) add(card);
    }

    [[nodiscard]] Drawing take() { return std::move(drawing_); }

private:
    void add(const RuleCard& card) {
        const auto& mechanism = card.rule.mechanism;
        for (const ArgumentId& other : card.same_mechanism) {
            if (chosen_.count(other) > 0) drawing_.mechanisms.insert(*mechanism);
        }
        for (const RuleRelation& relation : card.relations) add(card.rule.id, relation);
    }

    void add(const ArgumentId& rule, const RuleRelation& relation) {
        const bool own = relation.written_in == rule;
        // The other's card has it too.
        if (!own && chosen_.count(relation.written_in) > 0) return;
        const std::string here = relation.named_by ? end(*relation.named_by) : end(rule);
        const std::string there =
            std::visit([this](const auto& id) { return end(id); }, relation.other);
        drawing_.edges.insert({relation.incoming ? there : here, relation.incoming ? here : there,
                               relation.kind, relation.weight, relation.note});
    }

    std::string end(const ArgumentId& rule) {
        if (chosen_.count(rule) == 0) drawing_.outside.insert(rule);
        return node(rule);
    }

    std::string end(const MechanismId& mechanism) {
        drawing_.mechanisms.insert(mechanism);
        return node(mechanism);
    }

    std::set<ArgumentId> chosen_;
    Drawing drawing_;
};

std::string rule_line(const Rule& rule) {
    return fmt::format("{} [label={}, tooltip={}];\n", node(rule.id), dot_string(rule.id.str()),
                       dot_string(rule.claim));
}

/// The rules of a family, with a frame around them unless they have none.
std::string cluster(const std::string& family, const std::vector<const Rule*>& rules) {
    std::string text;
    const std::string_view indent = family.empty() ? "  " : "    ";
    if (!family.empty()) {
        text = fmt::format("  subgraph {} {{\n    label={};\n", dot_string("cluster_" + family),
                           dot_string(family));
    }
    for (const Rule* rule : rules) text += fmt::format("{}{}", indent, rule_line(*rule));
    if (!family.empty()) text += "  }\n";
    return text;
}

std::string clusters(const std::vector<RuleCard>& cards) {
    std::map<std::string, std::vector<const Rule*>> families;
    for (const RuleCard& card : cards) families[card.rule.family].push_back(&card.rule);
    std::string text;
    for (const auto& [family, rules] : families) text += cluster(family, rules);
    return text;
}

std::string mechanism_lines(const std::vector<RuleCard>& cards,
                            const std::set<MechanismId>& mechanisms) {
    std::string text;
    for (const MechanismId& mechanism : mechanisms) {
        text += fmt::format("  {} [label={}, shape=ellipse];\n", node(mechanism),
                            dot_string(mechanism.str()));
    }
    for (const RuleCard& card : cards) {
        const auto& mechanism = card.rule.mechanism;
        if (!mechanism || mechanisms.count(*mechanism) == 0) continue;
        text += fmt::format("  {} -> {} [style=dotted, arrowhead=none];\n", node(card.rule.id),
                            node(*mechanism));
    }
    return text;
}

std::string outside_lines(const std::set<ArgumentId>& outside) {
    std::string text;
    for (const ArgumentId& rule : outside) {
        text += fmt::format("  {} [label={}, style=dashed];\n", node(rule), dot_string(rule.str()));
    }
    return text;
}

std::string edge_lines(const std::set<Edge>& edges) {
    std::string text;
    for (const Edge& edge : edges) {
        const bool support = edge.kind == RelationKind::support;
        text += fmt::format("  {} -> {} [color={}, arrowhead={}", edge.from, edge.to,
                            support ? bull_colour : bear_colour, support ? "normal" : "tee");
        if (edge.weight < 1.0) text += fmt::format(", label={}", dot_string(decimal(edge.weight)));
        if (!edge.note.empty()) text += fmt::format(", tooltip={}", dot_string(edge.note));
        text += "];\n";
    }
    return text;
}

std::string effect_line(const ArgumentId& rule, const LayerId& layer, const Effect& effect) {
    const bool bull = effect.direction == Direction::bull;
    const std::string label = fmt::format("{} {} {}", name(effect.direction), effect.channel.str(),
                                          decimal(effect.weight));
    return fmt::format("  {} -> {} [color={}, style=dashed, arrowhead=vee, label={}];\n",
                       node(rule), node(layer), bull ? bull_colour : bear_colour,
                       dot_string(label));
}

/// The layers of the stack, and what presses on them.
std::string effect_lines(const std::vector<RuleCard>& cards, const Stack& stack) {
    std::string text = "  subgraph \"cluster layers\" {\n    label=\"layers\";\n";
    for (const Layer& layer : stack.layers) {
        text += fmt::format("    {} [label={}, shape=component];\n", node(layer.id),
                            dot_string(layer.name));
    }
    text += "  }\n";
    for (const RuleCard& card : cards) {
        for (const Effect& effect : card.rule.effects) {
            const bool each = effect.layer.str() == each_layer;
            for (const LayerId& layer : each ? card.chosen : std::vector{effect.layer}) {
                text += effect_line(card.rule.id, layer, effect);
            }
        }
    }
    return text;
}

}  // namespace

std::string render_rule_graph(const std::vector<RuleCard>& cards, const Stack& stack,
                              bool effects) {
    const Drawing drawing = Draftsman(cards).take();
    std::string text(head);
    text += clusters(cards);
    text += outside_lines(drawing.outside);
    text += mechanism_lines(cards, drawing.mechanisms);
    text += edge_lines(drawing.edges);
    if (effects) text += effect_lines(cards, stack);
    return text + "}\n";
}

}  // namespace stackimpact
