// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

/// What `argue` can write: its result, and the graph in several forms.
inline const Formats argue_formats{Format::text, Format::json,    Format::graph,  Format::bag,
                                   Format::dot,  Format::mermaid, Format::argdown};

/// The options of `argue` as typed.
struct ArgueOptions {
    /// A file, or `-`.
    std::string graph;
    /// Names, or "all"; empty: qe.
    std::vector<std::string> semantics;
    /// Empty: that of the file, if it has one.
    std::string topic;
    /// Names, or "none"; empty: those that do not take long.
    std::vector<std::string> methods;
    bool flips = false;
    std::optional<double> threshold;
    /// "NAME=ID,ID".
    std::vector<std::string> groups;
    /// "refuse" or "continuous".
    std::string cycles = "refuse";
    std::optional<double> tolerance;
    std::optional<std::size_t> samples;
    std::optional<std::uint64_t> seed;
    /// The word of one of `argue_formats`.
    std::string format = "text";
    std::vector<std::string> outputs;
    LookOptions look;
};

/// Finds strengths, contributions and flips of an argument graph.
[[nodiscard]] Outcome run_argue(const ArgueOptions& options);

}  // namespace stackimpact::cli
