// SPDX-License-Identifier: MIT
#include "source/json_skim.hpp"

#include <algorithm>

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

bool opens(std::string_view content, std::size_t at, char bracket) {
    return at < content.size() && content[at] == bracket;
}

}  // namespace

std::vector<SkimmedMember> skim_members(std::string_view content, std::size_t at) {
    std::vector<SkimmedMember> members;
    if (!opens(content, at, '{')) return members;
    at = next_element(content, at + 1);
    while (at < content.size() && content[at] == '"') {
        SkimmedMember member;
        member.key = {at, after_string(content, at)};
        const std::size_t value = next_element(content, member.key.end);
        member.value = {value, after_value(content, value)};
        at = next_element(content, member.value.end);
        members.push_back(member);
    }
    return members;
}

std::vector<Span> skim_items(std::string_view content, std::size_t at) {
    std::vector<Span> items;
    if (!opens(content, at, '[')) return items;
    at = next_element(content, at + 1);
    while (at < content.size() && content[at] != ']' && content[at] != '}') {
        items.push_back({at, after_value(content, at)});
        at = next_element(content, items.back().end);
    }
    return items;
}

Span skim_find(std::string_view content, const std::vector<SkimmedMember>& members,
               std::string_view key) {
    const auto named = [&](const SkimmedMember& member) {
        return member.key.end - member.key.begin == key.size() + 2 &&
               content.substr(member.key.begin + 1, key.size()) == key;
    };
    const auto found = std::find_if(members.begin(), members.end(), named);
    return found == members.end() ? Span{} : found->value;
}

}  // namespace stackimpact
