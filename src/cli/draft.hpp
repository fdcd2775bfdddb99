// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

/// Drafts are scenarios; the text is what is said about them.
inline const Formats draft_formats{Format::json, Format::text};

/// What `draft` is asked for.
struct DraftOptions {
    /// The headline; none or `-`: it is read from standard input.
    std::vector<std::string> words;
    std::string kind;
    std::string date;
    std::string format;
    std::vector<std::string> outputs;
    KnowledgeOptions knowledge;
    LookOptions look;
};

[[nodiscard]] Outcome draft(const DraftOptions& options);

}  // namespace stackimpact::cli
