// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stackimpact {

/// Where a value of a JSON text stands, in bytes, and the place of what comes after it. The values
/// of a text are in its order, each before what it holds, so that any of them can be read without
/// the others.
struct JsonEntry {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// The key, quotes included; both 0 for items and for the whole text.
    std::uint32_t key_begin = 0;
    std::uint32_t key_end = 0;
    /// Index of the first entry after this one and all that it holds.
    std::uint32_t after = 0;

    friend bool operator==(const JsonEntry&, const JsonEntry&) = default;
};

/// A data file that is compiled into the program, and what was found out when that was built.
struct EmbeddedFile {
    /// Below data/: "stack.json", "rules/training.json".
    std::string_view path;
    std::string_view content;
    /// Of the content, in hexadecimal.
    std::string_view sha256;
    /// Of files with knowledge; none of others.
    std::span<const JsonEntry> entries;
};

}  // namespace stackimpact
