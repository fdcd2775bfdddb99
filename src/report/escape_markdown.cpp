// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "report/escape.hpp"

namespace stackimpact {

namespace {

/// Parts what a site would link, as others who write comments on GitHub do: its filters look at the
/// text after Markdown, where a backslash is gone.
constexpr std::string_view zero_width = "&#8203;";

/// Commits are linked from this many hexadecimal digits on.
constexpr std::size_t commit_digits = 7;

bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_one_of(char c, std::string_view characters) {
    return characters.find(c) != std::string_view::npos;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// "www." links by itself.
bool ends_www(std::string_view before) {
    if (before.size() < 3) return false;
    before.remove_prefix(before.size() - 3);
    return std::all_of(before.begin(), before.end(), [](char c) { return lower(c) == 'w'; });
}

class MarkdownEscaper {
public:
    explicit MarkdownEscaper(std::string_view text) : text_(text) {}

    std::string escaped() {
        out_.reserve(text_.size() + text_.size() / 4);
        at_ = std::min(text_.find_first_not_of(' '), text_.size());
        // Lists, quotes, headings and the commands of GitLab stand at the beginning.
        if (at_ < text_.size() && is_one_of(text_[at_], "-+=/")) out_ += '\\';
        number_at_start();
        while (at_ < text_.size()) step();
        return std::move(out_);
    }

private:
    [[nodiscard]] char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : ' '; }
    [[nodiscard]] char previous() const { return at_ > 0 ? text_[at_ - 1] : ' '; }

    /// "1. " and "1) " begin a list.
    void number_at_start() {
        const std::size_t end = text_.find_first_not_of("0123456789", at_);
        if (end == at_ || end == std::string_view::npos || !is_one_of(text_[end], ".)")) return;
        if (end + 1 < text_.size() && text_[end + 1] != ' ') return;
        out_ += text_.substr(at_, end - at_);
        out_ += '\\';
        out_ += text_[end];
        at_ = end + 1;
    }

    void step() {
        const char c = text_[at_];
        if (is_alnum(c)) {
            word();
            return;
        }
        put(c);
        if (links(c)) out_ += zero_width;
        ++at_;
    }

    void put(char c) {
        if (c == '&') {
            out_ += "&amp;";
        } else if (c == '<') {
            out_ += "&lt;";
        } else if (c == '>') {
            out_ += "&gt;";
        } else if (c == '|') {
            out_ += "&#124;";
        } else if (c == '$') {
            // The documented way to a dollar sign that begins no formula.
            out_ += "<span>$</span>";
        } else {
            if (is_one_of(c, "\\`*_[]~#!")) out_ += '\\';
            out_ += c;
        }
    }

    /// What makes a link of what follows it: @user, #1, !1, %1, ~label, &1, https:, :emoji:, GH-1,
    /// www.
    [[nodiscard]] bool links(char c) const {
        const char after = next();
        if (c == ':') return is_alnum(after) || is_one_of(after, "/+-_");
        if (c == '-') return is_alnum(previous()) && is_alnum(after);
        if (c == '.') return ends_www(text_.substr(0, at_));
        return is_one_of(c, "@#!%~&") && (is_alnum(after) || is_one_of(after, "\"'{_"));
    }

    /// A run of letters and digits, in parts when it may be the hash of a commit.
    void word() {
        const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(at_);
        const auto end = std::find_if_not(begin, text_.end(), is_alnum);
        const auto length = static_cast<std::size_t>(end - begin);
        const bool commit = length >= commit_digits && std::all_of(begin, end, is_hex);
        for (std::size_t i = 0; i < length; ++i) {
            if (commit && i > 0 && i % (commit_digits - 1) == 0) out_ += zero_width;
            out_ += text_[at_ + i];
        }
        at_ += length;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace

std::string markdown_text(std::string_view text) {
    const std::string safe = terminal_safe(text);
    return MarkdownEscaper(safe).escaped();
}

std::string markdown_code(std::string_view name) {
    const std::string safe = terminal_safe(name);
    const bool plain = !safe.empty() && safe.find_first_of("`|\\") == std::string::npos &&
                       safe.front() != ' ' && safe.back() != ' ';
    return plain ? "`" + safe + "`" : markdown_text(safe);
}

}  // namespace stackimpact
