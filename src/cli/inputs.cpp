// SPDX-License-Identifier: MIT
#include "cli/inputs.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

/// Deeper trees are loops of mounts, not collections of scenarios.
constexpr int deepest = 64;

bool directory_at(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool present(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

/// Names in a directory without the hidden ones; nothing if it cannot be listed.
std::optional<std::vector<std::string>> names_in(const fs::path& directory) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry(directory.empty() ? "." : directory, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (name[0] != '.') names.push_back(std::move(name));
    }
    if (error) return std::nullopt;
    return names;
}

/// All regular files `*.json` below; links to directories are not followed. A directory that cannot
/// be listed stands for itself, so that reading it reports it.
void add_below(const fs::path& directory, int depth, std::vector<std::string>& files) {
    const auto names = names_in(directory);
    if (!names) files.push_back(directory.string());
    if (!names || depth == deepest) return;
    for (const std::string& name : *names) {
        const fs::path path = directory / name;
        std::error_code error;
        if (fs::is_directory(fs::symlink_status(path, error))) {
            add_below(path, depth + 1, files);
        } else if (path.extension() == ".json" && fs::is_regular_file(path, error)) {
            files.push_back(path.string());
        }
    }
}

std::vector<std::string> files_below(std::string directory) {
    while (directory.size() > 1 && directory.back() == '/') directory.pop_back();
    std::vector<std::string> files;
    add_below(directory, 0, files);
    std::sort(files.begin(), files.end());
    return files;
}

bool is_pattern(const std::string& text) {
    return text.find_first_of("*?[") != std::string::npos;
}

/// Adds what matches parts[at...] below `base`.
void match_below(const fs::path& base, const std::vector<std::string>& parts, std::size_t at,
                 std::vector<std::string>& found) {
    if (at == parts.size()) {
        found.push_back(base.string());
        return;
    }
    const bool any_depth = parts[at] == "**";
    if (any_depth && at + 1 < parts.size()) match_below(base, parts, at + 1, found);
    if (!is_pattern(parts[at])) {
        if (present(base / parts[at])) match_below(base / parts[at], parts, at + 1, found);
        return;
    }
    for (const std::string& name : names_in(base).value_or(std::vector<std::string>{})) {
        if (::fnmatch(parts[at].c_str(), name.c_str(), FNM_PERIOD) != 0) continue;
        const fs::path path = base / name;
        std::error_code error;
        const bool last = at + 1 == parts.size();
        const bool enter =
            fs::is_directory(any_depth ? fs::symlink_status(path, error) : fs::status(path, error));
        if (any_depth && enter) match_below(path, parts, at, found);
        if (last ? !(any_depth && enter) : enter && !any_depth) {
            match_below(path, parts, at + 1, found);
        }
    }
}

std::vector<std::string> files_matching(const std::string& pattern) {
    const fs::path whole(pattern);
    std::vector<std::string> parts;
    for (const fs::path& part : whole.relative_path()) {
        if (!part.empty()) parts.push_back(part.string());
    }
    std::vector<std::string> found;
    match_below(whole.root_path(), parts, 0, found);
    std::vector<std::string> files;
    for (const std::string& path : found) {
        const std::vector<std::string> more =
            directory_at(path) ? files_below(path) : std::vector<std::string>{path};
        files.insert(files.end(), more.begin(), more.end());
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

}  // namespace

bool same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    if (fs::path(a).lexically_normal() == fs::path(b).lexically_normal()) return true;
    return fs::equivalent(a, b, error);
}

bool would_find(const std::vector<std::string>& arguments, const std::string& path) {
    const fs::path wanted = fs::path(path).lexically_normal();
    const auto finds = [&wanted](const std::string& argument) {
        const fs::path named = fs::path(argument).lexically_normal();
        if (is_pattern(argument)) return ::fnmatch(named.c_str(), wanted.c_str(), 0) == 0;
        const fs::path below = wanted.lexically_relative(named);
        return !below.empty() && *below.begin() != "..";
    };
    return arguments.empty() || std::any_of(arguments.begin(), arguments.end(), finds);
}

Inputs find_inputs(const std::vector<std::string>& arguments) {
    Inputs inputs;
    inputs.many = arguments.size() > 1;
    for (const std::string& argument : arguments) {
        const bool directory = directory_at(argument);
        if (!directory && (present(argument) || !is_pattern(argument))) {
            inputs.files.push_back(argument);
            continue;
        }
        inputs.many = true;
        const std::vector<std::string> files =
            directory ? files_below(argument) : files_matching(argument);
        if (files.empty()) inputs.unmatched.push_back(argument);
        inputs.files.insert(inputs.files.end(), files.begin(), files.end());
    }
    return inputs;
}

}  // namespace stackimpact::cli
