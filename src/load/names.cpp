// SPDX-License-Identifier: MIT
#include "load/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stackimpact {

namespace {

constexpr std::size_t longest_ticker = 10;
constexpr std::size_t longest_made_id = 80;

bool lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

/// Letters and digits in lower case; every run of anything else becomes one `joint`; none at the
/// ends.
std::string slug(std::string_view text, char joint) {
    std::string made;
    for (const char raw : text) {
        const char c = lowered(raw);
        if (lower(c) || digit(c) || (c == '_' && joint == '-')) {
            made += c;
        } else if (!made.empty() && made.back() != joint) {
            made += joint;
        }
        if (made.size() >= longest_made_id) break;
    }
    while (!made.empty() && made.back() == joint) made.pop_back();
    return made;
}

}  // namespace

bool is_id(std::string_view text, bool hyphens) {
    if (text.empty() || !lower(text.front())) return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return lower(c) || digit(c) || c == '_' || (hyphens && c == '-');
    });
}

bool is_ticker(std::string_view text) {
    if (text.empty() || text.size() > longest_ticker) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || digit(c) || c == '.' || c == '^' || c == '-';
    });
}

bool is_url(std::string_view text) {
    const std::size_t scheme = starts_with(text, "https://")  ? 8
                               : starts_with(text, "http://") ? 7
                                                              : 0;
    if (scheme == 0 || scheme == text.size()) return false;
    return text.find_first_of(" \t\n\"<>`", scheme) == std::string_view::npos &&
           text[scheme] != '/';
}

bool is_grade(std::string_view text) {
    return text.size() == 2 && text[0] >= 'A' && text[0] <= 'F' && text[1] >= '1' && text[1] <= '6';
}

std::string id_of_url(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (starts_with(url, "www.")) url.remove_prefix(4);
    const std::string made = slug(url, '_');
    return is_id(made) ? made : "url_" + made;
}

std::string id_of_file(std::string_view name) {
    const std::string made = slug(name, '-');
    return made.empty() ? "scenario" : made;
}

bool check_id(const Input& input, Span span, std::string_view text, std::string_view what,
              bool hyphens) {
    if (is_id(text, hyphens)) return true;
    input.error(
        Code::invalid_id, span, fmt::format("{} is not a valid name of {}", quoted(text), what),
        fmt::format("lower-case letters, digits and _{}, a letter first", hyphens ? " or -" : ""));
    return false;
}

std::optional<std::string> read_id(const Input& input, const JsonNode& node,
                                   std::string_view what) {
    if (!has_type(input, node, JsonNode::Kind::string, what)) return std::nullopt;
    if (!check_id(input, node.span, node.string, what)) return std::nullopt;
    return node.string;
}

Names layer_names(const Stack& stack) {
    Names names;
    for (const Layer& layer : stack.layers) names.push_back(layer.id.str());
    return names;
}

Names channel_names(const Stack& stack) {
    Names names;
    for (const Channel& channel : stack.channels) names.push_back(channel.id.str());
    return names;
}

}  // namespace stackimpact
