// SPDX-License-Identifier: MIT
#include "cli/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/process.hpp"
#include "source/json.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

/// Nothing may be fetched, asked or locked, and words are those of the C locale. A clone that lacks
/// objects would fetch them otherwise; older versions of git know only the protocols.
const std::vector<std::string> quiet{"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
                                     "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C"};

std::optional<Finished> git(std::vector<std::string> words, std::string_view input = {}) {
    words.insert(words.begin(), "git");
    return run_program(words, quiet, input);
}

/// Output without its last line break; nothing if git says no.
std::optional<std::string> answer(std::vector<std::string> words) {
    auto finished = git(std::move(words));
    if (!finished || finished->status != 0) return std::nullopt;
    if (!finished->output.empty() && finished->output.back() == '\n') finished->output.pop_back();
    return std::move(finished->output);
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(at), text.size());
        parts.emplace_back(text.substr(0, length));
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return parts;
}

std::optional<GitFiles> fail(const GitPath& path, std::string message, std::string hint,
                             Diagnostics& diagnostics) {
    const auto text = std::make_shared<const Text>(path.words(), std::string{});
    diagnostics.error(Code::cannot_read, {text, {}}, std::move(message), std::move(hint));
    return std::nullopt;
}

/// How to get a revision that is not here.
std::string fetch_hint(const std::string& ref) {
    const auto refs = answer({"for-each-ref", "--format=%(refname:short)"});
    const std::vector<std::string> known = split(refs.value_or(""), '\n');
    const std::size_t slash = ref.find('/');
    const auto remotes = split(answer({"remote"}).value_or(""), '\n');
    const bool remote =
        slash != std::string::npos &&
        std::find(remotes.begin(), remotes.end(), ref.substr(0, slash)) != remotes.end();
    if (remote) {
        const std::string from = ref.substr(0, slash);
        const std::string branch = ref.substr(slash + 1);
        return fmt::format(
            "nothing is ever fetched; do it first: `git fetch {0} "
            "+refs/heads/{1}:refs/remotes/{0}/{1}` (GitHub: `fetch-depth: 0` for "
            "actions/checkout; GitLab: `GIT_DEPTH: 0`)",
            from, branch);
    }
    const auto found = nearest(ref, known);
    if (found) return fmt::format("did you mean `{}`?", *found);
    return "a branch, tag or commit that this clone has; `git fetch` gets others";
}

/// A file in a revision: its object and path from the top.
struct Entry {
    std::string object;
    std::string path;
};

bool hidden(const std::string& path) {
    return path[0] == '.' || path.find("/.") != std::string::npos;
}

/// All `*.json` below a directory; links and submodules are left out.
std::optional<std::vector<Entry>> entries_below(const GitPath& path) {
    const auto finished = git({"ls-tree", "-r", "-z", path.words()});
    if (!finished || finished->status != 0) return std::nullopt;
    std::string directory = path.path;
    while (!directory.empty() && directory.back() == '/') directory.pop_back();
    std::vector<Entry> entries;
    for (const std::string& line : split(finished->output, '\0')) {
        // "100644 blob <object>\t<path>"
        const std::size_t tab = line.find('\t');
        const std::vector<std::string> words = split(line.substr(0, tab), ' ');
        const std::string name = tab == std::string::npos ? "" : line.substr(tab + 1);
        const bool file = words.size() == 3 && words[0].substr(0, 3) == "100";
        if (!file || hidden(name) || fs::path(name).extension() != ".json") continue;
        entries.push_back({words[2], directory.empty() ? name : directory + "/" + name});
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.path < b.path; });
    return entries;
}

/// The contents of objects, in order; nothing if one is not here.
std::optional<std::vector<std::string>> contents(const std::vector<Entry>& entries) {
    std::string input;
    for (const Entry& entry : entries) input += entry.object + "\n";
    const auto finished = git({"cat-file", "--batch"}, input);
    if (!finished || finished->status != 0) return std::nullopt;
    std::string_view rest = finished->output;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        // "<object> blob <size>\n<content>\n"
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const std::vector<std::string> words = split(rest.substr(0, end), ' ');
        std::size_t size = 0;
        if (words.size() != 3) return std::nullopt;
        std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
        if (rest.size() < end + 1 + size) return std::nullopt;
        // One byte over the limit is enough for the parser to see that a file is too large.
        found.emplace_back(rest.substr(end + 1, std::min(size, max_json_bytes + 1)));
        rest.remove_prefix(std::min(end + 2 + size, rest.size()));
    }
    return found;
}

std::optional<GitFiles> read_entries(const GitPath& path, const std::vector<Entry>& entries,
                                     bool directory, Diagnostics& diagnostics) {
    auto read = contents(entries);
    if (!read) {
        return fail(path, "its content is not in this clone",
                    "nothing is ever fetched; a partial clone gets it by `git fetch "
                    "--refetch --filter=blob:none` or `git checkout`",
                    diagnostics);
    }
    GitFiles files;
    files.directory = directory;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        files.texts.push_back(std::make_shared<const Text>(
            fmt::format("{}:{}", path.ref, entries[i].path), std::move((*read)[i])));
    }
    return files;
}

}  // namespace

std::optional<GitPath> git_path(const std::string& argument) {
    const std::size_t colon = argument.find(':');
    std::error_code error;
    if (colon == std::string::npos || colon == 0 || fs::exists(argument, error)) {
        return std::nullopt;
    }
    return GitPath{argument.substr(0, colon), argument.substr(colon + 1)};
}

std::optional<GitFiles> read_git(const GitPath& path, Diagnostics& diagnostics) {
    const auto version = git({"--version"});
    if (!version) {
        return fail(path, "git is needed to read a revision, and cannot be run", "install git",
                    diagnostics);
    }
    if (!answer({"rev-parse", "--git-dir"})) {
        return fail(path, "this directory is in no git repository",
                    "REF:PATH reads from the repository of the current directory", diagnostics);
    }
    const bool option = path.ref[0] == '-';
    if (option || !answer({"rev-parse", "--verify", "--quiet", path.ref + "^{commit}"})) {
        return fail(path, fmt::format("there is no revision `{}` in this clone", path.ref),
                    fetch_hint(path.ref), diagnostics);
    }
    const auto type = answer({"cat-file", "-t", path.words()});
    if (!type) {
        return fail(path, fmt::format("`{}` has no `{}`", path.ref, path.path),
                    "the path counts from the top of the repository, `./` from here", diagnostics);
    }
    if (*type != "tree") {
        const auto object = answer({"rev-parse", path.words()});
        return read_entries(path, {{object.value_or(""), path.path}}, false, diagnostics);
    }
    const auto entries = entries_below(path);
    if (!entries) return fail(path, "it cannot be listed", {}, diagnostics);
    return read_entries(path, *entries, true, diagnostics);
}

std::optional<std::string> path_in_repository(const std::string& path) {
    const auto top = answer({"rev-parse", "--show-toplevel"});
    if (!top) return std::nullopt;
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::path(path), error);
    if (error) return std::nullopt;
    const fs::path relative = whole.lexically_relative(fs::path(*top));
    if (relative.empty() || *relative.begin() == "..") return std::nullopt;
    return relative.string();
}

bool git_has(const GitPath& path) {
    return answer({"cat-file", "-e", path.words()}).has_value();
}

}  // namespace stackimpact::cli
