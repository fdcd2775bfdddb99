// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"
#include "cli/resolve.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* resolve_footer = R"(Examples:
  stackimpact resolve scenarios/ --observations observations.json
  stackimpact resolve scenarios/ --observations observations.json --as-of 2026-03-31
  stackimpact resolve event.json --observations observations.json --fail-on refuted,overdue
  stackimpact resolve scenarios/ --observations observations.json --json | jq '.voices'

A falsifier is true when what would refute its arguments came about in time, false when its day is
over and what was observed in time is not that, else open; overdue: nobody observed it in time.

Exit codes, worst first:
  70 a bug; 5 an output was not written; 3 a file is invalid or cannot be read (other scenarios
  count all the same); 2 wrong usage; 1 --fail-on found something; 4 no scenario has a falsifier, or
  a directory or pattern has no file; 0 done.)";

void add_question_options(CLI::App& command, ResolveOptions& options) {
    repeatable(command
                   .add_option("--observations", options.observations,
                               "What was observed: files, directories or patterns;\nrepeatable")
                   ->required()
                   ->option_text("FILE"));
    command
        .add_option("--as-of", options.as_of,
                    "Count what was known at the end of this day\n(default: today)")
        ->option_text("DATE")
        ->check(day_mistake);
    const std::vector<std::string> words{"refuted", "overdue", "never"};
    command
        .add_option("--fail-on", options.fail_on,
                    "Exit 1 when an argument is refuted or a falsifier is\n"
                    "overdue, of refuted, overdue, never; several with\n"
                    "commas (default: never)")
        ->option_text("WHAT")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(words));
}

}  // namespace

void add_resolve(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("resolve", "Hold what would refute arguments against observations");
    const auto options = std::make_shared<ResolveOptions>();
    command
        ->add_option("SCENARIO", options->scenarios,
                     "Files, directories (all *.json below), patterns, or -\n"
                     "for standard input")
        ->required()
        ->type_name("");
    add_question_options(*command, *options);
    add_output_options(*command, options->format, options->outputs, resolve_formats);
    command->add_flag("-q,--quiet", options->quiet, "Text: only the counts");
    add_knowledge_options(*command, options->knowledge);
    command->add_option("--scales", options->knowledge.scales, "Replace the compiled-in scales")
        ->option_text("FILE");
    add_jobs_option(*command, options->jobs);
    add_look_options(*command, options->look);
    command->footer(resolve_footer);
    command->callback(
        [&action, options] { action = [options] { return configured(*options, resolve); }; });
}

}  // namespace stackimpact::cli
