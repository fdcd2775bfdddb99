// SPDX-License-Identifier: MIT
#pragma once

#include "load/lexicon_phrases.hpp"

namespace stackimpact {

/// Reads `language` of a lexicon.
[[nodiscard]] Lexicon::Language read_language(const Input& input, const JsonNode& node,
                                              const PhraseReader& phrases, const Names& units);

}  // namespace stackimpact
