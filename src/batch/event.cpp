// SPDX-License-Identifier: MIT
#include <iterator>
#include <variant>

#include "batch/reader.hpp"
#include "match/fact_weight.hpp"

namespace stackimpact::batch {

namespace {

/// Days whose snapshots are remembered; more are looked up again.
constexpr std::size_t most_days = 4096;

}  // namespace

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

void set_event(const Event& event, const BatchProgram::Parts& parts, SnapshotCache& snapshots,
               std::size_t lane, Block& block) {
    EventHead& head = block.heads[lane];
    head = {};
    block.kept_ids[lane] = event.id;
    head.id = block.kept_ids[lane];
    if (event.kind) {
        const Vocabulary& vocabulary = parts.input.vocabulary;
        head.kind = static_cast<std::size_t>(
            std::distance(vocabulary.kinds.begin(), vocabulary.kinds.find(*event.kind)));
    }
    head.snapshot = &snapshots.at(event.date);
    for (const auto& entry : event.facts) {
        const double weight =
            entry.second.bare
                ? 1.0
                : fact_weight(entry.second.fact, event.sources, parts.input.scales).point;
        const auto slot = parts.input.rules.environment.slot(entry.first.str());
        if (weight <= 0.0 || !slot) continue;
        cel::Binding binding;
        binding.value = std::visit([](const auto& value) { return cel::Value{value}; },
                                   entry.second.fact.value);
        binding.weight = weight;
        block.facts.set(*slot, lane, binding);
    }
}

}  // namespace stackimpact::batch
