// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "argue/semantics.hpp"
#include "cli/argue.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "model/argumentation.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* argue_footer = R"(Examples:
  stackimpact argue graph.json
  stackimpact argue graph.bag --semantics all
  stackimpact argue graph.json --topic a --flips
  stackimpact argue graph.json --topic a --threshold 0.7 --methods none
  stackimpact argue graph.json --topic a --group costs=rent,wages --methods shapley
  stackimpact argue loop.bag --cycles continuous
  stackimpact argue graph.bag --format dot | dot -Tsvg -o graph.svg
  stackimpact argue graph.bag --format graph -o graph.json

A graph is JSON (`stackimpact schema graph`) or statements of .bag files:
  arg(a,0.5). arg(b,0.8). att(b,a). sup(c,a,0.5).

Strengths follow from base scores, supports and attacks; they are not probabilities.

Exit codes, worst first:
  70 a bug; 5 an output was not written; 3 the graph is invalid, cannot be read, or has a cycle;
  2 wrong usage; 4 a process did not come to rest; 0 done.)";

/// Draws beyond this add nothing to what two digits of a standard error tell.
constexpr std::size_t most_samples = 10'000'000;
constexpr std::size_t least_samples = 4;
/// Those that a number of JSON keeps exactly.
constexpr std::uint64_t greatest_seed = (std::uint64_t{1} << 53) - 1;
/// A process that is looser than this has hardly begun.
constexpr double greatest_tolerance = 0.01;

/// What is wrong with a number between 0 and `end`, both not included; empty when nothing is.
std::string between_mistake(const std::string& words, double end) {
    double number = 0.0;
    const char* const stop = words.data() + words.size();
    const auto [rest, error] = std::from_chars(words.data(), stop, number);
    if (error == std::errc{} && rest == stop && number > 0.0 && number < end) return {};
    return fmt::format("`{}` is no number above 0 and below {}", words, end);
}

void add_names(CLI::App& command, const std::string& option, std::vector<std::string>& words,
               const std::vector<std::string>& known, const std::string& help) {
    command.add_option(option, words, help)
        ->option_text("NAME,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(known));
}

void add_questions(CLI::App& command, ArgueOptions& options) {
    std::vector<std::string> semantics;
    for (const argue::Semantics each : argue::all_semantics) {
        semantics.emplace_back(argue::name(each));
    }
    semantics.emplace_back("all");
    add_names(command, "--semantics", options.semantics, semantics,
              "How strengths follow: qe (default), dfquad,\n"
              "sd_dfquad, euler, euler_top, mlp, or all");
    command
        .add_option("--topic", options.topic,
                    "Also what each argument contributes to this one\n"
                    "(default: the topic of the file, if any)")
        ->option_text("ID");
    command.add_flag("--flips", options.flips,
                     "Also the smallest change of one base score that\n"
                     "brings the topic to the threshold");
    command
        .add_option("--threshold", options.threshold,
                    "Flips across this strength (default: 0.5);\nimplies --flips")
        ->option_text("T")
        ->check([](const std::string& words) { return between_mistake(words, 1.0); });
    command
        .add_option("--cycles", options.cycles,
                    "What to do with cycles: refuse (default) or\n"
                    "continuous (strengths are where a process rests)")
        ->option_text("HOW")
        ->check(CLI::IsMember(std::vector<std::string>{"refuse", "continuous"}));
}

void add_advanced(CLI::App& command, ArgueOptions& options) {
    std::vector<std::string> methods;
    for (const ContributionMethod each : all_contribution_methods) {
        methods.emplace_back(name(each));
    }
    methods.emplace_back("none");
    add_names(command, "--methods", options.methods, methods,
              "Advanced. Contributions by removal,\n"
              "intrinsic_removal, gradient, shapley, or none\n"
              "(default: all that do not take long)");
    repeatable(command
                   .add_option("--group", options.groups,
                               "Advanced. Shapley values of groups of arguments;\nrepeatable")
                   ->option_text("NAME=ID,..."));
    command
        .add_option("--samples", options.samples,
                    "Advanced. Orders drawn for Shapley values of more\n"
                    "than 16 arguments or groups (default: 2000)")
        ->option_text("N")
        ->check(CLI::Range(least_samples, most_samples));
    command.add_option("--seed", options.seed, "Advanced. Of these draws (default: 1)")
        ->option_text("N")
        ->check(CLI::Range(std::uint64_t{0}, greatest_seed));
    command
        .add_option("--tolerance", options.tolerance,
                    "Advanced. How little strengths move where a\n"
                    "process rests (default: 1e-12)")
        ->option_text("X")
        ->check(
            [](const std::string& words) { return between_mistake(words, greatest_tolerance); });
}

}  // namespace

void add_argue(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("argue", "Find the strengths of arguments in any graph of them");
    const auto options = std::make_shared<ArgueOptions>();
    command->add_option("GRAPH", options->graph, "A file, or - for standard input")
        ->required()
        ->type_name("");
    add_questions(*command, *options);
    add_output_options(*command, options->format, options->outputs, argue_formats);
    add_look_options(*command, options->look);
    add_advanced(*command, *options);
    command->footer(argue_footer);
    command->callback([&action, options] { action = [options] { return run_argue(*options); }; });
}

}  // namespace stackimpact::cli
