// SPDX-License-Identifier: MIT
#include "compare/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compare/attribution.hpp"
#include "compare/changes.hpp"
#include "model/format.hpp"

namespace stackimpact {

namespace {

LayerReading reading_of(const LayerAssessment& layer) {
    LayerReading reading;
    reading.net = layer.shares.net;
    reading.bull = layer.shares.bull;
    reading.bear = layer.shares.bear;
    reading.range_low = layer.range_low;
    reading.range_high = layer.range_high;
    reading.pressure = layer.pressure;
    reading.verdict = layer.verdict;
    reading.derived = layer.derived;
    reading.confidence = layer.confidence.level;
    reading.gap_said = layer.gap_said.label;
    reading.gap_did = layer.gap_did.label;
    return reading;
}

const LayerAssessment* find_layer(const Assessment& assessment, const LayerId& id) {
    for (const LayerAssessment& layer : assessment.layers) {
        if (layer.id == id) return &layer;
    }
    return nullptr;
}

std::vector<ArgumentShift> shifts_of(const LayerAssessment* base, const LayerAssessment* head) {
    std::map<ArgumentId, ArgumentShift> shifts;
    const auto add = [&](const LayerAssessment* layer, Micro ArgumentShift::*side) {
        if (layer == nullptr) return;
        for (const NettedContribution& netted : layer->arguments) {
            shifts[netted.argument].*side = netted.amount;
        }
    };
    add(base, &ArgumentShift::base);
    add(head, &ArgumentShift::head);
    std::vector<ArgumentShift> found;
    for (auto& [id, shift] : shifts) {
        shift.id = id;
        if (shift.base != shift.head) found.push_back(shift);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::llabs((a.head - a.base).value) > std::llabs((b.head - b.base).value);
    });
    return found;
}

LayerComparison compare_layer(const LayerAssessment* base, const LayerAssessment* head) {
    const LayerAssessment& named = head != nullptr ? *head : *base;
    LayerComparison layer;
    layer.id = named.id;
    layer.order = named.order;
    layer.name = named.name;
    const LayerReading none{};
    if (base != nullptr) layer.base = reading_of(*base);
    if (head != nullptr) layer.head = reading_of(*head);
    const LayerReading& was = layer.base ? *layer.base : none;
    const LayerReading& is = layer.head ? *layer.head : none;
    layer.delta = is.net - was.net;
    layer.pressure_delta =
        (is.pressure.bull - is.pressure.bear) - (was.pressure.bull - was.pressure.bear);
    layer.arguments = shifts_of(base, head);
    return layer;
}

std::vector<LayerComparison> compare_layers(const Assessment& base, const Assessment& head) {
    std::vector<LayerComparison> layers;
    for (const LayerAssessment& layer : head.layers) {
        layers.push_back(compare_layer(find_layer(base, layer.id), &layer));
    }
    for (const LayerAssessment& layer : base.layers) {
        if (find_layer(head, layer.id) == nullptr) layers.push_back(compare_layer(&layer, nullptr));
    }
    return layers;
}

/// What an argument or rule did to every layer's pressure.
void add_pressures(const std::vector<LayerComparison>& layers, std::vector<ItemChange>& items) {
    for (ItemChange& item : items) {
        for (const LayerComparison& layer : layers) {
            const auto shift =
                std::find_if(layer.arguments.begin(), layer.arguments.end(),
                             [&](const ArgumentShift& each) { return each.id.str() == item.id; });
            item.pressure.push_back(shift == layer.arguments.end() ? Micro{}
                                                                   : shift->head - shift->base);
        }
    }
}

bool same_inputs(const ComparedSide& a, const ComparedSide& b) {
    return a.sha256 == b.sha256 && a.version == b.version && a.stack_sha256 == b.stack_sha256 &&
           a.rules_sha256 == b.rules_sha256 && a.vocabulary_sha256 == b.vocabulary_sha256 &&
           a.scales_sha256 == b.scales_sha256;
}

bool same_results(const Comparison& comparison) {
    return comparison.facts.empty() && comparison.sources.empty() && comparison.arguments.empty() &&
           comparison.rules.empty() &&
           std::all_of(comparison.layers.begin(), comparison.layers.end(),
                       [](const LayerComparison& layer) {
                           return layer.base == layer.head && layer.arguments.empty();
                       });
}

std::string verdict_word(const std::optional<LayerReading>& reading) {
    if (!reading) return "none";
    std::string word(name(reading->verdict));
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

/// "Chip design bull to neutral"; several with semicolons.
std::string flips_text(const Comparison& comparison) {
    std::vector<std::string> flips;
    for (const LayerComparison& layer : comparison.layers) {
        if (!layer.verdict_changed()) continue;
        flips.push_back(fmt::format("{} {} to {}", layer.name, verdict_word(layer.base),
                                    verdict_word(layer.head)));
    }
    return fmt::format("{}", fmt::join(flips, "; "));
}

std::string headline_of(const Comparison& comparison) {
    if (comparison.outcome == ComparisonOutcome::identical) return "Identical inputs";
    if (comparison.outcome == ComparisonOutcome::equal) return "Inputs differ, results are equal";
    const std::string flips = flips_text(comparison);
    if (!flips.empty()) return flips;
    const auto most = std::max_element(
        comparison.layers.begin(), comparison.layers.end(), [](const auto& a, const auto& b) {
            return std::llabs(a.delta.value) < std::llabs(b.delta.value);
        });
    if (most == comparison.layers.end() || most->delta == Micro{}) {
        return "No verdict and no net changes";
    }
    return fmt::format("No verdict changes; most: {} {}", most->name, signed_fixed(most->delta, 2));
}

}  // namespace

ComparedSide side_of(std::string label, std::string form, std::string version,
                     const Assessment& assessment) {
    return {std::move(label),
            std::move(form),
            assessment.input_sha256,
            std::move(version),
            assessment.stack_sha256,
            assessment.rules_sha256,
            assessment.vocabulary_sha256,
            assessment.scales_sha256};
}

Comparison compare(const SideInput& base, const SideInput& head) {
    Comparison comparison;
    comparison.id = head.assessment.id;
    comparison.base = base.about;
    comparison.head = head.about;
    comparison.layers = compare_layers(base.assessment, head.assessment);
    const bool bare = base.about.form == "baseline" || head.about.form == "baseline";
    const ItemSides sides{base.assessment, head.assessment, bare};
    comparison.facts = fact_changes(sides);
    comparison.sources = source_changes(sides);
    comparison.arguments = argument_changes(sides);
    comparison.rules = rule_changes(sides);
    add_pressures(comparison.layers, comparison.arguments);
    add_pressures(comparison.layers, comparison.rules);
    comparison.outcome = !same_results(comparison)             ? ComparisonOutcome::different
                         : same_inputs(base.about, head.about) ? ComparisonOutcome::identical
                                                               : ComparisonOutcome::equal;
    attribute(base, head, comparison);
    comparison.headline = headline_of(comparison);
    return comparison;
}

}  // namespace stackimpact
