// SPDX-License-Identifier: MIT
#include "cli/init_ci.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/read.hpp"
#include "cli/write.hpp"
#include "load/load.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view github_file = ".github/workflows/stackimpact.yml";
constexpr std::string_view gitlab_file = ".gitlab-ci.yml";
/// Where GitLab has a CI file of its own, which includes this one.
constexpr std::string_view gitlab_included = ".gitlab/stackimpact.gitlab-ci.yml";
constexpr std::string_view gates_file = "gates.json";

/// Directories in which scenarios usually are, the likeliest first.
constexpr std::array<std::string_view, 2> usual_scenarios{"scenarios", "data/scenarios"};

/// What stands for the program's repository until somebody fills it in.
constexpr std::string_view unknown_github_program = "OWNER/stackimpact@REF";
constexpr std::string_view unknown_gitlab_program = "https://HOST/OWNER/stackimpact.git@REF";

/// A file to be written, from the root of the repository.
struct NewFile {
    std::string path;
    std::string content;
};

struct Plan {
    fs::path root;
    NewFile ci;
    /// None where the repository has gates.
    std::optional<NewFile> gates;
    /// What is left to do, in sentences.
    std::vector<std::string> next;
};

/// The directory around the working directory that holds a repository, else the working directory.
fs::path repository_root() {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (error) return ".";
    for (fs::path place = here;; place = place.parent_path()) {
        if (fs::exists(place / ".git", error)) return place;
        if (place == place.parent_path()) return here;
    }
}

/// True for text that means itself in YAML, in a shell and in a git path.
bool is_plain(std::string_view text, std::string_view marks) {
    return !text.empty() && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), [marks](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      marks.find(c) != std::string_view::npos;
           });
}

std::string replaced(std::string text, std::string_view placeholder, std::string_view value) {
    std::size_t at = text.find(placeholder);
    if (at == std::string::npos) throw std::logic_error("a CI template lacks a placeholder");
    for (; at != std::string::npos; at = text.find(placeholder, at + value.size())) {
        text.replace(at, placeholder.size(), value);
    }
    return text;
}

std::string ci_template(std::string_view name) {
    const TextPtr text = builtin_text(fmt::format("ci/{}", name));
    if (!text) throw std::logic_error("a CI template is missing");
    return std::string(text->content());
}

std::optional<UsageMistake> mistake_in(const InitCiOptions& options) {
    const std::string& scenarios = options.scenarios;
    const bool inside = scenarios.substr(0, 1) != "/" && scenarios.find("..") == std::string::npos;
    if (!scenarios.empty() && !(inside && is_plain(scenarios, "._-/"))) {
        return UsageMistake{
            fmt::format("`{}` cannot stand in a CI file as it is", scenarios),
            "name a directory with letters, digits and . _ - / from the root of the repository"};
    }
    if (options.program.empty()) return std::nullopt;
    const std::size_t at = options.program.rfind('@');
    const bool plain = is_plain(options.program, "._-/:@");
    if (plain && at != std::string::npos && at > 0 && at + 1 < options.program.size()) {
        return std::nullopt;
    }
    return UsageMistake{
        fmt::format("`{}` does not say where the program comes from", options.program),
        fmt::format("write {}",
                    options.service == "github" ? unknown_github_program : unknown_gitlab_program)};
}

std::string scenarios_of(const InitCiOptions& options, const fs::path& root) {
    if (!options.scenarios.empty()) return options.scenarios;
    std::error_code error;
    for (const std::string_view usual : usual_scenarios) {
        if (fs::is_directory(root / usual, error)) return std::string(usual);
    }
    return std::string(usual_scenarios.front());
}

NewFile github_ci(const std::string& program, const std::string& scenarios) {
    std::string text = replaced(ci_template("github.yml"), "%scenarios%", scenarios);
    return {std::string(github_file), replaced(std::move(text), "%program%", program)};
}

/// True for a file that an earlier call wrote, by what its head says.
bool is_ours(const fs::path& path) {
    Diagnostics unread;
    const ReadResult read = read_input(path.string(), unread);
    return read.text->content().find("`stackimpact init --ci gitlab`") != std::string_view::npos;
}

NewFile gitlab_ci(const std::string& program, const std::string& scenarios, const fs::path& root) {
    const std::size_t at = program.rfind('@');
    std::string text = replaced(ci_template("gitlab.yml"), "%scenarios%", scenarios);
    text = replaced(std::move(text), "%repository%", program.substr(0, at));
    text = replaced(std::move(text), "%ref%", program.substr(at + 1));
    std::error_code error;
    const fs::path main = root / gitlab_file;
    const bool others = fs::exists(main, error) && !is_ours(main);
    return {std::string(others ? gitlab_included : gitlab_file), std::move(text)};
}

Plan plan(const InitCiOptions& options) {
    const bool github = options.service == "github";
    Plan plan;
    plan.root = repository_root();
    const std::string scenarios = scenarios_of(options, plan.root);
    const std::string program =
        !options.program.empty()
            ? options.program
            : std::string(github ? unknown_github_program : unknown_gitlab_program);
    plan.ci = github ? github_ci(program, scenarios) : gitlab_ci(program, scenarios, plan.root);
    std::error_code error;
    if (!fs::exists(plan.root / gates_file, error)) {
        plan.gates = NewFile{std::string(gates_file), ci_template("gates.json")};
    }
    if (plan.ci.path == gitlab_included) {
        plan.next.push_back(fmt::format("add to {}:\n    include:\n      - local: /{}", gitlab_file,
                                        gitlab_included));
    }
    if (options.program.empty()) {
        plan.next.push_back(fmt::format("say in {} where the program comes from: fill in {}",
                                        plan.ci.path, program));
    }
    if (!fs::is_directory(plan.root / scenarios, error)) {
        plan.next.push_back(fmt::format("put scenarios into {}/", scenarios));
    }
    plan.next.push_back(
        fmt::format("commit {} and {}/; a change is compared with what was "
                    "committed before it",
                    gates_file, scenarios));
    return plan;
}

std::optional<Outcome> write_new(const fs::path& root, const NewFile& file) {
    const fs::path path = root / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const auto failure =
        error ? std::optional(error.message()) : write_file(path.string(), file.content);
    if (!failure) return std::nullopt;
    return Outcome{Exit::not_written, fmt::format("{}: {}", terminal_safe(file.path), *failure)};
}

std::string next_text(const Plan& plan) {
    std::string text = "Next:\n";
    for (const std::string& step : plan.next) text += fmt::format("  - {}\n", step);
    return text;
}

std::string dry_text(const Plan& plan) {
    std::string text = fmt::format("--- {}\n{}", plan.ci.path, plan.ci.content);
    if (plan.gates) text += fmt::format("--- {}\n{}", plan.gates->path, plan.gates->content);
    return text;
}

Outcome carry_out(const Plan& plan) {
    std::string said;
    if (auto failed = write_new(plan.root, plan.ci)) return *failed;
    said += fmt::format("wrote {}\n", plan.ci.path);
    if (plan.gates) {
        if (auto failed = write_new(plan.root, *plan.gates)) return *failed;
        said += fmt::format("wrote {}\n", plan.gates->path);
    } else {
        said += fmt::format("kept {}\n", gates_file);
    }
    return print(said + next_text(plan));
}

}  // namespace

Outcome init_ci(const InitCiOptions& options) {
    if (auto mistake = mistake_in(options)) return usage_error({std::move(*mistake)});
    const Plan todo = plan(options);
    if (options.dry_run) return print(dry_text(todo));
    std::error_code error;
    if (!options.force && fs::exists(fs::symlink_status(todo.root / todo.ci.path, error))) {
        return usage_error({{fmt::format("{} exists", todo.ci.path),
                             "`--force` replaces it; `--dry-run` prints what it would say"}});
    }
    return carry_out(todo);
}

}  // namespace stackimpact::cli
