// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "model/micro.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

// The one file that turns numbers into text. No locale; "-0" never appears.

/// Exact decimal with at most 6 decimals, no trailing zeros: "0.25", "-1", "0".
[[nodiscard]] std::string decimal(Micro value);
/// The same put at `to`, which has room for `longest_decimal` bytes; returns the end.
char* put_decimal(char* to, Micro value);
inline constexpr std::size_t longest_decimal = 24;
/// A double with at most 6 decimals, no trailing zeros. Must be finite.
[[nodiscard]] std::string decimal(double value);
/// The same with at most `decimals` of them; "0.9123". With a sign: "+0.0623", "0".
[[nodiscard]] std::string decimal(double value, int decimals);
[[nodiscard]] std::string signed_decimal(double value, int decimals);
/// The shortest plain decimal that reads back as this very double: "0.1", "0.30000000000000004".
/// Must be finite.
[[nodiscard]] std::string exact_decimal(double value);
/// Fixed decimals with a sign: "+0.21", "-0.45", "+0.00" for what rounds to zero is "0.00".
[[nodiscard]] std::string signed_fixed(Micro value, int decimals);
[[nodiscard]] std::string signed_fixed(double value, int decimals);
/// "16.97%" style with a sign: "-17.0%".
[[nodiscard]] std::string signed_percent(double fraction, int decimals);
/// Fixed decimals without a plus: "0.33".
[[nodiscard]] std::string fixed(double value, int decimals);
/// An amount in a unit as people write it: 6e6 usd → "$6M", 0.17 without unit → "0.17", 3 years →
/// "3 years".
[[nodiscard]] std::string amount(double value, const std::string& unit,
                                 const Vocabulary& vocabulary);
/// A fact value as people read it: "yes", "no", "h800", amount(...).
[[nodiscard]] std::string fact_text(const FactValue& value, const FactDeclaration& declaration,
                                    const Vocabulary& vocabulary);

}  // namespace stackimpact
