// SPDX-License-Identifier: MIT
#include "report/escape.hpp"

#include <initializer_list>
#include <utility>

namespace stackimpact {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// XML 1.0 has no such characters, not even escaped (section 2.2).
bool is_beyond_xml(char32_t c) {
    return c == 0xfffe || c == 0xffff;
}

using Replacement = std::pair<char, std::string_view>;

/// The text with each of some ASCII characters replaced by its own text.
std::string replaced(std::string_view text, std::initializer_list<Replacement> replacements) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const Replacement* found = nullptr;
        for (const Replacement& candidate : replacements) {
            if (candidate.first == c) found = &candidate;
        }
        if (found != nullptr) {
            out += found->second;
        } else {
            out += c;
        }
    }
    return out;
}

bool stands_in_uri(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string terminal_safe(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        const bool blank = step.code_point == '\n' || step.code_point == '\t';
        if (blank) {
            safe += ' ';
        } else if (!step.valid || is_unsafe(step.code_point)) {
            safe += replacement;
        } else {
            safe += text.substr(at, step.length);
        }
        at += step.length;
    }
    return safe;
}

std::string page_safe(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        const bool kept = step.code_point == '\n' || step.code_point == '\t';
        const bool line_break = text.substr(at, 2) == "\r\n";
        if (kept ||
            (step.valid && !is_unsafe(step.code_point) && !is_beyond_xml(step.code_point))) {
            safe += text.substr(at, step.length);
        } else if (!line_break) {
            safe += replacement;
        }
        at += step.length;
    }
    return safe;
}

std::string cut(std::string_view text, std::size_t code_points) {
    std::size_t count = 0;
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count + 1 == code_points) last = at;
        if (count == code_points) return std::string(text.substr(0, last)).append(ellipsis);
        at += decode_utf8(text, at).length;
    }
    return std::string(text);
}

std::string xml_text(std::string_view text) {
    return replaced(page_safe(text), {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}});
}

std::string xml_attribute(std::string_view text) {
    return replaced(xml_text(text),
                    {{'"', "&quot;"}, {'\'', "&apos;"}, {'\n', "&#10;"}, {'\t', "&#9;"}});
}

std::string github_message(std::string_view text) {
    return replaced(page_safe(text), {{'%', "%25"}, {'\n', "%0A"}});
}

std::string github_property(std::string_view text) {
    return replaced(github_message(text), {{':', "%3A"}, {',', "%2C"}});
}

std::string sarif_text(std::string_view text) {
    std::string out = page_safe(text);
    for (std::size_t at = out.find("]("); at != std::string::npos; at = out.find("](", at)) {
        out.insert(at + 1, 1, ' ');
    }
    return out;
}

std::string sarif_message(std::string_view text) {
    return replaced(sarif_text(text), {{'{', "{{"}, {'}', "}}"}});
}

std::string uri_of_path(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = path.substr(0, 1) == "/" ? "file://" : "";
    for (const char c : path) {
        if (stands_in_uri(c)) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return uri;
}

}  // namespace stackimpact
