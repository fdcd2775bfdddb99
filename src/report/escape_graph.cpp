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

bool is_word(std::string_view text, std::size_t at) {
    return at < text.size() && is_letter_or_digit(static_cast<unsigned char>(text[at]));
}

bool is_digit(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// The text, safe and on one line, with `escape` for each character that is neither a letter nor a
/// digit and that `keeps`, which gets the text and the place, does not keep.
template <class Keeps, class Escape>
std::string escaped(std::string_view text, const Keeps& keeps, const Escape& escape) {
    const std::string safe = terminal_safe(page_safe(text));
    std::string out;
    out.reserve(safe.size());
    for (std::size_t at = 0; at < safe.size();) {
        const Utf8Step step = decode_utf8(safe, at);
        const bool kept = is_letter_or_digit(step.code_point) || is_beyond_ascii(step.code_point) ||
                          (step.length == 1 && keeps(safe, at));
        if (kept) {
            out.append(safe, at, step.length);
        } else {
            out += escape(static_cast<unsigned>(step.code_point));
        }
        at += step.length;
    }
    return out;
}

/// Keeps some signs wherever they stand.
auto any_of(std::string_view signs) {
    return [signs](std::string_view text, std::size_t at) {
        return signs.find(text[at]) != std::string_view::npos;
    };
}

/// Mermaid takes a label for Markdown: a line could be a list (`1.`, `1)`), words a link (`www.x`)
/// or stress (`_x_`).
bool keeps_mermaid(std::string_view text, std::size_t at) {
    const bool after_word = at > 0 && is_word(text, at - 1);
    const bool after_digit = at > 0 && is_digit(text, at - 1);
    if (text[at] == '_') return after_word && is_word(text, at + 1);
    if (text[at] == ')') return !after_digit;
    if (text[at] != '.') return any_of(" ,!?(")(text, at);
    return after_digit ? is_digit(text, at + 1) : after_word && !is_word(text, at + 1);
}

}  // namespace

std::string yaml_string(std::string_view text) {
    return "\"" +
           escaped(text, any_of(" _.,;()!?+'-"),
                   [](unsigned c) { return fmt::format("\\u{:04x}", c); }) +
           "\"";
}

std::string mermaid_text(std::string_view text) {
    return escaped(text, keeps_mermaid, [](unsigned c) { return fmt::format("#{};", c); });
}

std::string argdown_text(std::string_view text) {
    // A separator of lines cannot be escaped; it is a blank like another.
    return escaped(text, any_of(" ,!?"), [](unsigned c) {
        return c < 0x80 ? std::string{'\\', static_cast<char>(c)} : std::string(" ");
    });
}

std::string argdown_title(std::string_view name) {
    std::string title = escaped(name, any_of(" !\"#$&'()*+,-./:;<=>?@\\^_`{|}~"), [](unsigned c) {
        return c < 0x80 ? fmt::format("%{:02X}", c) : fmt::format("%u{:04X}", c);
    });
    // A dash in front would make it no title.
    if (title.substr(0, 1) == "-") title.replace(0, 1, "%2D");
    return title;
}

}  // namespace stackimpact
