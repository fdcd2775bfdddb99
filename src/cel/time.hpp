// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stackimpact::cel {

/// A point in time between the years 1 and 9999, in UTC without leap seconds.
struct Timestamp {
    /// Since 1970-01-01T00:00:00Z; negative before.
    std::int64_t seconds = 0;
    /// Nanoseconds after that second, 0 to 999999999.
    std::int32_t nanos = 0;

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// A span of time of up to about 292 years in either direction.
struct Duration {
    /// Nanoseconds; negative goes back in time.
    std::int64_t nanos = 0;

    friend auto operator<=>(const Duration&, const Duration&) = default;
};

/// A part of a date, a time of day or a duration, as CEL's functions `getFullYear` ... count it.
enum class TimeField {
    full_year,
    /// 0 to 11.
    month,
    /// Day of the month, 1 to 31.
    date,
    /// Day of the month, 0 to 30.
    day_of_month,
    /// 0 (Sunday) to 6.
    day_of_week,
    /// 0 to 365.
    day_of_year,
    hours,
    minutes,
    seconds,
    milliseconds,
};

/// The time so many seconds and nanoseconds (any number of either) after 1970-01-01T00:00:00Z;
/// nothing outside of 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.
[[nodiscard]] std::optional<Timestamp> make_timestamp(std::int64_t seconds, std::int64_t nanos = 0);

/// Reads RFC 3339 with upper-case `T` and `Z`, at most nine digits of a second's fraction and no
/// leap second; nothing for other text or a time out of range.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);

/// RFC 3339 in UTC, with `Z`; the fraction of the second without trailing zeros.
[[nodiscard]] std::string print(Timestamp time);

/// Reads a sum of decimal numbers with units, as in `-1h30m` or `1.5s`: `h`, `m`, `s`, `ms`, `us`
/// (also with a micro sign) and `ns`, or `0` alone, as Go's time.ParseDuration does. What is finer
/// than a nanosecond is cut off in every number. Nothing for other text or out of range.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

/// Seconds with a fraction without trailing zeros, as in `-0.25s`.
[[nodiscard]] std::string print(Duration duration);

/// The time later by a duration; nothing if it is out of range.
[[nodiscard]] std::optional<Timestamp> add(Timestamp time, Duration duration);
/// The time earlier by a duration; nothing if it is out of range.
[[nodiscard]] std::optional<Timestamp> subtract(Timestamp time, Duration duration);
/// The duration from `right` to `left`; nothing if it is out of range.
[[nodiscard]] std::optional<Duration> subtract(Timestamp left, Timestamp right);
/// The sum; nothing if it is out of range.
[[nodiscard]] std::optional<Duration> add(Duration left, Duration right);
/// The difference; nothing if it is out of range.
[[nodiscard]] std::optional<Duration> subtract(Duration left, Duration right);
/// The duration in the other direction; nothing if it is out of range.
[[nodiscard]] std::optional<Duration> negate(Duration duration);

/// The offset from UTC in seconds, less than a day, that a CEL time zone names: `UTC`, or a fixed
/// one such as `+11:00`, `-02:30` or `02:00`. Nothing for names such as `US/Central`: they need a
/// data base, which differs between machines.
[[nodiscard]] std::optional<std::int32_t> parse_zone(std::string_view text);

/// A field of a time as clocks and calendars show it at an offset from UTC in seconds. The calendar
/// goes on before year 1, with the years 0 and -1, and after 9999.
[[nodiscard]] std::int64_t field(Timestamp time, TimeField which, std::int32_t offset_seconds = 0);

/// A field of a duration, towards 0: the whole duration in hours, minutes or seconds, or the
/// milliseconds within its last second; they have its sign. A duration has no other field.
[[nodiscard]] std::int64_t field(Duration duration, TimeField which);

}  // namespace stackimpact::cel
