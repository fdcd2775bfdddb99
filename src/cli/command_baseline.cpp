// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>

#include "cli/baseline.hpp"
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* group_footer = R"(Examples:
  stackimpact baseline save scenarios/        write them, then commit the directory
  stackimpact baseline diff                   what is not as they say; for CI
  stackimpact baseline accept deepseek-r1 --reason 'the rule on chips is new'

`stackimpact baseline COMMAND --help` tells the options of a command.)";

constexpr const char* save_footer = R"(Examples:
  stackimpact baseline save scenarios/
  stackimpact baseline save                   all that there are, again
Files that would get the same bytes are not touched. Nothing is written when CI is set.

Exit codes, worst first: 5 a file was not written; 3 a scenario is invalid or cannot be read (the
others are saved); 2 wrong usage, or CI is set; 4 a directory or pattern has no scenario; 0 done.)";

constexpr const char* list_footer = R"(Examples:
  stackimpact baseline list
  stackimpact baseline list scenarios/        also those that have none
  stackimpact baseline list --json | jq -r '.baselines[] | select(.state != "current") | .id'

States: current; stale (and what it was made of that differs); orphaned (its scenario is gone);
conflict (git left two versions in it); invalid; missing (a named scenario has none).

Exit codes: 0 done; 2 wrong usage; 3 a file is invalid or cannot be read; 4 there is no baseline;
5 an output was not written.)";

constexpr const char* diff_footer = R"(Examples:
  stackimpact baseline diff
  stackimpact baseline diff scenarios/ --json | jq '.scenarios[] | {id, class}'

Classes: identical (made of the same files); equal (made of others, and nothing differs);
within_range (every net in the range of the baseline, no verdict differs); verdict_change; changed;
new (no baseline); orphaned (no scenario).

Exit codes, worst first: 5 an output was not written; 3 a file is invalid or cannot be read;
2 wrong usage; 1 some scenario is neither identical nor equal; 4 there is nothing to compare;
0 all are.)";

constexpr const char* accept_footer = R"(Examples:
  stackimpact baseline accept deepseek-r1 --reason 'Reuters corrected the cost'
  stackimpact baseline accept --only within_range --reason 'new version of the rule book'
It never asks. Nothing is written when CI is set.

Exit codes, worst first: 5 a file was not written; 3 a file is invalid or cannot be read (the
others are accepted); 2 wrong usage, there is no such baseline, or CI is set; 4 nothing is of the
classes of --only; 0 done.)";

constexpr const char* prune_footer = R"(Examples:
  stackimpact baseline prune --dry-run
  stackimpact baseline prune

Exit codes: 0 done; 2 wrong usage, or CI is set; 5 a file was not removed.)";

using Options = std::shared_ptr<BaselineOptions>;
using Command = Outcome (*)(const BaselineOptions&);

/// Adds a command to the group; what it does is in `command`.
CLI::App& add_command(CLI::App& group, Action& action, const std::string& name,
                      const std::string& about, const Options& options, Command command) {
    CLI::App* const added = group.add_subcommand(name, about);
    added->callback([&action, options, command] {
        action = [options, command] { return configured(*options, command); };
    });
    added->add_option("--baseline", options->baseline, "Directory of baselines (default baseline)")
        ->option_text("DIR");
    return *added;
}

void add_scenarios(CLI::App& command, BaselineOptions& options) {
    command
        .add_option("SCENARIO", options.scenarios,
                    "Files, directories (all *.json below) or patterns;\n"
                    "without any, the scenarios of all baselines")
        ->type_name("");
}

void add_knowledge(CLI::App& command, BaselineOptions& options) {
    add_knowledge_options(command, options.knowledge);
    command.add_option("--scales", options.knowledge.scales, "Replace the compiled-in scales")
        ->option_text("FILE");
}

void add_save(CLI::App& group, Action& action) {
    const auto options = std::make_shared<BaselineOptions>();
    CLI::App& command = add_command(group, action, "save", "Write results as baselines to commit",
                                    options, save_baselines);
    add_scenarios(command, *options);
    add_knowledge(command, *options);
    add_look_options(command, options->look);
    command.footer(save_footer);
}

void add_list(CLI::App& group, Action& action) {
    const auto options = std::make_shared<BaselineOptions>();
    CLI::App& command = add_command(group, action, "list", "List baselines and their state",
                                    options, list_baselines);
    add_scenarios(command, *options);
    add_output_options(command, options->format, options->outputs);
    add_knowledge(command, *options);
    add_look_options(command, options->look);
    command.footer(list_footer);
}

void add_diff(CLI::App& group, Action& action) {
    const auto options = std::make_shared<BaselineOptions>();
    CLI::App& command =
        add_command(group, action, "diff", "Show what scenarios give now against their baselines",
                    options, diff_baselines);
    add_scenarios(command, *options);
    add_output_options(command, options->format, options->outputs);
    add_knowledge(command, *options);
    add_look_options(command, options->look);
    command.footer(diff_footer);
}

void add_accept(CLI::App& group, Action& action) {
    const auto options = std::make_shared<BaselineOptions>();
    CLI::App& command =
        add_command(group, action, "accept", "Let baselines become what scenarios give now",
                    options, accept_baselines);
    command.add_option("ID", options->ids, "Ids of baselines")->type_name("");
    command
        .add_option("--only", options->only,
                    "Those of this class: equal, within_range,\n"
                    "verdict_change, changed; repeatable, or with commas")
        ->option_text("CLASS")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_flag("--all", options->all, "Whatever differs");
    command.add_option("--reason", options->reason, "Why; recorded in the file, required")
        ->option_text("TEXT");
    command.add_option("--by", options->by, "Who answers for it; recorded")->option_text("NAME");
    command.add_option("--now", options->now, "The day that is recorded (default today, UTC)")
        ->option_text("DATE");
    add_knowledge(command, *options);
    add_look_options(command, options->look);
    command.footer(accept_footer);
}

void add_prune(CLI::App& group, Action& action) {
    const auto options = std::make_shared<BaselineOptions>();
    CLI::App& command =
        add_command(group, action, "prune", "Remove baselines whose scenario is gone", options,
                    prune_baselines);
    command.add_flag("--dry-run", options->dry_run, "Only say which");
    command.add_flag("--all", options->all, "Also when none would be left");
    command.footer(prune_footer);
}

}  // namespace

void add_baseline(CLI::App& app, Action& action) {
    CLI::App* const group =
        app.add_subcommand("baseline", "Committed results that later ones are held against");
    group->require_subcommand(0, 1);
    group->footer(group_footer);
    add_save(*group, action);
    add_list(*group, action);
    add_diff(*group, action);
    add_accept(*group, action);
    add_prune(*group, action);
}

}  // namespace stackimpact::cli
