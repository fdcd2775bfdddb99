// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "model/draft.hpp"
#include "model/lexicon.hpp"
#include "model/vocabulary.hpp"
#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Code points of the longest headline; what is longer is an article, in which amounts and words
/// that stand near each other need not belong together.
inline constexpr std::size_t longest_headline = 500;

/// What somebody chose instead of having it read from the headline.
struct DraftChoices {
    std::optional<KindId> kind;
    std::optional<Date> date;
};

/// Makes facts of a headline. Whatever is in the draft comes from its words; what cannot be placed
/// is listed. Reports a headline that is empty, too long or no UTF-8, and amounts that a shell
/// damaged.
[[nodiscard]] std::optional<Draft> draft_headline(const TextPtr& text, const Lexicon& lexicon,
                                                  const Vocabulary& vocabulary,
                                                  const DraftChoices& choices,
                                                  Diagnostics& diagnostics);

}  // namespace stackimpact
