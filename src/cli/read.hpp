// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "source/diagnostic.hpp"
#include "source/json.hpp"
#include "source/text.hpp"

namespace stackimpact::cli {

/// The path that means standard input.
inline constexpr const char* standard_input = "-";

/// What diagnostics call an input.
[[nodiscard]] std::string input_name(const std::string& path);

/// Opens a file, FIFO or standard input (`-`), which at a terminal is said; below 0 with errno if
/// that fails.
[[nodiscard]] int open_input(const std::string& path);
/// Closes what `open_input` opened.
void close_input(int descriptor);
/// An error for an input that could not be opened or read, with an errno value.
void report_unreadable(const std::string& path, int error, Diagnostics& diagnostics);

/// Reads a file, FIFO or standard input (`-`) whole, but never more than a byte over the limit. A
/// text for every path: an unreadable one is empty, with an error that points at it.
struct ReadResult {
    TextPtr text;
    bool read = false;
};

[[nodiscard]] ReadResult read_input(const std::string& path, Diagnostics& diagnostics,
                                    std::size_t limit = max_json_bytes);

}  // namespace stackimpact::cli
