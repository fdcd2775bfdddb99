// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "source/codes.hpp"
#include "source/diagnostic.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* explain_footer = R"(Examples:
  stackimpact explain SI2003    what the code means, with an example and its fix
  stackimpact explain           all codes

Exit codes: 0 done; 2 there is no such code; 5 output not written.)";

Outcome list_codes() {
    std::string text;
    for (const CodeInfo& info : code_table()) {
        text += fmt::format("{}  {}\n", code_name(info.code), info.title);
    }
    return print(text);
}

Outcome explain(std::string wanted) {
    if (wanted.empty()) return list_codes();
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    std::vector<std::string> names;
    for (const CodeInfo& info : code_table()) {
        names.push_back(code_name(info.code));
        if (wanted != names.back()) continue;
        return print(fmt::format("{}: {}\n\n{}\n", wanted, info.title, info.explanation));
    }
    const auto found = nearest(wanted, names);
    return usage_error(
        {{fmt::format("there is no code `{}`", wanted),
          found ? fmt::format("did you mean `{}`? `stackimpact explain` lists all", *found)
                : std::string("`stackimpact explain` lists all")}});
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("explain", "Explain the code of an error or warning");
    const auto code = std::make_shared<std::string>();
    command->add_option("CODE", *code, "A code such as SI2003; without one, all are listed");
    command->footer(explain_footer);
    command->callback([&action, code] { action = [code] { return explain(*code); }; });
}

}  // namespace stackimpact::cli
