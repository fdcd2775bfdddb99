// SPDX-License-Identifier: MIT
#include "cli/baseline_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/console.hpp"
#include "cli/read.hpp"
#include "cli/write.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

/// Names of files have at most 255 bytes in most systems; this leaves room for the extension and
/// for a temporary name.
constexpr std::size_t longest_id = 200;

bool has_conflict(const Diagnostics& diagnostics) {
    const auto& all = diagnostics.all();
    return std::any_of(all.begin(), all.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.code == Code::merge_conflict;
    });
}

/// The file as the first side of every conflict has it.
std::string first_side(std::string_view content) {
    std::string kept;
    bool other = false;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size() - 1) + 1;
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(end);
        const std::string_view mark = line.substr(0, 7);
        if (mark == "=======" || mark == "|||||||") {
            other = true;
        } else if (mark == ">>>>>>>") {
            other = false;
        } else if (mark != "<<<<<<<" && !other) {
            kept += line;
        }
    }
    return kept;
}

/// `input.path` of a document that git left two versions of; empty if it cannot be read.
std::string scenario_in_conflict(const Text& text) {
    Diagnostics unheard;
    const auto side = std::make_shared<const Text>(text.name(), first_side(text.content()));
    const auto tree = parse_json(side, unheard);
    const JsonNode* const input = tree ? tree->find("input") : nullptr;
    const JsonNode* const path = input == nullptr ? nullptr : input->find("path");
    return path == nullptr ? std::string{} : path->string;
}

/// The only result of a file, if it is a baseline of the right id; else reported.
std::optional<StoredResult> baseline_in(const BaselineFile& file, std::vector<StoredResult> results,
                                        Diagnostics& diagnostics) {
    const Place start{file.text, {0, 1}};
    if (results.size() != 1 || results.front().form != "baseline") {
        diagnostics.error(Code::invalid_value, start, "this is no baseline",
                          "`stackimpact baseline save` writes them; keep other files elsewhere");
        return std::nullopt;
    }
    const std::string& id = results.front().assessment.id;
    if (id != file.id) {
        diagnostics.error(Code::invalid_value, start,
                          fmt::format("the baseline of `{}` belongs into `{}.json`", id, id));
        return std::nullopt;
    }
    return std::move(results.front());
}

BaselineFile read_baseline(const std::string& path) {
    BaselineFile file;
    file.id = fs::path(path).stem().string();
    file.path = path;
    const ReadResult read = read_input(path, file.diagnostics);
    file.text = read.text;
    if (read.read) {
        auto results = load_results(read.text, file.diagnostics);
        if (results) file.stored = baseline_in(file, std::move(*results), file.diagnostics);
    }
    if (file.stored) {
        file.scenario = file.stored->assessment.input_path;
    } else if (has_conflict(file.diagnostics)) {
        file.state = BaselineState::conflict;
        file.scenario = scenario_in_conflict(*read.text);
    } else {
        file.state = BaselineState::invalid;
    }
    return file;
}

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

std::vector<BaselineFile> read_baselines(const std::string& directory) {
    std::vector<std::string> paths;
    std::error_code error;
    fs::directory_iterator entry(directory, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const fs::path& path = entry->path();
        const bool hidden = path.filename().string().front() == '.';
        if (!hidden && path.extension() == ".json" && entry->is_regular_file(error)) {
            paths.push_back(path.string());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<BaselineFile> files;
    for (const std::string& path : paths) files.push_back(read_baseline(path));
    std::sort(files.begin(), files.end(),
              [](const BaselineFile& a, const BaselineFile& b) { return a.id < b.id; });
    return files;
}

const BaselineFile* find_baseline(const std::vector<BaselineFile>& files, const std::string& id) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&id](const BaselineFile& file) { return file.id == id; });
    return found == files.end() ? nullptr : &*found;
}

std::string baseline_path(const std::string& directory, const std::string& id) {
    return (fs::path(directory) / (id + ".json")).string();
}

bool is_file_name(const std::string& id) {
    return !id.empty() && id.size() <= longest_id && is_word_character(id.front()) &&
           std::all_of(id.begin(), id.end(),
                       [](char c) { return is_word_character(c) || c == '-' || c == '.'; });
}

std::optional<UsageMistake> writing_refused(const std::string& command) {
    const char* const ci = std::getenv("CI");
    const std::string_view value = ci == nullptr ? std::string_view{} : std::string_view{ci};
    if (value.empty() || value == "false" || value == "0") return std::nullopt;
    return UsageMistake{
        fmt::format("baseline {}: baselines are not written in CI (CI is set)", command),
        "run it on your machine and commit the files; `stackimpact baseline diff` is for CI"};
}

Outcome write_baseline(const std::string& path, const std::string& document) {
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    const auto failure = write_file(path, document);
    if (!failure) return {};
    Outcome outcome{Exit::not_written, fmt::format("cannot write {}: {}", path, *failure)};
    tell("error: " + terminal_safe(outcome.reason) + "\n");
    return outcome;
}

}  // namespace stackimpact::cli
