// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/init_ci.hpp"
#include "cli/init_scenario.hpp"
#include "cli/options.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* init_footer = R"(Examples:
  stackimpact init scenario --kind model_release -o scenarios/my-event.json
  stackimpact init --ci github --program OWNER/stackimpact@v0.1.0
  stackimpact init --ci gitlab --program https://HOST/OWNER/stackimpact.git@v0.1.0
  stackimpact init --ci github --scenarios events --dry-run

With --ci, files are written from the root of the repository; gates.json only when there is none.

Exit codes: 0 done; 2 wrong usage, or the CI file exists; 5 a file was not written.)";

constexpr const char* scenario_footer = R"(Examples:
  stackimpact init scenario --kind model_release -o scenarios/my-event.json
  stackimpact init scenario --kind export_control | jq -r '.facts[].question'

Each fact stands there with its question and `null`, which means not known; write the answers in the
place of it. The file loads as it is.

Exit codes: 0 done; 2 wrong usage, no such kind of event, or the file exists; 3 the vocabulary is
invalid or cannot be read; 5 the file was not written.)";

Outcome init(const InitCiOptions& options) {
    if (!options.service.empty()) return init_ci(options);
    return usage_error({{"what to set up is needed",
                         "write `init --ci github`, `init --ci gitlab` or `init scenario --kind "
                         "KIND`"}});
}

void add_scenario(CLI::App& group, Action& action) {
    const auto options = std::make_shared<InitScenarioOptions>();
    CLI::App* const command =
        group.add_subcommand("scenario", "Write a scenario with questions to fill in");
    command->add_option("--kind", options->kind, "The kind of event, a word of the vocabulary")
        ->option_text("KIND");
    command
        ->add_option("-o,--output", options->output, "The file to write (default: standard output)")
        ->option_text("PATH");
    command->add_flag("--force", options->force, "Replace a file that exists");
    command
        ->add_option("--vocabulary", options->knowledge.vocabulary,
                     "Replace the compiled-in vocabulary")
        ->option_text("FILE");
    add_look_options(*command, options->look);
    command->footer(scenario_footer);
    command->callback(
        [&action, options] { action = [options] { return configured(*options, init_scenario); }; });
}

}  // namespace

void add_init(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("init", "Set up a repository's CI, or a scenario to fill in");
    const auto options = std::make_shared<InitCiOptions>();
    command->add_option("--ci", options->service, "The CI that changes run on: github or gitlab")
        ->option_text("SERVICE")
        ->check(CLI::IsMember({"github", "gitlab"}));
    command
        ->add_option("--program", options->program,
                     "Where CI gets stackimpact: OWNER/REPOSITORY@REF on\n"
                     "GitHub, URL@REF for others")
        ->option_text("PLACE");
    command
        ->add_option("--scenarios", options->scenarios,
                     "Directory of the scenarios; else scenarios or\n"
                     "data/scenarios")
        ->option_text("DIR");
    command->add_flag("--force", options->force, "Replace a CI file that exists");
    command->add_flag("--dry-run", options->dry_run, "Print the files and write nothing");
    command->footer(init_footer);
    command->require_subcommand(0, 1);
    add_scenario(*command, action);
    command->callback([&action, command, options] {
        const bool mixed = !command->get_subcommands().empty();
        if (mixed && *options == InitCiOptions{}) return;
        if (mixed) {
            action = [] {
                return usage_error({{"options before `scenario` are those of `init --ci`",
                                     "write options of `init scenario` behind it"}});
            };
        } else {
            action = [options] { return init(*options); };
        }
    });
}

}  // namespace stackimpact::cli
