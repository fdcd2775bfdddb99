// SPDX-License-Identifier: MIT
#include "source/json_scan.hpp"

#include <algorithm>

namespace stackimpact {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool is_bracket(char c) {
    return c == '{' || c == '}' || c == '[' || c == ']';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skip_digits(std::string_view content, std::size_t at) {
    while (at < content.size() && is_digit(content[at])) ++at;
    return at;
}

bool any_of(std::string_view content, std::size_t at, std::string_view characters) {
    return at < content.size() && characters.find(content[at]) != std::string_view::npos;
}

/// End of the number at `at` as far as JSON's grammar goes: of `6M` and `007` only the first digit.
std::size_t end_of_number(std::string_view content, std::size_t at) {
    if (content[at] == '-') ++at;
    at = any_of(content, at, "0") ? at + 1 : skip_digits(content, at);
    if (any_of(content, at, ".")) at = skip_digits(content, at + 1);
    if (!any_of(content, at, "eE")) return at;
    ++at;
    return skip_digits(content, any_of(content, at, "+-") ? at + 1 : at);
}

/// End of `true`, `false` or `null`.
std::size_t end_of_literal(std::string_view content, std::size_t at) {
    return std::min(at + (content[at] == 'f' ? 5 : 4), content.size());
}

std::size_t end_of_string(std::string_view content, std::size_t at) {
    for (++at; at < content.size() && content[at] != '"'; ++at) {
        if (content[at] == '\\') ++at;
    }
    return std::min(at + 1, content.size());
}

}  // namespace

std::size_t skip_json_space(std::string_view content, std::size_t at) {
    while (at < content.size() && is_space(content[at])) ++at;
    return at;
}

void JsonCursor::skip() {
    while (at_ < content_.size() &&
           (is_space(content_[at_]) || content_[at_] == ',' || content_[at_] == ':')) {
        ++at_;
    }
}

Span JsonCursor::next() {
    skip();
    const std::size_t begin = at_;
    if (begin == content_.size()) return {begin, begin};
    if (content_[begin] == '"') {
        at_ = end_of_string(content_, begin);
    } else if (is_bracket(content_[begin])) {
        at_ = begin + 1;
    } else if (content_[begin] == '-' || is_digit(content_[begin])) {
        at_ = end_of_number(content_, begin);
    } else {
        at_ = end_of_literal(content_, begin);
    }
    return {begin, at_};
}

}  // namespace stackimpact
