// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/vocabulary.hpp"

namespace stackimpact {

/// What the words before an amount say of it: nothing, an upper bound ("<", "under"), a lower bound
/// (">", "over"), or that it is not exact ("about").
enum class AmountBound { none, high, low, vague };

/// A word that was found at the start of a text, with its length in bytes; 0 if there is none.
struct BoundWord {
    AmountBound bound = AmountBound::none;
    std::size_t length = 0;
};

/// The power of ten that a word for a magnitude means ("bn": 9), with its length in bytes; 0 if
/// there is none.
struct MagnitudeWord {
    int exponent = 0;
    std::size_t length = 0;
};

/// The bound at the start of `text`, words only before a blank.
[[nodiscard]] BoundWord bound_word(std::string_view text);
/// The magnitudes that `text` may start with, `skip` of the longest left out ("Musd" starts with M,
/// "million" with million, else with M).
[[nodiscard]] MagnitudeWord magnitude_word(std::string_view text, std::size_t skip = 0);

/// The unit of which `text` is the name or a symbol, as written or else in any case; null if there
/// is none.
[[nodiscard]] const UnitDeclaration* unit_named(std::string_view text,
                                                const Vocabulary& vocabulary);
/// Length of the longest symbol of a unit at the start of `text`, words only before a blank or a
/// number.
[[nodiscard]] std::size_t unit_prefix(std::string_view text, const Vocabulary& vocabulary);

/// ASCII letters in lower case.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace stackimpact
