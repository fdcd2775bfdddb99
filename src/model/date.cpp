// SPDX-License-Identifier: MIT
#include "model/date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <compare>

namespace stackimpact {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2999;

int days_in_month(int year, int month) {
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

/// Exactly `length` digits at `from`, or -1.
int digits(std::string_view text, std::size_t from, std::size_t length) {
    if (from + length > text.size()) return -1;
    int value = -1;
    const char* end = text.data() + from + length;
    const auto result = std::from_chars(text.data() + from, end, value);
    return result.ec == std::errc{} && result.ptr == end && text[from] != '-' ? value : -1;
}

Date last_day(const Date& date) {
    const int month = date.month == 0 ? 12 : date.month;
    return {date.year, month, date.day == 0 ? days_in_month(date.year, month) : date.day};
}

Date first_day(const Date& date) {
    return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day};
}

bool less(const Date& a, const Date& b) {
    if (a.year != b.year) return a.year < b.year;
    if (a.month != b.month) return a.month < b.month;
    return a.day < b.day;
}

/// Days from the first of January of the year 1 (proleptic Gregorian).
int days_before(const Date& date) {
    const int years = date.year - 1;
    int days = years * 365 + years / 4 - years / 100 + years / 400 + date.day - 1;
    for (int month = 1; month < date.month; ++month) days += days_in_month(date.year, month);
    return days;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    Date date{digits(text, 0, 4), 0, 0};
    if (date.year < first_year || date.year > last_year) return std::nullopt;
    if (text.size() == 4) return date;
    if (text.size() < 7 || text[4] != '-') return std::nullopt;
    date.month = digits(text, 5, 2);
    if (date.month < 1 || date.month > 12) return std::nullopt;
    if (text.size() == 7) return date;
    if (text.size() != 10 || text[7] != '-') return std::nullopt;
    date.day = digits(text, 8, 2);
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
    return date;
}

std::string to_string(const Date& date) {
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

bool is_after(const Date& a, const Date& b) {
    return less(last_day(b), first_day(a));
}

bool ends_before(const Date& a, const Date& b) {
    return less(last_day(a), last_day(b));
}

int days_between(const Date& a, const Date& b) {
    return days_before(b) - days_before(a);
}

}  // namespace stackimpact
