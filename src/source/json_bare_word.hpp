// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "source/codes.hpp"
#include "source/json_string_mistake.hpp"

namespace stackimpact {

/// What is wrong with a word without quotes, and under which code.
struct BareWord {
    JsonMistake mistake;
    Code code = Code::json_syntax;
};

/// Explains what stands at `at`, where a value is expected and no JSON value stands: `NaN`, `6M`,
/// `h800`, `'x'`. `out_of_range`: it is a number that no double can hold.
[[nodiscard]] BareWord explain_bare_word(std::string_view content, std::size_t at,
                                         bool out_of_range);

/// Explains what stands at `at`, where a key in double quotes is expected.
[[nodiscard]] JsonMistake explain_bare_key(std::string_view content, std::size_t at);

}  // namespace stackimpact
