// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace stackimpact {

/// A calendar date of known precision: a year, a month or a day (`2023`, `2024-12`, `2025-01-27`).
struct Date {
    int year = 0;
    /// 1 to 12; 0 when only the year is known.
    int month = 0;
    /// 1 to 31; 0 when only year and month are known.
    int day = 0;

    friend bool operator==(const Date&, const Date&) = default;
};

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (proleptic Gregorian, years 1900 to 2999); nothing if it
/// is no date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// The same form as read.
[[nodiscard]] std::string to_string(const Date& date);
/// True if the whole period of `a` lies after `b`: it starts after the last day of `b`.
[[nodiscard]] bool is_after(const Date& a, const Date& b);
/// Orders by last day of the period, for "latest not after".
[[nodiscard]] bool ends_before(const Date& a, const Date& b);
/// Days from `a` to `b`, negative if `b` is earlier; both must be full dates.
[[nodiscard]] int days_between(const Date& a, const Date& b);

}  // namespace stackimpact
