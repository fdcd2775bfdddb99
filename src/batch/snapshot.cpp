// SPDX-License-Identifier: MIT
#include "batch/snapshot.hpp"

#include <algorithm>
#include <utility>

#include "match/weigher.hpp"

namespace stackimpact::batch {

namespace {

/// Days whose snapshots are remembered; more are looked up again.
constexpr std::size_t most_days = 4096;

}  // namespace

Snapshots::Snapshots(const AssessInput& input, const RuleProgram& program,
                     const std::vector<bool>& is_read)
    : input_(input), program_(program) {
    for (const auto& entry : input.stack.references) {
        const auto slot = input.rules.environment.slot("stack." + entry.first.str());
        if (slot && is_read[*slot]) references_.emplace_back(*slot, &entry.second.series);
    }
    const auto watch = [&](const Series& series) {
        if (series.size() > 1) debate_series_.push_back(&series);
    };
    for (const Link& link : input.stack.links) {
        for (const auto& coefficient : link.coefficients) watch(coefficient.second);
    }
    for (const Layer& layer : input.stack.layers) {
        for (const Player& player : layer.players) watch(player.share);
    }
}

Snapshots::Picks Snapshots::reference_picks(const std::optional<Date>& date) const {
    Picks picks;
    for (const auto& reference : references_) picks.push_back(pick(*reference.second, date).figure);
    return picks;
}

Snapshots::Picks Snapshots::debate_picks(const std::optional<Date>& date) const {
    Picks picks;
    for (const Series* series : debate_series_) picks.push_back(pick(*series, date).figure);
    return picks;
}

std::shared_ptr<const DatedDebate> Snapshots::make_debate_at(
    const std::optional<Date>& date) const {
    Scenario event;
    event.date = date;
    auto made = std::make_shared<DatedDebate>(
        DatedDebate{Network(input_.stack, date),
                    make_debate(candidates(input_.rules, input_.stack, event, {}), input_.stack),
                    std::vector<std::vector<std::size_t>>(program_.size())});
    std::map<ArgumentId, std::size_t> rules;
    for (std::size_t i = 0; i < program_.size(); ++i) rules.emplace(program_.rule(i).id, i);
    for (std::size_t i = 0; i < made->debate.size(); ++i) {
        made->arguments[rules.at(made->debate.arguments[i].rule)].push_back(i);
    }
    return made;
}

const Snapshot& Snapshots::at(const std::optional<Date>& date) {
    const Picks debate_key = debate_picks(date);
    Picks references = reference_picks(date);
    const std::lock_guard lock(mutex_);
    auto& debate = debates_[debate_key];
    if (!debate) debate = make_debate_at(date);
    auto& snapshot = snapshots_[{references, debate.get()}];
    if (!snapshot) {
        Snapshot made;
        made.index = snapshots_.size() - 1;
        made.debate = debate;
        for (std::size_t i = 0; i < references.size(); ++i) {
            made.references.emplace_back(references_[i].first, references[i]->value);
        }
        snapshot = std::make_unique<const Snapshot>(std::move(made));
    }
    return *snapshot;
}

const Snapshot& SnapshotCache::at(const std::optional<Date>& date) {
    if (!date) {
        if (undated_ == nullptr) undated_ = &snapshots_.at(date);
        return *undated_;
    }
    if (dated_.size() >= most_days) dated_.clear();
    const Snapshot*& found = dated_[{date->year, date->month, date->day}];
    if (found == nullptr) found = &snapshots_.at(date);
    return *found;
}

}  // namespace stackimpact::batch
