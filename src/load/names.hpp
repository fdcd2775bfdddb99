// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "load/decode.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// `[a-z][a-z0-9_]*`; with `hyphens` also `-`.
[[nodiscard]] bool is_id(std::string_view text, bool hyphens = false);
/// `[A-Z0-9.^-]{1,10}`.
[[nodiscard]] bool is_ticker(std::string_view text);
/// http or https, a host, no blanks.
[[nodiscard]] bool is_url(std::string_view text);
/// A reliability letter A to F and a credibility digit 1 to 6 ("C3").
[[nodiscard]] bool is_grade(std::string_view text);
/// An id made from an address: "arxiv_org_abs_2501_12948".
[[nodiscard]] std::string id_of_url(std::string_view url);
/// An id made from a file's name: "My Event" becomes "my-event".
[[nodiscard]] std::string id_of_file(std::string_view name);

/// Reports a key or value that is no id; `what` as in "a layer".
[[nodiscard]] bool check_id(const Input& input, Span span, std::string_view text,
                            std::string_view what, bool hyphens = false);
/// Reads a string that is an id.
[[nodiscard]] std::optional<std::string> read_id(const Input& input, const JsonNode& node,
                                                 std::string_view what);

[[nodiscard]] Names layer_names(const Stack& stack);
[[nodiscard]] Names channel_names(const Stack& stack);

/// The keys of a map whose keys are strong ids.
template <class Key, class Value>
Names names_of(const std::map<Key, Value>& things) {
    Names names;
    names.reserve(things.size());
    for (const auto& entry : things) names.push_back(entry.first.str());
    return names;
}

/// The keys of a map whose keys are strings.
template <class Value>
Names names_of(const std::map<std::string, Value>& things) {
    Names names;
    names.reserve(things.size());
    for (const auto& entry : things) names.push_back(entry.first);
    return names;
}

}  // namespace stackimpact
