// SPDX-License-Identifier: MIT
#include "cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "cli/write.hpp"

namespace stackimpact::cli {

namespace {

/// Longer lines are hard to read, however wide the window is.
constexpr std::size_t widest_automatic = 120;
constexpr std::size_t default_width = 100;

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// The terminal understands control sequences.
bool is_able() {
    const std::string_view terminal = variable("TERM");
    return !terminal.empty() && terminal != "dumb";
}

bool wants_color(const std::string& mode, int descriptor) {
    if (mode != "auto") return mode == "always";
    return variable("NO_COLOR").empty() && is_able() && ::isatty(descriptor) == 1;
}

/// The character set that the environment asks for, by the usual order of the variables.
bool speaks_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string value(variable(name));
        if (value.empty()) continue;
        std::transform(value.begin(), value.end(), value.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
    }
    return false;
}

/// COLUMNS, if it is a number.
std::optional<std::size_t> asked_width() {
    const std::string_view text = variable("COLUMNS");
    std::size_t width = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
    if (error != std::errc{} || end != text.data() + text.size() || width == 0) return std::nullopt;
    return std::clamp(width, least_width, greatest_width);
}

std::size_t terminal_width(int descriptor) {
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return default_width;
    return std::clamp<std::size_t>(size.ws_col, least_width, widest_automatic);
}

Look look_at(const LookOptions& options, int descriptor) {
    const bool terminal = ::isatty(descriptor) == 1;
    Look look = file_look(options);
    look.color = wants_color(options.color, descriptor);
    look.ascii = options.ascii || (terminal && !speaks_utf8());
    if (terminal && !options.width && !asked_width()) look.width = terminal_width(descriptor);
    return look;
}

}  // namespace

void tell(std::string_view text) {
    static_cast<void>(write_all(STDERR_FILENO, text));
}

Look output_look(const LookOptions& options) {
    return look_at(options, STDOUT_FILENO);
}

Look message_look(const LookOptions& options) {
    return look_at(options, STDERR_FILENO);
}

Look file_look(const LookOptions& options) {
    Look look;
    look.ascii = options.ascii;
    look.width = options.width.value_or(asked_width().value_or(default_width));
    return look;
}

bool input_is_terminal() {
    return ::isatty(STDIN_FILENO) == 1;
}

bool can_rewrite_messages() {
    return ::isatty(STDERR_FILENO) == 1 && is_able();
}

}  // namespace stackimpact::cli
