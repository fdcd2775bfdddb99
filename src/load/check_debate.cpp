// SPDX-License-Identifier: MIT
#include "load/check_debate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "load/check_relations.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

void report(Code code, const Place& place, std::string message, std::string hint,
            std::vector<Label> labels, Diagnostics& diagnostics) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place = place;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    diagnostic.labels = std::move(labels);
    diagnostics.add(std::move(diagnostic));
}

/// "hint; the rule `x` is at FILE:LINE".
std::string with_elsewhere(const std::string& hint, std::span<const DebateEdge> edges,
                           std::span<const Debater> debaters) {
    const std::string places = elsewhere(edges, debaters);
    return places.empty() ? hint : hint + "; " + places;
}

void check_opposites(std::span<const DebateEdge> edges, std::span<const Debater> debaters,
                     Diagnostics& diagnostics) {
    std::map<std::pair<std::size_t, std::size_t>, const DebateEdge*> first;
    for (const DebateEdge& edge : edges) {
        const auto [found, is_new] = first.try_emplace({edge.from, edge.to}, &edge);
        if (is_new || !edge.place.text) continue;
        const DebateEdge& other = *found->second;
        std::vector<Label> labels;
        if (other.place.text) {
            labels.push_back(
                {other.place, fmt::format("{} here", other.attack ? "attacks" : "supports")});
        }
        report(Code::support_and_attack, edge.place,
               fmt::format("`{}` supports and attacks `{}`", debaters[edge.from].id.str(),
                           debaters[edge.to].id.str()),
               with_elsewhere("keep one of the two", std::span(&edge, 1), debaters),
               std::move(labels), diagnostics);
    }
}

bool meet(const Effect& a, const Effect& b) {
    const bool same_layer =
        a.layer == b.layer || a.layer.str() == each_layer || b.layer.str() == each_layer;
    return same_layer && a.channel == b.channel && a.direction == b.direction;
}

/// The effect of `a` that `b` has too, or null.
const Effect* common_effect(const Debater& a, const Debater& b) {
    for (const Effect& effect : a.effects) {
        const bool both = std::any_of(b.effects.begin(), b.effects.end(),
                                      [&](const Effect& other) { return meet(effect, other); });
        if (both) return &effect;
    }
    return nullptr;
}

void check_double_counting(std::span<const DebateEdge> edges, std::span<const Debater> debaters,
                           Diagnostics& diagnostics) {
    for (const DebateEdge& edge : edges) {
        if (edge.attack || edge.from == edge.to || !edge.place.text) continue;
        const Debater& from = debaters[edge.from];
        const Debater& to = debaters[edge.to];
        if (from.mechanism && from.mechanism == to.mechanism) continue;
        const Effect* effect = common_effect(from, to);
        if (effect == nullptr) continue;
        std::vector<Label> labels;
        for (const Debater* debater : {&from, &to}) {
            if (!debater->place.text) continue;
            labels.push_back({debater->place, fmt::format("{} here", name(effect->direction))});
        }
        report(Code::double_counting, edge.place,
               fmt::format("{} and both are {} for {}, {}: it would count twice",
                           sentence(edge, debaters), name(effect->direction), effect->layer.str(),
                           effect->channel.str()),
               with_elsewhere("give both the same `mechanism`, or take the effect from one",
                              std::span(&edge, 1), debaters),
               std::move(labels), diagnostics);
    }
}

void check_circles(std::span<const DebateEdge> edges, std::span<const Debater> debaters,
                   Diagnostics& diagnostics) {
    std::vector<DebateEdge> others;
    for (const DebateEdge& edge : edges) {
        if (edge.from != edge.to) {
            others.push_back(edge);
        } else {
            report(Code::argument_cycle, edge.place, sentence(edge, debaters), "leave it out", {},
                   diagnostics);
        }
    }
    for (const std::vector<DebateEdge>& circle : debate_circles(others, debaters.size())) {
        std::string chain;
        std::vector<Label> labels;
        for (const DebateEdge& edge : circle) {
            if (!chain.empty()) chain += ", ";
            chain += sentence(edge, debaters);
            if (&edge == &circle.front() || !edge.place.text) continue;
            labels.push_back({edge.place, sentence(edge, debaters)});
        }
        report(Code::argument_cycle, circle.front().place,
               "arguments lean on each other in a circle: " + chain,
               with_elsewhere("leave out the weakest of these relations", circle, debaters),
               std::move(labels), diagnostics);
    }
}

std::string hint(const std::string& name, const Names& known, const Diagnostics& diagnostics) {
    return diagnostics.wants_hints() ? nearest_hint(name, known) : "";
}

void unknown_argument(const ArgumentId& id, const Targets& targets, const Place& place,
                      Diagnostics& diagnostics) {
    const Names& known = targets.arguments;
    if (std::binary_search(known.begin(), known.end(), id.str())) return;
    diagnostics.error(Code::unknown_argument, place,
                      targets.open_mechanisms
                          ? fmt::format("there is no rule {}", quoted(id.str()))
                          : fmt::format("there is no argument or rule {}", quoted(id.str())),
                      hint(id.str(), known, diagnostics));
}

void unknown_mechanism(const MechanismId& id, const Targets& targets, const Place& place,
                       Diagnostics& diagnostics) {
    const Names& known = targets.mechanisms;
    if (std::binary_search(known.begin(), known.end(), id.str())) return;
    if (!targets.open_mechanisms || !diagnostics.wants_hints() || nearest(id.str(), known)) {
        diagnostics.error(Code::unknown_mechanism, place,
                          fmt::format("nothing carries the mechanism {}", quoted(id.str())),
                          hint(id.str(), known, diagnostics));
        return;
    }
    diagnostics.warning(Code::unknown_mechanism, place,
                        fmt::format("no rule carries the mechanism {}", quoted(id.str())),
                        "the relation acts only where a scenario's argument does");
}

}  // namespace

Debater debater_of(const Rule& rule) {
    Debater debater;
    debater.id = rule.id;
    debater.mechanism = rule.mechanism;
    debater.effects = rule.effects;
    debater.relations = rule.relations;
    debater.location = rule.location;
    debater.each = rule.each.has_value();
    return debater;
}

Debater debater_of(const ScenarioArgument& argument) {
    Debater debater;
    debater.id = argument.id;
    debater.mechanism = argument.mechanism;
    debater.effects = argument.effects;
    debater.relations = argument.relations;
    debater.location = argument.location;
    return debater;
}

void Targets::add(const Rule& rule, const Names& layers) {
    if (rule.mechanism) mechanisms.push_back(rule.mechanism->str());
    arguments.push_back(rule.id.str());
    if (!rule.each) return;
    for (const std::string& layer : layers) arguments.push_back(rule.id.str() + "@" + layer);
}

void Targets::add(const ScenarioArgument& argument) {
    if (argument.mechanism) mechanisms.push_back(argument.mechanism->str());
    arguments.push_back(argument.id.str());
}

void Targets::finish() {
    for (Names* names : {&arguments, &mechanisms}) {
        std::sort(names->begin(), names->end());
        names->erase(std::unique(names->begin(), names->end()), names->end());
    }
}

Targets targets_of(const Scenario& scenario, const RuleBook& rules, const Names& layers) {
    Targets targets;
    for (const auto& entry : rules.rules) targets.add(entry.second, layers);
    for (const auto& entry : scenario.arguments) targets.add(entry.second);
    targets.finish();
    return targets;
}

void check_targets(const Debater& debater, const Targets& targets, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < debater.relations.size(); ++i) {
        const Place& place = debater.relation_places[i];
        const Relation& relation = debater.relations[i];
        if (const auto* mechanism = std::get_if<MechanismId>(&relation.target)) {
            unknown_mechanism(*mechanism, targets, place, diagnostics);
        } else {
            unknown_argument(std::get<ArgumentId>(relation.target), targets, place, diagnostics);
        }
    }
}

void check_debate(std::span<const Debater> debaters, Diagnostics& diagnostics) {
    const std::vector<DebateEdge> edges = debate_edges(debaters);
    check_opposites(edges, debaters, diagnostics);
    check_double_counting(edges, debaters, diagnostics);
    check_circles(edges, debaters, diagnostics);
}

}  // namespace stackimpact
