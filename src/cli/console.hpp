// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stackimpact::cli {

/// Writes a text for people to standard error. Nobody can be told if that fails, so it is ignored.
void tell(std::string_view text);

/// What the options about looks say.
struct LookOptions {
    /// "auto", "always" or "never".
    std::string color = "auto";
    bool ascii = false;
    std::optional<std::size_t> width;
};

/// How text for people looks in one place.
struct Look {
    bool color = false;
    bool ascii = false;
    std::size_t width = 100;
};

/// On standard output. Only a terminal changes the looks by itself, so piped text has the same
/// bytes everywhere.
[[nodiscard]] Look output_look(const LookOptions& options);
/// On standard error.
[[nodiscard]] Look message_look(const LookOptions& options);
/// In a file: no colour, and no terminal to fit into.
[[nodiscard]] Look file_look(const LookOptions& options);

/// True when standard input is a terminal, where somebody may not know that they are waited for.
[[nodiscard]] bool input_is_terminal();
/// True for messages to a terminal that understands how to write a line anew.
[[nodiscard]] bool can_rewrite_messages();

/// Bounds of `--width`.
inline constexpr std::size_t least_width = 60;
inline constexpr std::size_t greatest_width = 400;

}  // namespace stackimpact::cli
