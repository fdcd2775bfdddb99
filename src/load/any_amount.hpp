// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "load/decode.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// A single amount of something that no vocabulary declares.
struct WrittenAmount {
    /// In base units; 0 after an error.
    double value = 0.0;
    /// Empty when written as a JSON number.
    std::string as_written;
    /// What its unit measures, empty for a plain number; nothing when written as a JSON number.
    std::optional<std::string> dimension;
};

/// A number, or an amount in whichever unit of the vocabulary its text names. Bounds and ranges are
/// refused.
[[nodiscard]] WrittenAmount read_any_amount(const Input& input, const JsonNode& node,
                                            const Vocabulary& vocabulary);

}  // namespace stackimpact
