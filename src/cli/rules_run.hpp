// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/outputs.hpp"
#include "cli/rules.hpp"
#include "cli/rules_choice.hpp"
#include "report/rules.hpp"

namespace stackimpact::cli {

/// What a command about rules has to say: how it ended, and its documents.
struct RulesAnswer {
    Outcome outcome;
    /// Every format that the command writes but JSON.
    std::map<Format, std::function<std::string(const RuleTextOptions&)>> plain;
    std::function<std::string(const RuleDocument&)> json;
};

/// What a command is about.
struct RulesSubject {
    const Knowledge& knowledge;
    const RuleChoice& choice;
    /// Those of the book that the choice means, in order of id.
    std::vector<const Rule*> rules;
};

/// What a command does with the rules that were chosen; mistakes in what else it reads are
/// reported.
using RulesAsk = std::function<RulesAnswer(const RulesSubject&, Diagnostics& diagnostics)>;

/// What a command about rules is asked beside its options.
struct RulesRequest {
    RuleArguments arguments;
    /// As for `show_rules`.
    std::vector<std::string> others;
    /// Files beside the knowledge that no output may replace.
    std::vector<std::string> inputs;
    Formats formats = plain_formats;
};

/// Reads the book, chooses the rules, and writes what `ask` answers.
[[nodiscard]] Outcome run_rules(const RulesOptions& options, const RulesRequest& request,
                                const RulesAsk& ask);

}  // namespace stackimpact::cli
