// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cel/column_program.hpp"
#include "cel/column_run.hpp"
#include "cel/columns.hpp"
#include "match/decide.hpp"
#include "model/rule.hpp"

namespace stackimpact {

/// The conditions and strengths of rules as one program over columns.
class RuleProgram {
public:
    /// Takes rules in the order in which they are added; they outlive it.
    std::size_t add(const Rule& rule);

    [[nodiscard]] std::size_t size() const { return rules_.size(); }
    [[nodiscard]] const Rule& rule(std::size_t index) const { return *rules_[index].rule; }
    [[nodiscard]] const cel::ColumnProgram& columns() const { return columns_; }

private:
    friend class RuleRun;

    struct Entry {
        const Rule* rule = nullptr;
        /// Nodes of its conditions, from `conditions_[first]` on.
        std::size_t first = 0;
        std::size_t count = 0;
        std::uint32_t strength = 0;
    };

    cel::ColumnProgram columns_;
    std::vector<std::uint32_t> conditions_;
    std::vector<Entry> rules_;
};

/// How a rule ends in the lanes it was decided for; what is in no set did not fire.
struct RuleLanes {
    cel::Lanes fired = 0;
    cel::Lanes undecided = 0;
    cel::Lanes error = 0;
    /// 64 strengths, those of other lanes than `fired` mean nothing.
    const double* strength = nullptr;
};

/// Makes a block of one lane that has these values, by slot.
void fill_one_lane(std::span<const cel::Binding> stated, cel::Columns& columns);

/// Decides rules in one block of lanes after the other.
class RuleRun {
public:
    /// `program` outlives it and does not grow any more.
    explicit RuleRun(const RuleProgram& program) : program_(program), run_(program.columns()) {}

    /// Takes the next block, which stays as it is while rules are decided.
    void begin(const cel::Columns& columns) { run_.begin(columns); }
    /// False of any condition wins, then missing, then error (as `&&`); the strength is strict.
    [[nodiscard]] RuleLanes decide(std::size_t rule, cel::Lanes lanes);
    /// Evidence of a rule in a lane in which it fired.
    [[nodiscard]] double evidence(std::size_t rule, std::size_t lane);
    /// Slots of the facts that a rule lacks in a lane in which it is undecided, in order of
    /// name; valid until the next call.
    [[nodiscard]] const std::vector<std::size_t>& missing(std::size_t rule, std::size_t lane);
    /// The whole decision in the only lane of a block, with the reason and the missing facts;
    /// `stated` by slot are the values of that lane.
    [[nodiscard]] Decision decision(std::size_t rule, std::span<const cel::Binding> stated);

private:
    const RuleProgram& program_;
    cel::ColumnRun run_;
    std::vector<std::size_t> missing_;
};

}  // namespace stackimpact
