// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "report/escape.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

bool is_letter_or_digit(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Letters of other alphabets and signs that no language here has a use for; but not the line and
/// paragraph separator, at which scripts of a browser end a line.
bool is_beyond_ascii(char32_t c) {
    return c >= 0x80 && c != 0x2028 && c != 0x2029;
}

/// The text, safe and on one line, with `escape` for each character that is neither a letter, a
/// digit nor one of `plain`.
template <class Escape>
std::string escaped(std::string_view text, std::string_view plain, const Escape& escape) {
    const std::string safe = terminal_safe(page_safe(text));
    std::string out;
    out.reserve(safe.size());
    for (std::size_t at = 0; at < safe.size();) {
        const Utf8Step step = decode_utf8(safe, at);
        const bool kept = is_letter_or_digit(step.code_point) || is_beyond_ascii(step.code_point) ||
                          (step.length == 1 && plain.find(safe[at]) != std::string_view::npos);
        if (kept) {
            out.append(safe, at, step.length);
        } else {
            out += escape(static_cast<unsigned>(step.code_point));
        }
        at += step.length;
    }
    return out;
}

}  // namespace

std::string yaml_string(std::string_view text) {
    return "\"" + escaped(text, " _.,;()!?+'-", [](unsigned c) {
               return fmt::format("\\u{:04x}", c);
           }) + "\"";
}

std::string mermaid_text(std::string_view text) {
    return escaped(text, " _.,!?()+", [](unsigned c) { return fmt::format("#{};", c); });
}

std::string argdown_text(std::string_view text) {
    // A separator of lines cannot be escaped; it is a blank like another.
    return escaped(text, " ,!?", [](unsigned c) {
        return c < 0x80 ? std::string{'\\', static_cast<char>(c)} : std::string(" ");
    });
}

std::string argdown_title(std::string_view name) {
    std::string title = escaped(name, " !\"#$&'()*+,-./:;<=>?@\\^_`{|}~", [](unsigned c) {
        return c < 0x80 ? fmt::format("%{:02X}", c) : fmt::format("%u{:04X}", c);
    });
    // A dash in front would make it no title.
    if (title.substr(0, 1) == "-") title.replace(0, 1, "%2D");
    return title;
}

}  // namespace stackimpact
