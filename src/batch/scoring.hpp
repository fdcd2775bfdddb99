// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "assess/scorer.hpp"
#include "batch/block.hpp"
#include "batch/parts.hpp"
#include "match/rule_program.hpp"

namespace stackimpact::batch {

/// Decides all rules in one block after the other, then tells of each event what they come to.
class BlockScoring {
public:
    explicit BlockScoring(const BatchProgram::Parts& parts);

    /// Takes the next block, which stays as it is while its events are asked about.
    void begin(Block& block);
    /// What is heard of the arguments of one event; null when nothing that is asked for needs it.
    [[nodiscard]] const Scorer* hear(std::size_t lane);
    /// The arguments that one event makes, ascending.
    [[nodiscard]] const std::vector<MadeArgument>& made(std::size_t lane) const {
        return made_[lane];
    }
    /// Rules of the program that end undecided, ascending; only if asked for.
    [[nodiscard]] const std::vector<std::size_t>& undecided(std::size_t lane) const {
        return undecided_[lane];
    }
    /// Slots of the facts that an undecided rule lacks, in order of name; valid until the next
    /// call.
    [[nodiscard]] const std::vector<std::size_t>& missing(std::size_t rule, std::size_t lane) {
        return rules_.missing(rule, lane);
    }
    /// Lanes in which some rule failed.
    [[nodiscard]] cel::Lanes failed() const { return failed_; }
    /// The first rule that did; `program.size()`: none.
    [[nodiscard]] std::size_t failed_rule() const { return failed_rule_; }

private:
    void find_kinds();
    void find_snapshots();
    void bind_references(cel::Columns& facts);
    [[nodiscard]] cel::Lanes lanes_of(std::size_t rule) const;
    void take(std::size_t rule, const RuleLanes& lanes);
    [[nodiscard]] Scorer& scorer(const Snapshot& snapshot);

    const BatchProgram::Parts& parts_;
    bool scores_;
    bool lists_undecided_;
    RuleRun rules_;
    SnapshotCache snapshots_;
    Block* block_ = nullptr;
    /// Events of each kind; the last: those without one.
    std::vector<cel::Lanes> by_kind_;
    /// Whose references stand in all lanes; null: nobody's.
    const Snapshot* shared_ = nullptr;
    std::array<std::vector<MadeArgument>, cel::lane_count> made_;
    std::array<std::vector<std::size_t>, cel::lane_count> undecided_;
    cel::Lanes failed_ = 0;
    std::size_t failed_rule_ = 0;
    /// By index of snapshot.
    std::vector<std::unique_ptr<Scorer>> scorers_;
};

}  // namespace stackimpact::batch
