// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// How many of the cases put the layer on the same side: "all four cases agree"; empty without
/// cases.
std::string agreement(const TextContext& context, const LayerAssessment& layer) {
    const int side = side_of(layer.verdict);
    std::size_t all = 0;
    std::size_t same = 0;
    for (const CaseAssessment& each : context.assessment.cases) {
        for (const CaseAssessment::Row& row : each.layers) {
            if (row.layer != layer.id) continue;
            ++all;
            if (side_of(row.verdict) == side) ++same;
        }
    }
    if (all == 0) return "";
    if (all == 1) return same == 1 ? "the one case agrees" : "the one case does not agree";
    if (same == all) {
        return all == 2 ? "both cases agree" : fmt::format("all {} cases agree", count_word(all));
    }
    return fmt::format("{} of {} cases {}", same == 0 ? "none" : count_word(same), count_word(all),
                       same <= 1 ? "agrees" : "agree");
}

std::vector<const LayerAssessment*> by_strength(const TextContext& context) {
    std::vector<const LayerAssessment*> layers;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (!layer.derived && side_of(layer.verdict) != 0) layers.push_back(&layer);
    }
    std::stable_sort(layers.begin(), layers.end(), [](const auto* a, const auto* b) {
        return std::llabs(a->shares.net.value) > std::llabs(b->shares.net.value);
    });
    return layers;
}

/// Layers that share a sentence: the cases agree on them alike.
struct Directions {
    std::string agreed;
    /// Verdicts in order of strength, each with its layers.
    std::vector<std::pair<Verdict, std::vector<std::string>>> verdicts;
};

std::string sentence_of(const Directions& direction) {
    std::vector<std::string> items;
    for (const auto& entry : direction.verdicts) {
        items.push_back(spaced(name(entry.first)) + " for " + joined(entry.second));
    }
    return capitalised(separated(items, ", ")) + (direction.agreed.empty() ? "" : ": ") +
           direction.agreed + ".";
}

/// "Bear for A and B, bull for C: all four cases agree."
void add_directions(const TextContext& context, std::vector<std::string>& sentences) {
    std::vector<Directions> directions;
    for (const LayerAssessment* layer : by_strength(context)) {
        const std::string agreed = agreement(context, *layer);
        if (directions.empty() || directions.back().agreed != agreed) {
            directions.push_back({agreed, {}});
        }
        auto& verdicts = directions.back().verdicts;
        if (verdicts.empty() || verdicts.back().first != layer->verdict) {
            verdicts.push_back({layer->verdict, {}});
        }
        verdicts.back().second.push_back(layer->name);
    }
    for (const Directions& direction : directions) sentences.push_back(sentence_of(direction));
}

/// Layers whose gap has this label, with the market views that show it: "Chip design (in words and
/// prices)".
std::vector<std::string> layers_with(const TextContext& context, GapLabel label) {
    std::vector<std::string> items;
    for (const LayerAssessment& layer : context.assessment.layers) {
        const bool said = layer.gap_said.label == label;
        const bool did = layer.gap_did.label == label;
        if (!said && !did) continue;
        const std::string_view where = said && did ? "words, prices" : said ? "words" : "prices";
        items.push_back(fmt::format("{} ({})", layer.name, where));
    }
    return items;
}

void add_gaps(const TextContext& context, std::vector<std::string>& sentences) {
    const std::pair<GapLabel, std::string_view> kinds[] = {
        {GapLabel::overreaction, "The market overreacts in "},
        {GapLabel::underreaction, "The market underreacts in "},
        {GapLabel::opposed, "The arguments point against the market in "}};
    for (const auto& kind : kinds) {
        const std::vector<std::string> items = layers_with(context, kind.first);
        if (!items.empty())
            sentences.push_back(std::string(kind.second) + separated(items, ", ") + ".");
    }
}

void add_no_call(const TextContext& context, std::vector<std::string>& sentences) {
    std::vector<std::string> none;
    std::vector<std::string> little;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (!has_pressure(layer)) continue;
        if (layer.derived) {
            none.push_back(layer.name + " (derived)");
        } else if (layer.verdict == Verdict::contested) {
            none.push_back(layer.name + " (contested)");
        } else if (layer.verdict == Verdict::neutral) {
            little.push_back(layer.name);
        }
    }
    if (!little.empty()) sentences.push_back("Little either way for " + joined(little) + ".");
    if (!none.empty()) sentences.push_back("No call: " + separated(none, ", ") + ".");
}

}  // namespace

std::string call_text(const TextContext& context) {
    std::vector<std::string> sentences;
    add_directions(context, sentences);
    add_gaps(context, sentences);
    add_no_call(context, sentences);
    if (sentences.empty()) return "No call: nothing in the scenario bears on any layer.";
    return sentences_of(sentences);
}

}  // namespace stackimpact
