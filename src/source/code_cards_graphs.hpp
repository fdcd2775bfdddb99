// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI13: argument graphs as statements.
inline constexpr std::array<CodeInfo, 1> graph_cards = {{
    {Code::graph_statement, "a statement of an argument graph that cannot be read",
     R"~(A graph that does not begin with `{` is read as statements: an argument with its base score, or an
attack or support from one argument to another, with a weight if it is not 1.
  wrong: att(c a)
  right: arg(a,0.5). arg(c,0.7). att(c,a). sup(c,b,0.25).
A name is any run of characters but blanks and , ( ) . ; other names stand in quotes: arg("U.S. demand",0.5).
Inside of quotes \" is a quote and \\ a backslash. What follows % or # is a comment.)~"},
}};

}  // namespace stackimpact
