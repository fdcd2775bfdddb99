// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "model/draft.hpp"

namespace stackimpact {

/// How text about a draft looks.
struct DraftTextOptions {
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
};

/// The draft as a scenario file: every fact is claimed, without a grade, with the words it came
/// from as its note.
[[nodiscard]] std::string render_draft_scenario(const Draft& draft);

/// For people: the kind and why, each fact with the words it came from, and what has no place.
[[nodiscard]] std::string render_draft_text(const Draft& draft, const DraftTextOptions& options);

/// Why a draft has its kind, in one line: "model_release, for "trained" 2 and "SoTA model" 3".
[[nodiscard]] std::string kind_reason(const DraftKind& kind);

}  // namespace stackimpact
