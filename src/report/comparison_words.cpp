// SPDX-License-Identifier: MIT
#include "report/comparison_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// One unit of the last digit that `net_text` prints.
constexpr std::int64_t printed_unit = micros_per_one / 100;

std::int64_t floor_units(Micro value) {
    const std::int64_t units = value.value / printed_unit;
    return value.value % printed_unit < 0 ? units - 1 : units;
}

/// Units that `net_text` prints, whichever way it rounds a half.
std::int64_t text_units(Micro value) {
    const std::int64_t below = floor_units(value);
    return net_text(value) == net_text(Micro{below * printed_unit}) ? below : below + 1;
}

std::vector<Micro> negated(std::vector<Micro> parts) {
    for (Micro& part : parts) part = -part;
    return parts;
}

/// Units of the parts that add up to those of their sum: all rounded down, then up where the most
/// is missing.
std::vector<std::int64_t> rounded_units(const std::vector<Micro>& parts) {
    std::vector<std::int64_t> units;
    for (const Micro part : parts) units.push_back(floor_units(part));
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto remainder = [&](std::size_t i) { return parts[i].value - units[i] * printed_unit; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    const std::int64_t below = std::accumulate(units.begin(), units.end(), std::int64_t{0});
    const Micro sum = std::accumulate(parts.begin(), parts.end(), Micro{});
    const auto missing = static_cast<std::size_t>(text_units(sum) - below);
    for (std::size_t i = 0; i < std::min(missing, order.size()); ++i) ++units[order[i]];
    return units;
}

std::string brief(GapLabel label) {
    if (label == GapLabel::overreaction) return "over";
    if (label == GapLabel::underreaction) return "under";
    return spaced(name(label));
}

std::string number_of(std::size_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string differs_words(const Comparison& comparison) {
    const std::string words = differing_words(comparison);
    if (words.empty()) return "The inputs differ";
    return fmt::format(
        "{} {}", capitalised(words),
        comparison.differing.size() == 1 && words.back() != 's' ? "differs" : "differ");
}

std::string different_text(const Comparison& comparison) {
    if (!comparison.headline.empty()) return comparison.headline;
    const auto changed = static_cast<std::size_t>(
        std::count_if(comparison.layers.begin(), comparison.layers.end(), layer_changed));
    return fmt::format("{} of {} changed.", changed,
                       number_of(comparison.layers.size(), "layer", "layers"));
}

}  // namespace

ComparisonCounts counts_of(const ComparisonRun& run) {
    ComparisonCounts counts;
    counts.all = run.comparisons.size();
    for (const HeadComparison& each : run.comparisons) {
        switch (each.comparison.outcome) {
            case ComparisonOutcome::identical:
                ++counts.identical;
                break;
            case ComparisonOutcome::equal:
                ++counts.equal;
                break;
            case ComparisonOutcome::different:
                ++counts.different;
                break;
        }
        if (any_verdict_changed(each.comparison)) ++counts.flipped;
    }
    return counts;
}

bool layer_changed(const LayerComparison& layer) {
    return layer.base != layer.head || layer.delta.value != 0 || layer.pressure_delta.value != 0 ||
           !layer.arguments.empty();
}

bool any_verdict_changed(const Comparison& comparison) {
    return std::any_of(comparison.layers.begin(), comparison.layers.end(),
                       [](const LayerComparison& layer) { return layer.verdict_changed(); });
}

std::vector<std::string> printed_parts(const std::vector<Micro>& parts) {
    const auto signed_part =
        std::find_if(parts.begin(), parts.end(), [](const Micro& part) { return part.value != 0; });
    Micro sum = std::accumulate(parts.begin(), parts.end(), Micro{});
    if (sum.value == 0 && signed_part != parts.end()) sum = *signed_part;
    const bool negative = sum.value < 0;
    const std::vector<std::int64_t> units = rounded_units(negative ? negated(parts) : parts);
    std::vector<std::string> texts;
    for (const std::int64_t unit : units) {
        texts.push_back(net_text(Micro{(negative ? -unit : unit) * printed_unit}));
    }
    return texts;
}

std::vector<PrintedCause> printed_causes(const LayerComparison& layer) {
    std::vector<PrintedCause> causes;
    std::vector<Micro> parts;
    const auto add = [&](std::string words, Micro net) {
        if (net.value == 0) return;
        causes.push_back({std::move(words), net, ""});
        parts.push_back(net);
    };
    for (std::size_t i = 0; i < cause_count; ++i) {
        add(spaced(name(static_cast<Cause>(i))), layer.attribution.causes[i].net);
    }
    add("not told apart", layer.attribution.unseparated.net);
    const std::vector<std::string> texts = printed_parts(parts);
    for (std::size_t i = 0; i < causes.size(); ++i) causes[i].text = texts[i];
    return causes;
}

std::vector<PrintedCause> main_causes(const LayerComparison& layer) {
    std::vector<PrintedCause> causes = printed_causes(layer);
    const auto shows = [](const PrintedCause& cause) { return cause.text != net_text(Micro{}); };
    if (std::any_of(causes.begin(), causes.end(), shows)) {
        std::erase_if(causes, [&](const PrintedCause& cause) { return !shows(cause); });
    }
    return causes;
}

std::string differing_words(const Comparison& comparison) {
    std::vector<std::string> words;
    for (const Cause cause : comparison.differing) words.push_back(spaced(name(cause)));
    return joined(words);
}

std::string answer_text(const Comparison& comparison) {
    switch (comparison.outcome) {
        case ComparisonOutcome::identical:
            return "The same inputs, byte for byte: nothing can differ.";
        case ComparisonOutcome::equal:
            return differs_words(comparison) + ", the results do not.";
        case ComparisonOutcome::different:
            break;
    }
    return different_text(comparison);
}

std::string summary_text(const ComparisonRun& run) {
    const ComparisonCounts counts = counts_of(run);
    if (counts.all == 0) {
        return run.unread.empty() ? "Nothing to compare: no scenario is on both sides."
                                  : "Nothing to compare: what is on both sides could not be read.";
    }
    std::vector<std::string> outcomes;
    const auto add = [&](std::size_t count, std::string_view word) {
        if (count > 0) outcomes.push_back(fmt::format("{} {}", count, word));
    };
    add(counts.different, "different");
    add(counts.equal, "equal");
    add(counts.identical, "identical");
    std::string text = fmt::format("{}: {}", number_of(counts.all, "comparison", "comparisons"),
                                   separated(outcomes, ", "));
    if (counts.different > 0) {
        text += counts.flipped == 0 ? "; every verdict stays"
                                    : fmt::format("; another verdict in {}", counts.flipped);
    }
    return text + ".";
}

std::string method_text(const Comparison& comparison) {
    if (comparison.method == "single") return "One cause differs: all of the change is its part.";
    if (comparison.method == "shapley") {
        return "Parts by cause are Shapley values: the mean over the orders in which causes can be "
               "exchanged one by one.";
    }
    if (comparison.method == "unseparated") {
        return "Causes could not be told apart" +
               (comparison.method_reason.empty() ? "." : ": " + comparison.method_reason + ".");
    }
    return "";
}

std::vector<std::string> method_texts(const ComparisonRun& run) {
    std::vector<std::string> texts;
    for (const HeadComparison& each : run.comparisons) {
        if (each.comparison.outcome != ComparisonOutcome::different) continue;
        std::string text = method_text(each.comparison);
        if (text.empty() || std::find(texts.begin(), texts.end(), text) != texts.end()) continue;
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string numbers_text() {
    return "Strength of argument, -1 to +1. Not a probability, not a forecast of return, not "
           "advice.";
}

std::array<ItemList, 4> item_lists(const Comparison& comparison) {
    return {{{"facts", &comparison.facts},
             {"sources", &comparison.sources},
             {"arguments", &comparison.arguments},
             {"rules", &comparison.rules}}};
}

std::vector<LayerEffect> effects_of(const Comparison& comparison,
                                    const std::vector<Micro>& values) {
    std::vector<LayerEffect> effects;
    const std::size_t count = std::min(values.size(), comparison.layers.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (net_text(values[i]) == net_text(Micro{})) continue;
        effects.push_back({&comparison.layers[i], values[i]});
    }
    std::stable_sort(effects.begin(), effects.end(), [](const auto& a, const auto& b) {
        return std::llabs(a.value.value) > std::llabs(b.value.value);
    });
    return effects;
}

std::string layer_words(const LayerComparison& layer) {
    return layer.name.empty() ? spaced(layer.id.str()) : layer.name;
}

std::string verdict_words(const LayerReading& reading) {
    return (reading.derived ? "derived: " : "") + spaced(name(reading.verdict));
}

std::string gap_words(const LayerReading& reading) {
    if (reading.gap_said == GapLabel::not_argued) return brief(reading.gap_did);
    if (reading.gap_did == GapLabel::not_priced || reading.gap_said == reading.gap_did) {
        return brief(reading.gap_said);
    }
    return brief(reading.gap_said) + "/" + brief(reading.gap_did);
}

std::string side_label(const ComparisonRun& run, std::size_t side) {
    return side < run.sides.size() ? run.sides[side] : "";
}

}  // namespace stackimpact
