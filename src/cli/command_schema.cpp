// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "load/embedded.hpp"
#include "load/load.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

constexpr std::string_view prefix = "schemas/";
constexpr std::string_view suffix = ".schema.json";

constexpr const char* schema_footer = R"(Examples:
  stackimpact schema                                    the names
  stackimpact schema scenario > scenario.schema.json    for an editor or validator

Exit codes: 0 done; 2 there is no such schema; 5 output not written.)";

/// "scenario" for "schemas/scenario.schema.json".
std::optional<std::string> schema_name(std::string_view path) {
    if (path.size() <= prefix.size() + suffix.size() || path.substr(0, prefix.size()) != prefix ||
        path.substr(path.size() - suffix.size()) != suffix) {
        return std::nullopt;
    }
    return std::string(path.substr(prefix.size(), path.size() - prefix.size() - suffix.size()));
}

Outcome schema(const std::string& wanted) {
    std::vector<std::string> names;
    for (const EmbeddedFile& file : embedded_files()) {
        auto name = schema_name(file.path);
        if (!name) continue;
        if (*name == wanted) return print(std::string(file.content));
        names.push_back(std::move(*name));
    }
    if (wanted.empty()) return print(fmt::format("{}\n", fmt::join(names, "\n")));
    return usage_error(
        {{fmt::format("there is no schema `{}`", wanted), nearest_hint(wanted, names)}});
}

}  // namespace

void add_schema(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("schema", "Print the JSON Schema (draft 7) of a kind of file");
    const auto name = std::make_shared<std::string>();
    command->add_option("NAME", *name, "Which one; without it, the names are listed");
    command->footer(schema_footer);
    command->callback([&action, name] { action = [name] { return schema(*name); }; });
}

}  // namespace stackimpact::cli
