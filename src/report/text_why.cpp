// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>

#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Order of the layer, share of the net, blanks.
constexpr std::size_t label_columns = 8;

/// The attacker that counts most: heard times weight.
const ActiveRelation* strongest(const std::vector<ActiveRelation>& relations) {
    const ActiveRelation* best = nullptr;
    const auto force = [](const ActiveRelation& relation) {
        return to_double(relation.heard) * relation.weight;
    };
    for (const ActiveRelation& relation : relations) {
        if (force(relation) > 0 && (best == nullptr || force(relation) > force(*best))) {
            best = &relation;
        }
    }
    return best;
}

/// Under this part of the net a reason is only named; what it rests on is in the full report.
constexpr Micro slight{30000};

Rich reason(const TextContext& context, const ArgumentAssessment& argument, Micro share) {
    Rich text(argument.argument.claim);
    const std::string dot = fmt::format(" {} ", context.signs.dot);
    if (share < slight && -share < slight) {
        return text.add(dot + speaker(argument.argument), Style::dim);
    }
    std::string more = dot + grounds(context, argument);
    if (const ActiveRelation* attack = strongest(argument.attacked_by)) {
        more += dot + "against: " + argument_name(attack->other);
    }
    return text.add(more, Style::dim);
}

/// The layer next to this one over which most of an argument's pressure came.
std::string way(const TextContext& context, const LayerAssessment& layer, const ArgumentId& id) {
    for (const Contribution& contribution : layer.contributions) {
        if (contribution.argument != id || contribution.via.size() < 2) continue;
        return layer_name(context, contribution.via[contribution.via.size() - 2]);
    }
    return "links";
}

/// The strongest reason of a direction, unless its part of the net rounds to nothing.
const NettedContribution* strongest(const LayerAssessment& layer, bool bull) {
    for (const NettedContribution& netted : layer.arguments) {
        if (netted.amount.value == 0 || (netted.amount.value > 0) != bull) continue;
        return net_text(netted.share) == net_text(Micro{}) ? nullptr : &netted;
    }
    return nullptr;
}

struct Pick {
    const LayerAssessment* layer = nullptr;
    const NettedContribution* netted = nullptr;
    bool first_of_layer = false;
};

/// The winning side first; of a layer that is only derived just that.
std::vector<Pick> picks_of(const Assessment& assessment) {
    std::vector<Pick> picks;
    for (const LayerAssessment& layer : assessment.layers) {
        bool first = true;
        for (const bool bull : {layer.shares.net.value >= 0, layer.shares.net.value < 0}) {
            const NettedContribution* netted = strongest(layer, bull);
            if (netted == nullptr || (layer.derived && !first)) continue;
            picks.push_back({&layer, netted, first});
            first = false;
        }
    }
    return picks;
}

/// Where each argument is given in full: where it acts directly first, else where it comes first.
std::map<ArgumentId, const Pick*> homes_of(const std::vector<Pick>& picks) {
    std::map<ArgumentId, const Pick*> homes;
    for (const bool derived : {false, true}) {
        for (const Pick& pick : picks) {
            if (pick.netted->derived == derived) homes.try_emplace(pick.netted->argument, &pick);
        }
    }
    return homes;
}

Lines reason_lines(const TextContext& context, const Pick& pick, const Pick& home) {
    const NettedContribution& netted = *pick.netted;
    const ArgumentAssessment* argument = context.argument(netted.argument);
    if (argument == nullptr) return {};
    Rich label(pick.first_of_layer ? fmt::format("{} ", pick.layer->order) : "  ");
    label.add(net_text(netted.share), style_of(netted.amount));
    Rich text;
    if (netted.derived) text.add("through " + way(context, *pick.layer, netted.argument) + ": ");
    if (&pick == &home) {
        text.append(reason(context, *argument, netted.share));
    } else {
        text.add(fmt::format("{} (see {})", argument_name(netted.argument), home.layer->order));
    }
    return labelled(label, label_columns, text, context.width);
}

}  // namespace

Lines why_section(const TextContext& context) {
    const std::vector<Pick> picks = picks_of(context.assessment);
    if (picks.empty()) return {};
    const auto homes = homes_of(picks);
    Lines lines{Rich("WHY", Style::strong)
                    .add("  strongest reason each way, with its part of the net", Style::dim)};
    for (const Pick& pick : picks) {
        append(lines, reason_lines(context, pick, *homes.at(pick.netted->argument)));
    }
    return lines;
}

}  // namespace stackimpact
