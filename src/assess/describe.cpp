// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "assess/evaluation.hpp"
#include "assess/forecast.hpp"
#include "match/ground.hpp"
#include "model/format.hpp"

namespace stackimpact {

namespace {

void add_facts(const AssessInput& input, const Evaluation& evaluation, Assessment& assessment) {
    std::map<FactName, std::vector<ArgumentId>> users;
    for (const Argument& argument : evaluation.debate.arguments) {
        if (!is_stated(argument)) continue;
        for (const FactName& fact : argument.facts) users[fact].push_back(argument.id);
    }
    for (const auto& entry : evaluation.scenario.facts) {
        const Fact& fact = entry.second;
        const FactDeclaration& declaration = input.vocabulary.facts.at(entry.first);
        const FactWeight weight = fact_weight(fact, evaluation.scenario.sources, input.scales);
        FactAssessment result;
        result.fact = fact;
        result.unit = declaration.unit;
        const auto text_of = [&](const FactValue& value, const std::string& as_written) {
            return as_written.empty() ? fact_text(value, declaration, input.vocabulary)
                                      : as_written;
        };
        result.text = text_of(fact.value, fact.as_written);
        result.weight = to_micro(weight.point);
        result.weight_low = to_micro(weight.range.low);
        result.weight_high = to_micro(weight.range.high);
        result.graded = weight.graded;
        if (fact.stated) {
            result.stated_text = text_of(fact.stated->value, fact.stated->as_written);
            result.ground = to_micro(ground_of(fact).point);
        }
        result.used_by = users[entry.first];
        assessment.facts.push_back(std::move(result));
    }
}

void add_sources(const AssessInput& input, const Evaluation& evaluation, Assessment& assessment) {
    std::map<SourceId, Source> sources = evaluation.scenario.sources;
    for (const Argument& argument : evaluation.debate.arguments) {
        if (argument.rule.empty() || !is_stated(argument)) continue;
        for (const Source& source : input.rules.rules.at(argument.rule).sources) {
            sources.try_emplace(source.id, source);
        }
    }
    for (auto& entry : sources) assessment.sources.push_back(std::move(entry.second));
}

/// Facts that would decide undecided rules, those that decide most first.
void add_questions(const AssessInput& input, const Evaluation& evaluation, Assessment& assessment) {
    std::map<FactName, std::vector<ArgumentId>> rules;
    for (const RuleAssessment& rule : evaluation.rules) {
        for (const FactName& fact : rule.needs) rules[fact].push_back(rule.id);
    }
    for (auto& entry : rules) {
        assessment.not_known.push_back({entry.first,
                                        input.vocabulary.facts.at(entry.first).question,
                                        std::move(entry.second)});
    }
    std::stable_sort(assessment.not_known.begin(), assessment.not_known.end(),
                     [](const OpenQuestion& a, const OpenQuestion& b) {
                         return a.rules.size() > b.rules.size();
                     });
}

/// Pressure of each argument over all layers, both signs.
std::map<ArgumentId, std::int64_t> pressure_by_argument(const Assessment& assessment) {
    std::map<ArgumentId, std::int64_t> pressure;
    for (const LayerAssessment& layer : assessment.layers) {
        for (const NettedContribution& netted : layer.arguments) {
            pressure[netted.argument] += std::llabs(netted.amount.value);
        }
    }
    return pressure;
}

void add_ungraded(Assessment& assessment) {
    std::map<ArgumentId, std::int64_t> pressure = pressure_by_argument(assessment);
    std::vector<std::pair<std::int64_t, FactName>> facts;
    for (const FactAssessment& fact : assessment.facts) {
        if (fact.graded || fact.used_by.empty()) continue;
        std::int64_t rests = 0;
        for (const ArgumentId& user : fact.used_by) rests += pressure[user];
        facts.emplace_back(-rests, fact.fact.name);
    }
    std::sort(facts.begin(), facts.end());
    for (auto& entry : facts) assessment.ungraded.push_back(std::move(entry.second));
}

void note_figure(const std::string& what, const Series& series, const std::optional<Date>& date,
                 Assessment& assessment) {
    const PickedFigure picked = pick(series, date);
    const std::string when = picked.figure->date.year == 0 ? "" : to_string(picked.figure->date);
    if (picked.later) assessment.figures.push_back({what, when, "later"});
    if (picked.figure->basis == "unseen") assessment.figures.push_back({what, when, "unseen"});
}

void add_program_slots(const Condition& condition, std::set<std::size_t>& slots) {
    if (condition.program.empty()) return;
    slots.insert(condition.program.reads().begin(), condition.program.reads().end());
}

/// Figures that took part: references that fired rules read, coefficients of links, shares of
/// players.
void add_figures(const AssessInput& input, const Evaluation& evaluation, Assessment& assessment) {
    std::set<std::size_t> slots;
    for (const RuleAssessment& result : evaluation.rules) {
        if (result.outcome != RuleOutcome::fired) continue;
        const std::string id = result.id.str().substr(0, result.id.str().find('@'));
        const Rule& rule = input.rules.rules.at(ArgumentId{id});
        for (const Condition& condition : rule.when) add_program_slots(condition, slots);
        add_program_slots(rule.strength, slots);
    }
    for (const auto& entry : input.stack.references) {
        const std::string name = "stack." + entry.first.str();
        const auto slot = input.rules.environment.slot(name);
        if (!slot || slots.count(*slot) == 0) continue;
        note_figure(name, entry.second.series, assessment.date, assessment);
    }
    for (const Link& link : input.stack.links) {
        for (const auto& entry : link.coefficients) {
            note_figure(
                fmt::format("{} > {}: {}", link.supplier.str(), link.customer.str(), entry.first),
                entry.second, assessment.date, assessment);
        }
    }
}

std::string actual_of(const Expectation& expectation, const Assessment& assessment,
                      const LayerAssessment& layer) {
    if (expectation.what == "verdict") return std::string(name(layer.verdict));
    if (expectation.what == "gap") return std::string(name(layer.gap_said.label));
    if (expectation.what == "gap_did") return std::string(name(layer.gap_did.label));
    if (expectation.what == "sign") {
        const std::int64_t net = layer.shares.net.value;
        return net > 0 ? "bull" : (net < 0 ? "bear" : "none");
    }
    bool lowest = true;
    bool highest = true;
    for (const LayerAssessment& other : assessment.layers) {
        if (other.shares.net < layer.shares.net) lowest = false;
        if (layer.shares.net < other.shares.net) highest = false;
    }
    if (lowest && highest) return expectation.expected;
    return lowest ? "most_bearish" : (highest ? "most_bullish" : "between");
}

void add_expectations(const Evaluation& evaluation, Assessment& assessment) {
    for (const Expectation& expectation : evaluation.scenario.expect) {
        for (const LayerAssessment& layer : assessment.layers) {
            if (layer.id != expectation.layer) continue;
            const std::string actual = actual_of(expectation, assessment, layer);
            assessment.expect.push_back({expectation, actual, actual == expectation.expected});
        }
    }
}

std::string plain(std::string_view word) {
    std::string text(word);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// "Bear for model development; market overreacted in chip design; data centers contested".
std::string headline_of(const Assessment& assessment) {
    const LayerAssessment* strongest = nullptr;
    std::vector<std::string> parts;
    for (const LayerAssessment& layer : assessment.layers) {
        if (layer.derived || layer.verdict == Verdict::contested ||
            layer.verdict == Verdict::neutral) {
            continue;
        }
        if (strongest == nullptr ||
            std::llabs(layer.shares.net.value) > std::llabs(strongest->shares.net.value)) {
            strongest = &layer;
        }
    }
    if (strongest != nullptr) {
        parts.push_back(plain(name(strongest->verdict)) + " for " + strongest->name);
    }
    for (const LayerAssessment& layer : assessment.layers) {
        const GapLabel label = layer.gap_said.label;
        if (label == GapLabel::overreaction || label == GapLabel::opposed ||
            label == GapLabel::underreaction) {
            parts.push_back(layer.name + ": " + plain(name(label)));
        }
    }
    for (const LayerAssessment& layer : assessment.layers) {
        if (layer.verdict == Verdict::contested) parts.push_back(layer.name + ": contested");
    }
    if (parts.empty()) return "No clear pressure on any layer";
    std::string text = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) text += "; " + parts[i];
    text.front() = text.front() >= 'a' && text.front() <= 'z'
                       ? static_cast<char>(text.front() - 'a' + 'A')
                       : text.front();
    return text;
}

}  // namespace

void describe(const AssessInput& input, const Evaluation& evaluation, Assessment& assessment) {
    add_facts(input, evaluation, assessment);
    add_sources(input, evaluation, assessment);
    add_questions(input, evaluation, assessment);
    add_ungraded(assessment);
    add_figures(input, evaluation, assessment);
    add_expectations(evaluation, assessment);
    if (assessment.date) {
        assessment.hindsight = youngest_rule(input.rules, evaluation.rules, *assessment.date);
    }
    const auto kind = input.vocabulary.kinds.find(assessment.kind.value_or(KindId{}));
    assessment.outside_stack = kind != input.vocabulary.kinds.end() && kind->second.outside_stack;
    assessment.headline = headline_of(assessment);
}

}  // namespace stackimpact
