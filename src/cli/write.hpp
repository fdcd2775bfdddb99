// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stackimpact::cli {

/// Writes all bytes to an open file; an errno value if that fails, else 0.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

/// Writes to standard output. Returns why that failed; a reader that left is no failure.
[[nodiscard]] std::optional<std::string> write_output(std::string_view bytes);
/// The same for the pieces of one document, without putting them together in memory.
[[nodiscard]] std::optional<std::string> write_output(std::span<const std::string> pieces);

/// Writes a file whole or not at all: to a temporary name beside it, then renamed, when the target
/// is absent or a regular file (whose mode stays); a device or FIFO is written through. Returns why
/// that failed.
[[nodiscard]] std::optional<std::string> write_file(const std::string& path,
                                                    std::string_view bytes);
[[nodiscard]] std::optional<std::string> write_file(const std::string& path,
                                                    std::span<const std::string> pieces);

/// Standard streams that the caller closed are opened as streams that fail, so that no file of ours
/// takes their place; a broken pipe is an error and no signal, and so is a limit for files.
void prepare_streams();

}  // namespace stackimpact::cli
