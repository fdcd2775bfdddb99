// SPDX-License-Identifier: MIT
#include "source/json_scan.hpp"

#include <algorithm>

namespace stackimpact {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool is_bracket(char c) { return c == '{' || c == '}' || c == '[' || c == ']'; }

bool ends_bare_token(char c) { return is_space(c) || is_bracket(c) || c == ',' || c == ':'; }

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

Span JsonCursor::next() {
    at_ = skip_json_space(content_, at_);
    while (at_ < content_.size() && (content_[at_] == ',' || content_[at_] == ':')) {
        at_ = skip_json_space(content_, at_ + 1);
    }
    const std::size_t begin = at_;
    if (begin == content_.size()) return {begin, begin};
    if (content_[begin] == '"') {
        at_ = end_of_string(content_, begin);
    } else if (is_bracket(content_[begin])) {
        at_ = begin + 1;
    } else {
        while (at_ < content_.size() && !ends_bare_token(content_[at_])) ++at_;
    }
    return {begin, at_};
}

}  // namespace stackimpact
