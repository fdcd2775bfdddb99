// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/batch.hpp"
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* batch_footer = R"(Examples:
  stackimpact batch < events.ndjson > results.ndjson
  stackimpact batch --in events.ndjson --out results.ndjson --fields net,fired
  tail -F events.ndjson | stackimpact batch --on-error skip | jq -c .verdict
  parallel --pipe -k stackimpact batch --jobs 1 < events.ndjson > results.ndjson

An event is a line of JSON, and so is its result:
  {"id": 7, "kind": "model_release", "training_cost": 6e6, "open_weights": true}
  {"id":7,"net":{"chip_design":-0.05,...},"verdict":{"chip_design":"neutral",...}}
`id`, `kind`, `date` and `sources` may be left out; every other key is a fact of the vocabulary, a
bare value or an object as in a scenario. Results come in the order of the events, as soon as there
are whole lines to read. Memory does not grow with the length of the stream.

Exit codes, worst first:
  130 or 143 after SIGINT or SIGTERM, with the lines in hand finished and written; 70 a bug; 5 the
  output was not written; 3 lines are invalid (not with --on-error skip), or the input or knowledge
  is; 2 wrong usage; 0 done. The last line on standard error says which and why.)";

template <class Words>
std::vector<std::string> strings(const Words& words) {
    return {words.begin(), words.end()};
}

void add_stream_options(CLI::App& command, BatchCommandOptions& options) {
    command.add_option("--in", options.in, "Events: a file, or - for standard input (default)")
        ->option_text("FILE");
    command
        .add_option("--out", options.out,
                    "Results: a file, which takes its name when it is\n"
                    "whole, or - for standard output (default)")
        ->option_text("FILE");
    command
        .add_option("--fields", options.fields,
                    fmt::format("What a result says beside its id, several with\n"
                                "commas: {}\n(default: net,verdict)",
                                fmt::join(batch_field_words, ", ")))
        ->option_text("FIELD,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(strings(batch_field_words)));
    command
        .add_option("--on-error", options.on_error,
                    "An invalid line: report (default) writes an error in\n"
                    "its place, skip leaves it out, stop reads nothing\n"
                    "after it")
        ->option_text("HOW")
        ->check(CLI::IsMember(strings(on_error_words)));
}

}  // namespace

void add_batch(CLI::App& app, Action& action) {
    CLI::App* const command = app.add_subcommand("batch", "Score a stream of events, a line each");
    const auto options = std::make_shared<BatchCommandOptions>();
    add_stream_options(*command, *options);
    add_jobs_option(*command, options->jobs, "one for each processor");
    add_knowledge_options(*command, options->knowledge);
    command->add_option("--scales", options->knowledge.scales, "Replace the compiled-in scales")
        ->option_text("FILE");
    add_look_options(*command, options->look);
    command->footer(batch_footer);
    command->callback(
        [&action, options] { action = [options] { return configured(*options, run_batch); }; });
}

}  // namespace stackimpact::cli
