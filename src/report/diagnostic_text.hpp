// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "source/diagnostic.hpp"

namespace stackimpact {

/// How diagnostics look.
struct DiagnosticTextOptions {
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
    /// Columns that an excerpt may take. Messages are not wrapped: a line a message, for grep.
    std::size_t width = 100;
    /// At most so many are shown, errors before others; the rest is counted.
    std::size_t limit = 50;
};

/// Diagnostics for people, in the order given: `file:line:column: error: message [SI2003]`, the
/// line with a mark under the place, a hint, further places; then a summary ("3 errors and 1
/// warning in 2 files"). Everything from outside is made safe for a terminal. Ends with a newline;
/// empty without diagnostics.
[[nodiscard]] std::string render_diagnostics(const std::vector<Diagnostic>& diagnostics,
                                             const DiagnosticTextOptions& options);

}  // namespace stackimpact
