// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "assess/assess.hpp"
#include "assess/debate.hpp"
#include "assess/network.hpp"
#include "match/rule_program.hpp"
#include "model/date.hpp"

namespace stackimpact::batch {

/// All arguments that rules can make by the figures of a day, and how pressure travels then.
struct DatedDebate {
    Network network;
    Debate debate;
    /// By rule of the program: its arguments in the debate, ascending.
    std::vector<std::vector<std::size_t>> arguments;
};

/// A stack as it was known on some day.
struct Snapshot {
    /// Consecutive from 0.
    std::size_t index = 0;
    /// Slots of references that rules read, with their values.
    std::vector<std::pair<std::size_t, double>> references;
    std::shared_ptr<const DatedDebate> debate;
};

/// The snapshots of a stack, each made when the first event of its time comes. There are no more
/// than figures have dates. Safe to use from several threads.
class Snapshots {
public:
    /// Everything outlives it; `is_read` by slot.
    Snapshots(const AssessInput& input, const RuleProgram& program,
              const std::vector<bool>& is_read);

    /// As known on a day; without one by the latest figures. It stays where it is.
    [[nodiscard]] const Snapshot& at(const std::optional<Date>& date);

private:
    /// The figures that a day picks; days with the same ones have the same snapshot.
    using Picks = std::vector<const Figure*>;

    [[nodiscard]] Picks reference_picks(const std::optional<Date>& date) const;
    [[nodiscard]] Picks debate_picks(const std::optional<Date>& date) const;
    [[nodiscard]] std::shared_ptr<const DatedDebate> make_debate_at(
        const std::optional<Date>& date) const;

    const AssessInput input_;
    const RuleProgram& program_;
    std::vector<std::pair<std::size_t, const Series*>> references_;
    /// Series with more than one figure that networks or rules of layers look at.
    std::vector<const Series*> debate_series_;
    std::mutex mutex_;
    std::map<Picks, std::shared_ptr<const DatedDebate>> debates_;
    std::map<std::pair<Picks, const DatedDebate*>, std::unique_ptr<const Snapshot>> snapshots_;
};

/// The snapshots of the days that were asked for last.
class SnapshotCache {
public:
    explicit SnapshotCache(Snapshots& snapshots) : snapshots_(snapshots) {}

    [[nodiscard]] const Snapshot& at(const std::optional<Date>& date);

private:
    Snapshots& snapshots_;
    const Snapshot* undated_ = nullptr;
    std::map<std::tuple<int, int, int>, const Snapshot*> dated_;
};

}  // namespace stackimpact::batch
