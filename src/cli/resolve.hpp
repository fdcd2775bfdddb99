// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

/// What `resolve` can write.
inline const Formats resolve_formats{Format::text, Format::json, Format::ndjson, Format::csv,
                                     Format::markdown};

/// The options of `resolve` as typed.
struct ResolveOptions {
    std::vector<std::string> scenarios;
    /// Files, directories or patterns.
    std::vector<std::string> observations;
    /// The day up to which observations are known; empty: today.
    std::string as_of;
    /// Words of `--fail-on`; empty: never.
    std::vector<std::string> fail_on;
    /// The word of one of `resolve_formats`.
    std::string format = "text";
    std::vector<std::string> outputs;
    bool quiet = false;
    KnowledgeOptions knowledge;
    LookOptions look;
    /// Threads; nothing: one for each processor when there are several scenarios.
    std::optional<std::size_t> jobs;

    [[nodiscard]] bool fails_on(std::string_view word) const;
};

/// Holds falsifiers of scenarios against observations.
[[nodiscard]] Outcome resolve(const ResolveOptions& options);

}  // namespace stackimpact::cli
