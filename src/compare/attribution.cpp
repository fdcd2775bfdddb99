// SPDX-License-Identifier: MIT
#include "compare/attribution.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "compare/shapley.hpp"

namespace stackimpact {

namespace {

/// Each takes a run of its own; a scenario that is rewritten from end to end tells nothing by
/// single changes.
constexpr std::size_t most_undone = 50;

std::size_t index(Cause cause) {
    return static_cast<std::size_t>(cause);
}

/// Causes whose inputs differ; of stored results what their lists show.
std::vector<Cause> differing(const ComparedSide& base, const ComparedSide& head,
                             const Comparison& comparison, const Mixtures* mixtures) {
    const bool facts = mixtures != nullptr
                           ? mixtures->differ_in(Cause::facts)
                           : !comparison.facts.empty() || !comparison.sources.empty();
    const bool arguments =
        mixtures != nullptr ? mixtures->differ_in(Cause::arguments) : !comparison.arguments.empty();
    std::vector<Cause> causes;
    const auto add = [&](Cause cause, bool differs) {
        if (differs) causes.push_back(cause);
    };
    add(Cause::facts, facts);
    add(Cause::arguments, arguments);
    add(Cause::rule_book, base.rules_sha256 != head.rules_sha256);
    add(Cause::stack, base.stack_sha256 != head.stack_sha256);
    add(Cause::vocabulary, base.vocabulary_sha256 != head.vocabulary_sha256);
    add(Cause::scales, base.scales_sha256 != head.scales_sha256);
    add(Cause::program, base.version != head.version);
    return causes;
}

bool any_delta(const Comparison& comparison) {
    return std::any_of(comparison.layers.begin(), comparison.layers.end(),
                       [](const LayerComparison& layer) {
                           return layer.delta != Micro{} || layer.pressure_delta != Micro{};
                       });
}

CauseShare whole(const LayerComparison& layer) {
    return {layer.delta, layer.pressure_delta};
}

void all_to(Cause cause, Comparison& comparison) {
    comparison.method = "single";
    for (LayerComparison& layer : comparison.layers) {
        layer.attribution.causes[index(cause)] = whole(layer);
    }
}

void leave_unseparated(Comparison& comparison, std::string reason) {
    comparison.method = "unseparated";
    comparison.method_reason = std::move(reason);
    for (LayerComparison& layer : comparison.layers) layer.attribution.unseparated = whole(layer);
}

using Scores = std::optional<std::vector<LayerScore>>;

/// Net or pressure of a layer; a layer that the mixture's stack lacks counts 0.
std::int64_t number_of(const std::vector<LayerScore>& scores, const LayerId& id, bool net) {
    const auto found = std::find_if(scores.begin(), scores.end(),
                                    [&](const LayerScore& score) { return score.id == id; });
    if (found == scores.end()) return 0;
    return net ? found->shares.net.value : (found->pressure.bull - found->pressure.bear).value;
}

/// Scores of all mixtures, by the bits of `causes`.
std::vector<Scores> all_mixtures(const std::vector<Cause>& causes, Mixtures& mixtures) {
    std::vector<Scores> scores(std::size_t{1} << causes.size());
    for (std::size_t set = 0; set < scores.size(); ++set) {
        CauseSet from_head = 0;
        for (std::size_t i = 0; i < causes.size(); ++i) {
            if ((set >> i & 1U) != 0) from_head |= bit(causes[i]);
        }
        scores[set] = mixtures.at(from_head);
    }
    return scores;
}

bool share_out(const std::vector<Cause>& causes, const std::vector<Scores>& scores,
               LayerComparison& layer) {
    for (const bool net : {true, false}) {
        Game game;
        game.players = causes.size();
        for (const Scores& each : scores) {
            game.worth.push_back(each ? std::optional(number_of(*each, layer.id, net))
                                      : std::nullopt);
        }
        const auto shares = shapley(game);
        if (!shares) return false;
        for (std::size_t i = 0; i < causes.size(); ++i) {
            CauseShare& share = layer.attribution.causes[index(causes[i])];
            (net ? share.net : share.pressure) = Micro{(*shares)[i]};
        }
    }
    return true;
}

void separate(const std::vector<Cause>& causes, Mixtures& mixtures, Comparison& comparison) {
    const std::vector<Scores> scores = all_mixtures(causes, mixtures);
    for (LayerComparison& layer : comparison.layers) {
        if (share_out(causes, scores, layer)) continue;
        for (LayerComparison& each : comparison.layers) each.attribution = {};
        leave_unseparated(comparison,
                          "no order of the changes leads over mixtures that can all be loaded");
        return;
    }
    comparison.method = "shapley";
}

void undo(std::vector<ItemChange>& items, const std::string& section,
          const std::vector<LayerComparison>& layers, Mixtures& mixtures) {
    for (ItemChange& item : items) {
        const auto scores = mixtures.undone(section, item.id);
        if (!scores) continue;
        for (const LayerComparison& layer : layers) {
            const Micro without{number_of(*scores, layer.id, true)};
            item.net.push_back((layer.head ? layer.head->net : Micro{}) - without);
        }
    }
}

/// Fills in what each changed fact, source and argument of the scenario did alone.
void undo_each(Mixtures& mixtures, Comparison& comparison) {
    const std::size_t count =
        comparison.facts.size() + comparison.sources.size() + comparison.arguments.size();
    if (count > most_undone) return;
    undo(comparison.facts, "facts", comparison.layers, mixtures);
    undo(comparison.sources, "sources", comparison.layers, mixtures);
    undo(comparison.arguments, "arguments", comparison.layers, mixtures);
}

}  // namespace

void attribute(const SideInput& base, const SideInput& head, Comparison& comparison) {
    std::optional<Mixtures> mixtures;
    if (base.ingredients != nullptr && head.ingredients != nullptr) {
        mixtures.emplace(*base.ingredients, *head.ingredients);
    }
    comparison.differing =
        differing(base.about, head.about, comparison, mixtures ? &*mixtures : nullptr);
    if (mixtures) undo_each(*mixtures, comparison);
    if (!any_delta(comparison)) return;
    std::vector<Cause>& causes = comparison.differing;
    if (causes.empty()) causes.push_back(Cause::program);
    if (causes.size() == 1) {
        all_to(causes.front(), comparison);
    } else if (!mixtures) {
        leave_unseparated(comparison,
                          "a stored result cannot be run again; compare with the scenario at a git "
                          "revision (REF:PATH) to tell causes apart");
    } else {
        separate(causes, *mixtures, comparison);
    }
}

}  // namespace stackimpact
