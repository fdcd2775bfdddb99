// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"
#include "cli/rules.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* group_footer = R"(Examples:
  stackimpact rules list --layer chip_design
  stackimpact rules show cheap_frontier_training
  stackimpact rules test --rules my-rules/

`stackimpact rules COMMAND --help` tells the options of a command.)";

constexpr const char* list_footer = R"(Examples:
  stackimpact rules list
  stackimpact rules list --family chips --full
  stackimpact rules list --layer data_centers --kind capex_guidance
  stackimpact rules list --json | jq -r '.rules[] | [.id, .claim] | @tsv'

Exit codes: 0 done; 2 wrong usage, or there is no such family, layer or kind; 3 a file is invalid
or cannot be read; 4 no rule is as asked for; 5 an output was not written.)";

constexpr const char* show_footer = R"(Examples:
  stackimpact rules show cheap_frontier_training
  stackimpact rules show my_rule --rules my-rules.json
  stackimpact rules show cheap_frontier_training --json | jq '.rules[].relations'

Exit codes: 0 done; 2 wrong usage, or there is no such rule; 3 a file is invalid or cannot be read;
5 an output was not written.)";

constexpr const char* test_footer = R"(Examples:
  stackimpact rules test                                the compiled-in rules
  stackimpact rules test my-rules.json                  all rules of a file
  stackimpact rules test ./mine.json --rules rules/     those, as part of a larger book
  stackimpact rules test cheap_frontier_training --full
A word with the shape of an id names a rule; write ./NAME for a directory.

Exit codes, worst first: 5 an output was not written; 3 a file is invalid or cannot be read;
2 wrong usage, or there is no such rule, family, layer or kind; 1 a test failed; 4 no rule is as
asked for, or none has tests; 0 all tests passed.)";

constexpr const char* coverage_footer = R"(Examples:
  stackimpact rules coverage scenarios/
  stackimpact rules coverage scenarios/ --family chips --full
  stackimpact rules coverage scenarios/ --strict
  stackimpact rules coverage scenarios/ --json | jq -r '.findings.unread[]'

Scenarios count as they are stated, without their cases; tests of rules count apart.

Exit codes, worst first: 5 an output was not written; 3 a file is invalid or cannot be read (the
others count all the same); 2 wrong usage, or there is no such family, layer or kind; 1 with
--strict a rule fires or is silent nowhere, or a fact is read by no rule; 4 no rule is as asked for,
or no scenario is there; 0 done.)";

constexpr const char* graph_footer = R"(Examples:
  stackimpact rules graph | dot -Tsvg > rules.svg
  stackimpact rules graph --family chips --effects | dot -Tpng > chips.png

An arrow supports, a bar attacks, a dotted line leads from a rule to its mechanism; a rule with a
dashed border was not asked for and argues with one that was. The JSON is that of `rules list`.

Exit codes: 0 done; 2 wrong usage, or there is no such family, layer or kind; 3 a file is invalid
or cannot be read; 4 no rule is as asked for; 5 an output was not written.)";

void add_common_options(CLI::App& command, RulesOptions& options,
                        const Formats& formats = plain_formats) {
    add_output_options(command, options.format, options.outputs, formats);
    add_knowledge_options(command, options.knowledge);
    add_look_options(command, options.look);
}

void add_choice_options(CLI::App& command, RulesOptions& options) {
    repeatable(command.add_option("--family", options.families, "Only rules of this family")
                   ->option_text("NAME"));
    repeatable(command.add_option("--layer", options.layers, "Only rules that press on this layer")
                   ->option_text("ID"));
    repeatable(command
                   .add_option("--kind", options.kinds,
                               "Only rules about this kind of event; all three are\n"
                               "repeatable")
                   ->option_text("ID"));
}

using Command = std::function<Outcome(const RulesOptions&)>;

/// Adds a command to the group; what it does is in `command`.
CLI::App& add_command(CLI::App& group, Action& action, const std::string& name,
                      const std::string& about, const std::shared_ptr<RulesOptions>& options,
                      const Command& command) {
    CLI::App* const added = group.add_subcommand(name, about);
    added->callback([&action, options, command] {
        action = [options, command] { return configured(*options, command); };
    });
    return *added;
}

void add_list(CLI::App& group, Action& action) {
    const auto options = std::make_shared<RulesOptions>();
    CLI::App& command =
        add_command(group, action, "list", "List rules by family", options, list_rules);
    add_choice_options(command, *options);
    command.add_flag("--full", options->full, "Text: with claims");
    add_common_options(command, *options);
    command.footer(list_footer);
}

void add_show(CLI::App& group, Action& action) {
    const auto options = std::make_shared<RulesOptions>();
    CLI::App& command = add_command(group, action, "show", "Show everything about rules", options,
                                    [](const RulesOptions& asked) { return show_rules(asked); });
    command.add_option("RULE", options->rules, "Ids of rules")->required()->type_name("");
    add_common_options(command, *options);
    command.footer(show_footer);
}

void add_test(CLI::App& group, Action& action) {
    const auto options = std::make_shared<RulesOptions>();
    CLI::App& command =
        add_command(group, action, "test", "Run the tests of rules", options, test_rules);
    command
        .add_option("RULE|FILE", options->rules,
                    "Ids of rules; files, directories or patterns, which\n"
                    "take the place of the compiled-in rule book, and -\n"
                    "for standard input; without any, all rules")
        ->type_name("");
    add_choice_options(command, *options);
    command.add_flag("--full", options->full, "Text: also the tests that passed");
    add_common_options(command, *options);
    command.footer(test_footer);
}

void add_coverage(CLI::App& group, Action& action) {
    const auto options = std::make_shared<RulesOptions>();
    CLI::App& command = add_command(group, action, "coverage",
                                    "Show what rules say about scenarios", options, cover_rules);
    command
        .add_option("SCENARIO", options->scenarios,
                    "Files, directories or patterns, and - for standard\ninput")
        ->type_name("");
    add_choice_options(command, *options);
    command.add_flag("--full", options->full, "Text: each rule, and lists without end");
    command.add_flag("--strict", options->strict,
                     "Exit 1 when a rule fires or is silent nowhere, or\nno rule reads a fact");
    add_common_options(command, *options, coverage_formats);
    command.footer(coverage_footer);
}

void add_graph(CLI::App& group, Action& action) {
    const auto options = std::make_shared<RulesOptions>();
    options->format = word_of(Format::dot);
    CLI::App& command = add_command(group, action, "graph", "Draw how rules argue with each other",
                                    options, graph_rules);
    add_choice_options(command, *options);
    command.add_flag("--effects", options->effects, "Also the layers that the rules press on");
    add_common_options(command, *options, graph_formats);
    command.footer(graph_footer);
}

}  // namespace

void add_rules(CLI::App& app, Action& action) {
    CLI::App* const group = app.add_subcommand("rules", "List, show, test and draw the rules");
    group->require_subcommand(0, 1);
    group->footer(group_footer);
    add_list(*group, action);
    add_show(*group, action);
    add_test(*group, action);
    add_coverage(*group, action);
    add_graph(*group, action);
}

}  // namespace stackimpact::cli
