// SPDX-License-Identifier: MIT
#include "source/json_skim.hpp"

#include "source/json_scan.hpp"

namespace stackimpact {
namespace {

/// The offset after the string that opens at `at`.
std::size_t after_string(std::string_view content, std::size_t at) {
    for (;;) {
        const std::size_t quote = content.find('"', at + 1);
        if (quote == std::string_view::npos) return content.size();
        std::size_t backslashes = 0;
        while (content[quote - 1 - backslashes] == '\\') ++backslashes;
        at = quote;
        if (backslashes % 2 == 0) return quote + 1;
    }
}

/// The offset after the value that begins at `at`.
std::size_t after_value(std::string_view content, std::size_t at) {
    std::size_t depth = 0;
    while (at < content.size()) {
        const char c = content[at];
        if (c == '"') {
            at = after_string(content, at);
        } else if (c == '{' || c == '[') {
            ++depth;
            ++at;
            continue;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return at;
            --depth;
            ++at;
        } else if (depth == 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            return at;
        } else {
            ++at;
            // The rest of a number or literal.
            continue;
        }
        if (depth == 0) return at;
    }
    return at;
}

/// After white space and separators.
std::size_t next_element(std::string_view content, std::size_t at) {
    at = skip_json_space(content, at);
    while (at < content.size() && (content[at] == ',' || content[at] == ':')) {
        at = skip_json_space(content, at + 1);
    }
    return at;
}

}  // namespace

Span skim_member(std::string_view content, std::string_view key) {
    std::size_t at = skip_json_space(content, 0);
    if (at == content.size() || content[at] != '{') return {};
    at = next_element(content, at + 1);
    while (at < content.size() && content[at] == '"') {
        const std::size_t key_end = after_string(content, at);
        const std::size_t value = next_element(content, key_end);
        const std::size_t end = after_value(content, value);
        const bool named =
            key_end - at == key.size() + 2 && content.substr(at + 1, key.size()) == key;
        if (named) return {value, end};
        at = next_element(content, end);
    }
    return {};
}

}  // namespace stackimpact
