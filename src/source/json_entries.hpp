// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "source/embedded_file.hpp"
#include "source/json.hpp"

namespace stackimpact {

/// The entries of a text that was parsed to `root`.
[[nodiscard]] std::vector<JsonEntry> entries_of(const JsonNode& root);

/// What parsing the file gives, but for some entries and all that they hold: their indices, in
/// order. Nothing of what is left out is looked at.
[[nodiscard]] JsonNode read_entries(const EmbeddedFile& file,
                                    std::span<const std::size_t> left_out = {});

/// Index of the value of a member of the object at `at`; 0, which is no member, without one. The
/// key is a word that needs no escapes.
[[nodiscard]] std::size_t find_entry(const EmbeddedFile& file, std::size_t at,
                                     std::string_view key);
/// The bytes of a value.
[[nodiscard]] std::string_view entry_bytes(const EmbeddedFile& file, const JsonEntry& entry);
/// The bytes of its key, without quotes.
[[nodiscard]] std::string_view entry_key(const EmbeddedFile& file, const JsonEntry& entry);

/// Calls `call(index)` for each member or item of the value at `at`.
template <class Call>
void for_each_entry(const EmbeddedFile& file, std::size_t at, const Call& call) {
    const std::size_t end = file.entries[at].after;
    for (std::size_t i = at + 1; i < end; i = file.entries[i].after) call(i);
}

}  // namespace stackimpact
