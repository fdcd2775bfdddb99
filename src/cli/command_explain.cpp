// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/outputs.hpp"
#include "cli/rules.hpp"
#include "source/codes.hpp"
#include "source/diagnostic.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* explain_footer = R"(Examples:
  stackimpact explain SI2003                     what the code means, with an example and its fix
  stackimpact explain cheap_frontier_training    the rule's card, as `rules show` prints it
  stackimpact explain                            all codes

Exit codes: 0 done; 2 there is no such code or rule; 3 a file is invalid or cannot be read;
5 output not written.)";

/// True for a word that can only be meant as a code: "SI2003", "si9999".
bool is_code(const std::string& word) {
    return word.size() > 2 && (word[0] == 'S' || word[0] == 's') &&
           (word[1] == 'I' || word[1] == 'i') && word[2] >= '0' && word[2] <= '9';
}

Outcome list_codes() {
    std::string text;
    for (const CodeInfo& info : code_table()) {
        text += fmt::format("{}  {}\n", code_name(info.code), info.title);
    }
    return print(text);
}

Outcome explain_code(std::string wanted) {
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

/// A rule's card.
Outcome explain_rule(const std::string& wanted, RulesOptions options) {
    options.rules = {wanted};
    std::vector<std::string> codes;
    for (const CodeInfo& info : code_table()) codes.push_back(code_name(info.code));
    return show_rules(options, codes);
}

Outcome explain(const std::string& wanted, const RulesOptions& options) {
    if (wanted.empty()) return list_codes();
    return is_code(wanted) ? explain_code(wanted) : explain_rule(wanted, options);
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("explain", "Explain a rule, or the code of an error or warning");
    const auto wanted = std::make_shared<std::string>();
    const auto options = std::make_shared<RulesOptions>();
    command
        ->add_option("CODE|RULE", *wanted,
                     "A code such as SI2003, or the id of a rule; without\n"
                     "one, all codes are listed")
        ->type_name("");
    add_knowledge_options(*command, options->knowledge);
    add_look_options(*command, options->look);
    command->footer(explain_footer);
    command->callback([&action, wanted, options] {
        action = [wanted, options] { return explain(*wanted, *options); };
    });
}

}  // namespace stackimpact::cli
