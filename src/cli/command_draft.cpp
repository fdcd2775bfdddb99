// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/draft.hpp"
#include "cli/options.hpp"
#include "model/date.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* draft_footer = R"(Examples:
  stackimpact draft 'SoTA model trained on H800s for under $6M'
  stackimpact draft 'SoTA model trained on H800s for under $6M' | stackimpact analyze -
  stackimpact draft 'Fire halts memory plant for two weeks' --date 2025-03-10 -o event.json
  head -1 news.txt | stackimpact draft -

Write headlines in single quotes: in double quotes the shell takes `$6` away.

Facts come from words of the headline alone, as claims without grades. Standard error says from
which, why the event is of its kind, and what has no place.

Exit codes, worst first: 5 an output was not written; 3 the headline or a file is invalid or cannot
be read; 2 wrong usage; 0 done.)";

std::string date_mistake(const std::string& words) {
    return parse_date(words) ? std::string{}
                             : fmt::format("`{}` is no date as in 2025-01-27", words);
}

}  // namespace

void add_draft(CLI::App& app, Action& action) {
    CLI::App* const command = app.add_subcommand("draft", "Make a scenario out of a headline");
    const auto options = std::make_shared<DraftOptions>();
    command->add_option("HEADLINE", options->words, "The headline; - or none reads standard input")
        ->type_name("");
    command->add_option("--kind", options->kind, "The kind of event, instead of a guess")
        ->option_text("ID");
    command->add_option("--date", options->date, "The day of the event")
        ->option_text("DATE")
        ->check(date_mistake);
    add_output_options(*command, options->format, options->outputs, draft_formats);
    command->add_option("--lexicon", options->knowledge.lexicon, "Replace the compiled-in lexicon")
        ->option_text("FILE");
    command
        ->add_option("--vocabulary", options->knowledge.vocabulary,
                     "Replace the compiled-in vocabulary")
        ->option_text("FILE");
    command->add_option("--stack", options->knowledge.stack, "Replace the compiled-in stack")
        ->option_text("FILE");
    command->add_flag("--locked", options->knowledge.locked,
                      "Refuse knowledge other than `lock` in\nstackimpact.json records");
    add_look_options(*command, options->look);
    command->footer(draft_footer);
    command->callback(
        [&action, options] { action = [options] { return configured(*options, draft); }; });
}

}  // namespace stackimpact::cli
