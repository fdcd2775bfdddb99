// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "batch/batch.hpp"
#include "batch/keys.hpp"
#include "batch/snapshot.hpp"
#include "match/rule_program.hpp"

namespace stackimpact {

/// What a program consists of.
struct BatchProgram::Parts {
    AssessInput input;
    BatchOptions options;
    /// All rules, in the order of the arguments that they make.
    RuleProgram rules;
    /// By rule: the kinds of event that it speaks about, as indices; none: all.
    std::vector<std::vector<std::size_t>> kinds;
    batch::KeyTable keys;
    /// Made as events need them, which no result shows.
    std::unique_ptr<batch::Snapshots> snapshots;
};

}  // namespace stackimpact
