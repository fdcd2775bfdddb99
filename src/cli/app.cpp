// SPDX-License-Identifier: MIT
#include "cli/app.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/write.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* about =
    "Scores what an event means for the layers of a value chain: bull and bear\n"
    "pressure, the arguments and sources behind it, and how that compares with what\n"
    "the market said and did.";

constexpr const char* footer = R"(Examples:
  stackimpact analyze scenario.json           the report
  stackimpact analyze scenario.json --json    the same for programs
  stackimpact explain SI2003                  what an error code means
  stackimpact rules list                      what the rules press on

`stackimpact COMMAND --help` tells the options of a command.

Exit codes, worst first:
  70 a bug; 5 output not written; 3 invalid or unreadable input; 2 wrong usage;
  1 --fail-on found something; 4 nothing matched; 0 done)";

void add_commands(CLI::App& app, Action& action) {
    app.require_subcommand(0, 1);
    app.set_help_flag("-h,--help", "Print this help");
    app.set_version_flag(
        "--version", [] { return version_line(); }, "Print the version");
    app.footer(footer);
    app.get_formatter()->column_width(30);
    add_analyze(app, action);
    add_argue(app, action);
    add_backtest(app, action);
    add_baseline(app, action);
    add_batch(app, action);
    add_compare(app, action);
    add_draft(app, action);
    add_explain(app, action);
    add_init(app, action);
    add_resolve(app, action);
    add_rules(app, action);
    add_schema(app, action);
    add_version(app, action);
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

/// The command that the words chose as far as they were understood, in groups the innermost; the
/// app itself when it is none.
const CLI::App& chosen_command(const CLI::App& app) {
    const CLI::App* command = &app;
    for (auto chosen = app.get_subcommands(); !chosen.empty();
         chosen = command->get_subcommands()) {
        command = chosen.front();
    }
    return *command;
}

/// "stackimpact rules list" for the command `list` of the group `rules`.
std::string spoken_name(const CLI::App& command) {
    const CLI::App* const group = command.get_parent();
    return group == nullptr ? command.get_name() : spoken_name(*group) + " " + command.get_name();
}

/// What is wrong with a word that no command or option took.
UsageMistake unexpected(const std::string& word, const CLI::App& command) {
    if (word.size() > 1 && word[0] == '-') {
        const std::string name = word.substr(0, word.find('='));
        const auto found = nearest(name, option_names(command));
        return {fmt::format("there is no option `{}`", name),
                found ? fmt::format("did you mean `{}`?", *found) : std::string{}};
    }
    const std::vector<std::string> known = command_names(command);
    if (known.empty()) return {fmt::format("`{}` is one argument too many", word), {}};
    const std::string group = command.get_parent() == nullptr ? "" : command.get_name() + " ";
    return {fmt::format("there is no command `{}{}`", group, word), nearest_hint(word, known)};
}

UsageMistake mistake_of(const CLI::ParseError& error, const CLI::App& app) {
    const CLI::App& command = chosen_command(app);
    // Requirements are checked before words that nobody took, which are the likelier cause.
    for (const CLI::App* place = &command; place != nullptr; place = place->get_parent()) {
        const auto remaining = place->remaining();
        if (!remaining.empty()) return unexpected(remaining.front(), command);
    }
    return {error.what(), {}};
}

std::string help_hint(const CLI::App& app) {
    return fmt::format("see `{} --help`", spoken_name(chosen_command(app)));
}

/// A command line that asks for JSON and cannot be read still gets a document.
std::string asked_format(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--json") return "json";
        const bool next = word == "--format" && i + 1 < argc;
        const std::string_view value = next ? std::string_view(argv[i + 1])
                                       : word.substr(0, 9) == "--format=" ? word.substr(9)
                                                                          : std::string_view{};
        if (value == "json" || value == "ndjson") return std::string(value);
    }
    return {};
}

Outcome refuse(UsageMistake mistake, const CLI::App& app, const std::string& format) {
    if (mistake.hint.empty()) mistake.hint = help_hint(app);
    return usage_error({std::move(mistake)}, format);
}

}  // namespace

Outcome print(const std::string& text) {
    const auto failure = write_output(text);
    if (!failure) return {};
    return {Exit::not_written, fmt::format("standard output: {}", *failure)};
}

Outcome run(int argc, const char* const* argv) {
    CLI::App app(about, "stackimpact");
    Action action;
    add_commands(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForVersion&) {
        return print(version_line());
    } catch (const CLI::CallForHelp&) {
        return print(app.help());
    } catch (const CLI::ParseError& error) {
        return refuse(mistake_of(error, app), app, asked_format(argc, argv));
    }
    if (action) return action();
    return refuse({"a command is needed", nearest_hint({}, command_names(chosen_command(app)))},
                  app, asked_format(argc, argv));
}

}  // namespace stackimpact::cli
