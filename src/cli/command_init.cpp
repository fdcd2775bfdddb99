// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/init_ci.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* init_footer = R"(Examples:
  stackimpact init --ci github --program OWNER/stackimpact@v0.1.0
  stackimpact init --ci gitlab --program https://HOST/OWNER/stackimpact.git@v0.1.0
  stackimpact init --ci github --scenarios events --dry-run

Files are written from the root of the repository; gates.json only when there is none.

Exit codes: 0 done; 2 wrong usage, or the CI file exists; 5 a file was not written.)";

Outcome init(const InitCiOptions& options) {
    if (!options.service.empty()) return init_ci(options);
    return usage_error({{"what to set up is needed",
                         "write `init --ci github` or `init --ci "
                         "gitlab`"}});
}

}  // namespace

void add_init(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("init", "Set up comparison and gates in a repository's CI");
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
    command->callback([&action, options] { action = [options] { return init(*options); }; });
}

}  // namespace stackimpact::cli
