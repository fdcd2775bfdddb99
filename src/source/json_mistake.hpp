// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// How far the parser came before it met something that is not JSON.
struct JsonStop {
    /// What the last accepted token was.
    enum class After { nothing, opening, key, value, whole_value };

    After after = After::nothing;
    /// The last accepted token; empty at the first byte when there is none.
    Span token;
    /// Offsets of the brackets that are open, outermost first.
    std::vector<std::size_t> open;
    /// The parser stopped at a number beyond the range of double.
    bool number_out_of_range = false;
    /// Where the parser itself says it stopped; used when nothing better is found.
    std::size_t offset = 0;
};

/// Says in words what is wrong after `stop` and what to do about it; `what` is the text in
/// messages.
[[nodiscard]] Diagnostic explain_json_stop(const TextPtr& text, const JsonStop& stop,
                                           std::string_view what);

}  // namespace stackimpact
