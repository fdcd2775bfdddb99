// SPDX-License-Identifier: MIT
#include "cli/read.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "cli/console.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

constexpr std::size_t block_bytes = 64u << 10;

/// Bytes of an open file; an errno value instead if reading fails.
int read_all(int descriptor, std::size_t limit, std::string& content) {
    // One byte over the limit is enough for the parser to see that a file is too large.
    const std::size_t most_bytes = limit + 1;
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_size > 0) {
        content.reserve(std::min(most_bytes, static_cast<std::size_t>(status.st_size)));
    }
    std::array<char, block_bytes> block{};
    while (content.size() < most_bytes) {
        const std::size_t wanted = std::min(block.size(), most_bytes - content.size());
        const ssize_t got = ::read(descriptor, block.data(), wanted);
        if (got == 0) return 0;
        if (got > 0) {
            content.append(block.data(), static_cast<std::size_t>(got));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// "did you mean `scenarios/deepseek-r1.json`?" for a path whose last part is a slip.
std::string nearest_file(const std::string& path) {
    const std::filesystem::path wanted(path);
    const std::filesystem::path parent = wanted.parent_path();
    std::vector<std::string> names;
    std::error_code error;
    std::filesystem::directory_iterator entry(parent.empty() ? "." : parent, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const std::filesystem::path name = entry->path().filename();
        // A link to nothing is there and cannot be read.
        if (name != wanted.filename()) names.push_back(name.string());
    }
    std::sort(names.begin(), names.end());
    const auto found = nearest(wanted.filename().string(), names);
    if (!found) return {};
    return fmt::format("did you mean `{}`?", (parent / *found).string());
}

void report(Code code, const std::string& path, std::string message, std::string hint,
            ReadResult& result, Diagnostics& diagnostics) {
    result.text = std::make_shared<const Text>(path, std::string{});
    diagnostics.error(code, {result.text, {}}, std::move(message), std::move(hint));
}

ReadResult unreadable(const std::string& path, int error, Diagnostics& diagnostics) {
    ReadResult result;
    if (error == EISDIR) {
        report(Code::is_directory, path, "this is a directory, not a file", {}, result,
               diagnostics);
    } else {
        report(Code::cannot_read, path, fmt::format("cannot be read: {}", std::strerror(error)),
               error == ENOENT ? nearest_file(path) : std::string{}, result, diagnostics);
    }
    return result;
}

ReadResult read_descriptor(int descriptor, const std::string& name, std::size_t limit,
                           Diagnostics& diagnostics) {
    std::string content;
    if (const int error = read_all(descriptor, limit, content); error != 0) {
        return unreadable(name, error, diagnostics);
    }
    return {std::make_shared<const Text>(name, std::move(content)), true};
}

}  // namespace

std::string input_name(const std::string& path) {
    return path == standard_input ? "<stdin>" : path;
}

int open_input(const std::string& path) {
    if (path != standard_input) return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (input_is_terminal()) tell("stackimpact: reading standard input, end it with Ctrl-D\n");
    return STDIN_FILENO;
}

void close_input(int descriptor) {
    if (descriptor != STDIN_FILENO) ::close(descriptor);
}

void report_unreadable(const std::string& path, int error, Diagnostics& diagnostics) {
    static_cast<void>(unreadable(input_name(path), error, diagnostics));
}

ReadResult read_input(const std::string& path, Diagnostics& diagnostics, std::size_t limit) {
    const int descriptor = open_input(path);
    if (descriptor < 0) return unreadable(path, errno, diagnostics);
    ReadResult result = read_descriptor(descriptor, input_name(path), limit, diagnostics);
    close_input(descriptor);
    return result;
}

}  // namespace stackimpact::cli
