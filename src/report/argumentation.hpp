// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/argumentation.hpp"
#include "report/report.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

/// How text about an argument graph looks.
struct ArgumentationTextOptions {
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
};

/// Strengths of all arguments; of a topic what each argument contributes, where methods differ, and
/// what would flip it.
[[nodiscard]] std::string render_argumentation(const Argumentation& argumentation,
                                               const ArgumentationTextOptions& options);

/// The document of kind "argumentation" (docs/json.md).
[[nodiscard]] std::string render_argumentation_json(const Argumentation& argumentation,
                                                    const std::vector<Diagnostic>& diagnostics,
                                                    const RunStatus& status);

}  // namespace stackimpact
