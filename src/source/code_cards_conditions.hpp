// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI30: conditions.
inline constexpr std::array<CodeInfo, 11> condition_cards = {{
    {Code::condition_syntax, "a condition that cannot be parsed",
     R"~(Conditions are written in a profile of CEL.
  wrong: "when": ["open_weights and training_cost = 6e6"]
  right: "when": ["open_weights && training_cost == usd(6e6)"])~"},
    {Code::condition_unknown_name, "a name that conditions do not know",
     R"~(Conditions read facts of the vocabulary by their bare names and references as `stack.NAME`.
  wrong: "when": ["open_weight"]
  right: "when": ["open_weights"]
`each` reads fields of a layer, as `layer.order`, and nothing else.)~"},
    {Code::condition_type, "an operator on types that do not fit",
     R"~(Both sides of an operator must have types that it takes; only an int literal next to a double is converted.
  wrong: "when": ["open_weights > 1"]
  right: "when": ["open_weights"]
  wrong: "when": ["app_store_rank * 0.5 < 5.0"]
  right: "when": ["double(app_store_rank) * 0.5 < 5.0"])~"},
    {Code::condition_enum_value, "a comparison with a value that the fact never has",
     R"~(The vocabulary lists the values of the fact, and this text is not among them.
  wrong: "when": ["training_chip == 'h8000'"]
  right: "when": ["training_chip == 'h800'"])~"},
    {Code::condition_unit, "units that do not fit",
     R"~(A fact with a unit is compared and added only with amounts of the same dimension.
  wrong: "when": ["training_cost < 6e6"]
  right: "when": ["training_cost < usd(6e6)"]
Divide two of the same dimension for a plain number.
  wrong: "when": ["training_cost < 0.1"]
  right: "when": ["training_cost / stack.frontier_training_cost < 0.1"])~"},
    {Code::condition_decided, "a part whose outcome never changes",
     R"~(Within the ranges that the vocabulary declares for its facts, the comparison is always true or always false.
  wrong: "when": ["active_parameter_share > 17"]
  right: "when": ["active_parameter_share > 0.17"]
Often a percentage where a fraction is meant, or a slip in the magnitude; or it reads no fact at all.
The same is said of an operation on constants that always fails (`1 / 0`), and of a strength that divides two ints (`1 / 2` is 0). A warning.)~"},
    {Code::condition_limit, "a condition over the limits",
     R"~(A condition has at most 4096 bytes, 64 levels and 1024 parts; it reads at most 64 facts and figures, and evaluating it takes at most 100,000 steps, whatever the facts are.
  wrong: "when": ["a && b && c && ..."]
  right: "when": ["a", "b", "c"]
All entries of `when` must hold, so a long `&&` can be split. Steps multiply in macros inside macros, and with the length of a pattern.)~"},
    {Code::condition_result_type, "a condition or strength of the wrong type",
     R"~(A condition yields true or false; a strength yields a plain number from 0 to 1.
  wrong: "strength": "training_cost"
  right: "strength": "curve(training_cost / stack.frontier_training_cost, [0.1, 1.0], [0.8, 0.0])")~"},
    {Code::condition_unknown_function, "a function that conditions do not have",
     R"~(There are CEL's own functions and macros, `math.*`, `ramp`, `curve` and one constructor for each unit.
  wrong: "strength": "min(1.0, active_parameter_share)"
  right: "strength": "math.least(1.0, active_parameter_share)"
  wrong: "when": ["['h800', 'h100'].any(v, v == training_chip)"]
  right: "when": ["['h800', 'h100'].exists(v, v == training_chip)"]
There is no exp, log, power or clock: results are the same everywhere and at any time.)~"},
    {Code::condition_argument, "a function called with the wrong arguments",
     R"~(The number or the values of the arguments do not fit. `curve` wants two lists of one length, the first rising.
  wrong: "strength": "curve(active_parameter_share, [1.0, 0.1], [0.9])"
  right: "strength": "curve(active_parameter_share, [0.1, 1.0], [0.9, 0.0])"
`has` wants a field of `facts`, `matches` a pattern in RE2's syntax, and a part of a time "UTC" or an offset as in "-05:00".
  wrong: "when": ["has(license) && license.matches('perm(issive')"]
  right: "when": ["has(facts.license) && license.matches('perm(issive)?')"])~"},
    {Code::condition_optional_fact, "a fact that a rule treats as optional but cannot do without",
     R"~(The rule asks with `has` whether a fact is known, yet without it the rule ends undecided whatever else is known.
  wrong: "strength": "has(facts.training_cost) ? 0.5 : 0.5 * training_cost / usd(1e9)"
  right: "strength": "has(facts.training_cost) ? 0.5 * training_cost / usd(1e9) : 0.5"
Read the fact only where `has` holds, or drop `has`: a rule may well need its facts.)~"},
}};

}  // namespace stackimpact
