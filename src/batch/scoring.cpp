// SPDX-License-Identifier: MIT
#include "batch/scoring.hpp"

#include <algorithm>

namespace stackimpact::batch {

BlockScoring::BlockScoring(const BatchProgram::Parts& parts)
    : parts_(parts),
      scores_(parts.options.fields.net || parts.options.fields.pressure ||
              parts.options.fields.verdict),
      lists_undecided_(parts.options.fields.undecided),
      rules_(parts.rules),
      snapshots_(*parts.snapshots),
      by_kind_(parts.input.vocabulary.kinds.size() + 1, 0) {}

void BlockScoring::find_kinds() {
    std::fill(by_kind_.begin(), by_kind_.end(), cel::Lanes{0});
    cel::for_each_lane(block_->events, [&](std::size_t lane) {
        const std::size_t kind = std::min(block_->heads[lane].kind, by_kind_.size() - 1);
        by_kind_[kind] |= cel::lane_bit(lane);
    });
}

void BlockScoring::find_snapshots() {
    cel::for_each_lane(block_->events, [&](std::size_t lane) {
        EventHead& head = block_->heads[lane];
        head.snapshot = &snapshots_.at(head.date);
    });
}

/// Most blocks lie in one time, so that their references are those of the block before.
void BlockScoring::bind_references(cel::Columns& facts) {
    const Snapshot* first = nullptr;
    bool uniform = true;
    cel::for_each_lane(block_->events, [&](std::size_t lane) {
        const Snapshot* const own = block_->heads[lane].snapshot;
        if (first == nullptr) first = own;
        uniform = uniform && own == first;
    });
    if (first == nullptr) return;
    if (uniform) {
        for (const auto& [slot, value] : first->references) {
            if (shared_ == first) {
                facts.keep_number(slot);
            } else {
                facts.share_number(slot, value);
            }
        }
        shared_ = first;
        return;
    }
    shared_ = nullptr;
    cel::for_each_lane(block_->events, [&](std::size_t lane) {
        for (const auto& [slot, value] : block_->heads[lane].snapshot->references) {
            facts.set_number(slot, lane, value);
        }
    });
}

cel::Lanes BlockScoring::lanes_of(std::size_t rule) const {
    const std::vector<std::size_t>& kinds = parts_.kinds[rule];
    if (kinds.empty()) return block_->events;
    // Every rule speaks about an event of no kind.
    cel::Lanes lanes = by_kind_.back();
    for (const std::size_t kind : kinds) lanes |= by_kind_[kind];
    return lanes;
}

void BlockScoring::begin(Block& block) {
    block_ = &block;
    find_kinds();
    find_snapshots();
    bind_references(block.facts);
    rules_.begin(block.facts);
    for (std::size_t lane = 0; lane < block.count; ++lane) {
        made_[lane].clear();
        undecided_[lane].clear();
    }
    failed_ = 0;
    failed_rule_ = parts_.rules.size();
    for (std::size_t rule = 0; rule < parts_.rules.size(); ++rule) {
        const cel::Lanes lanes = lanes_of(rule);
        if (lanes != 0) take(rule, rules_.decide(rule, lanes));
    }
}

void BlockScoring::take(std::size_t rule, const RuleLanes& lanes) {
    cel::for_each_lane(lanes.fired, [&](std::size_t lane) {
        const double evidence = block_->facts.weighted() ? rules_.evidence(rule, lane) : 1.0;
        const auto& arguments = block_->heads[lane].snapshot->debate->arguments[rule];
        for (const std::size_t argument : arguments) {
            made_[lane].push_back({argument, lanes.strength[lane], evidence});
        }
    });
    if (lists_undecided_) {
        cel::for_each_lane(lanes.undecided,
                           [&](std::size_t lane) { undecided_[lane].push_back(rule); });
    }
    if (lanes.error == 0) return;
    if (failed_ == 0) failed_rule_ = rule;
    failed_ |= lanes.error;
}

Scorer& BlockScoring::scorer(const Snapshot& snapshot) {
    if (scorers_.size() <= snapshot.index) scorers_.resize(snapshot.index + 1);
    auto& found = scorers_[snapshot.index];
    if (!found) found = std::make_unique<Scorer>(snapshot.debate->debate, snapshot.debate->network);
    return *found;
}

const Scorer* BlockScoring::hear(std::size_t lane) {
    if (!scores_) return nullptr;
    Scorer& found = scorer(*block_->heads[lane].snapshot);
    found.hear(made_[lane]);
    return &found;
}

}  // namespace stackimpact::batch
