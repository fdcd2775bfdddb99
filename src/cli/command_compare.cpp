// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/compare.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* compare_footer = R"(Examples:
  stackimpact compare before.json after.json
  stackimpact compare origin/main:scenarios scenarios --gate gates.json
  stackimpact compare @baseline scenarios --fail-on verdict_change
  stackimpact compare main:scenarios scenarios --rules rules -o md=comment.md
  stackimpact compare a.json a.json --base-rules main:rules --rules rules

BASE and HEAD are each a scenario, a result stored by --json, a directory or pattern, which are
matched by id, something of a git revision as REF:PATH, or @baseline, the committed results. With
REF:PATH a rule book or stack of the repository is taken from the same revision. Nothing is fetched.

Exit codes, worst first:
  70 a bug; 5 an output was not written; 3 an input is invalid or cannot be read; 2 wrong usage, or
  a gate file with mistakes; 1 a gate failed, or --fail-on found something; 4 there was nothing to
  compare, or nothing for a gate; 0 done. The last line on standard error says which and why.)";

/// What base has of its own.
void add_base_options(CLI::App& command, KnowledgeOptions& base) {
    repeatable(command
                   .add_option("--base-rules", base.rules,
                               "Rules for BASE alone, also as REF:PATH; repeatable")
                   ->option_text("PATH"));
    command.add_option("--base-stack", base.stack, "Stack for BASE alone")->option_text("PATH");
    command.add_option("--base-vocabulary", base.vocabulary, "Vocabulary for BASE alone")
        ->option_text("PATH");
    command.add_option("--base-scales", base.scales, "Scales for BASE alone")->option_text("PATH");
}

}  // namespace

void add_compare(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("compare", "Show what changed between results, and gate it");
    const auto options = std::make_shared<CompareOptions>();
    // Two options: later versions of the parser refuse a name with a blank.
    const auto base = std::make_shared<std::string>();
    CLI::Option* const first =
        command->add_option("BASE", *base, "What to compare with")->type_name("");
    command->add_option("HEAD", options->sides, "What is compared")->type_name("");
    add_output_options(*command, options->format, options->outputs, compare_formats);
    CLI::Option* const quiet =
        command->add_flag("-q,--quiet", options->quiet, "Text: only the answer and the layers");
    command->add_flag("--full", options->full, "Text: everything")->excludes(quiet);
    add_check_options(*command, options->checks,
                      {"gate", "expect", "verdict_change", "any_change", "warn", "never"});
    command
        ->add_option("--baseline", options->baseline,
                     "Directory of the committed results (default: baseline)")
        ->option_text("DIR");
    add_knowledge_options(*command, options->knowledge);
    command->add_option("--scales", options->knowledge.scales, "Replace the compiled-in scales")
        ->option_text("FILE");
    add_base_options(*command, options->base_knowledge);
    add_jobs_option(*command, options->jobs);
    add_look_options(*command, options->look);
    command->footer(compare_footer);
    command->callback([&action, options, base, first] {
        if (first->count() > 0) options->sides.insert(options->sides.begin(), *base);
        action = [options] { return configured(*options, compare); };
    });
}

}  // namespace stackimpact::cli
