// SPDX-License-Identifier: MIT
#include "cel/time.hpp"

#include <fmt/format.h>

#include <chrono>
#include <stdexcept>

namespace stackimpact::cel {
namespace {

constexpr std::int64_t nanos_per_second = 1'000'000'000;
constexpr std::int64_t nanos_per_millisecond = 1'000'000;
constexpr std::int64_t seconds_per_minute = 60;
constexpr std::int64_t seconds_per_hour = 3600;
constexpr std::int64_t seconds_per_day = 86400;
/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
constexpr std::int64_t first_second = -62'135'596'800;
constexpr std::int64_t last_second = 253'402'300'799;
constexpr std::size_t fraction_digits = 9;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A text that is read from its start.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool empty() const { return rest_.empty(); }

    bool skip(std::string_view prefix) {
        if (!rest_.starts_with(prefix)) return false;
        rest_.remove_prefix(prefix.size());
        return true;
    }

    /// All digits up to something else.
    std::string_view digits() {
        std::size_t count = 0;
        while (count < rest_.size() && is_digit(rest_[count])) ++count;
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    /// A number of exactly `count` digits that is at most `most`.
    std::optional<int> number(std::size_t count, int most) {
        if (rest_.size() < count) return std::nullopt;
        int value = 0;
        for (const char c : rest_.substr(0, count)) {
            if (!is_digit(c)) return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return value <= most ? std::optional(value) : std::nullopt;
    }

private:
    std::string_view rest_;
};

/// Reads `hh:mm`, in seconds.
std::optional<std::int32_t> hours_and_minutes(Reader& reader) {
    const auto hours = reader.number(2, 23);
    if (!hours || !reader.skip(":")) return std::nullopt;
    const auto minutes = reader.number(2, 59);
    if (!minutes) return std::nullopt;
    return static_cast<std::int32_t>(*hours * seconds_per_hour + *minutes * seconds_per_minute);
}

/// Reads `yyyy-mm-dd`, as seconds from 1970 to the start of the day.
std::optional<std::int64_t> date_seconds(Reader& reader) {
    const auto year = reader.number(4, 9999);
    if (!year || !reader.skip("-")) return std::nullopt;
    const auto month = reader.number(2, 12);
    if (!month || !reader.skip("-")) return std::nullopt;
    const auto day = reader.number(2, 31);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * seconds_per_day;
}

/// Reads the fraction of a second if there is one, in nanoseconds.
std::optional<std::int64_t> second_fraction(Reader& reader) {
    if (!reader.skip(".")) return 0;
    const std::string_view digits = reader.digits();
    if (digits.empty() || digits.size() > fraction_digits) return std::nullopt;
    std::int64_t nanos = 0;
    for (std::size_t i = 0; i < fraction_digits; ++i) {
        nanos = nanos * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    }
    return nanos;
}

/// Reads `Z` or an offset from UTC, in seconds.
std::optional<std::int32_t> utc_offset(Reader& reader) {
    if (reader.skip("Z")) return 0;
    const bool negative = reader.skip("-");
    if (!negative && !reader.skip("+")) return std::nullopt;
    const auto offset = hours_and_minutes(reader);
    if (!offset) return std::nullopt;
    return negative ? -*offset : *offset;
}

/// Nanoseconds in a unit of a duration.
std::optional<std::int64_t> unit(Reader& reader) {
    if (reader.skip("ns")) return 1;
    if (reader.skip("us") || reader.skip("\u00b5s") || reader.skip("\u03bcs")) return 1000;
    if (reader.skip("ms")) return nanos_per_millisecond;
    if (reader.skip("s")) return nanos_per_second;
    if (reader.skip("m")) return seconds_per_minute * nanos_per_second;
    if (reader.skip("h")) return seconds_per_hour * nanos_per_second;
    return std::nullopt;
}

/// The product of a unit and a decimal fraction, without what is finer than a nanosecond. Starts
/// at the last digit, so that no digit is too many.
std::int64_t fraction_of(std::int64_t nanos, std::string_view digits) {
    std::int64_t part = 0;
    for (std::size_t i = digits.size(); i > 0; --i) {
        part = (part + (digits[i - 1] - '0') * nanos) / 10;
    }
    return part;
}

/// Adds `amount * factor + extra` to `sum`; false if there is an overflow.
bool accumulate(std::int64_t& sum, std::int64_t amount, std::int64_t factor, std::int64_t extra) {
    std::int64_t product = 0;
    return !__builtin_mul_overflow(amount, factor, &product) &&
           !__builtin_add_overflow(product, extra, &product) &&
           !__builtin_add_overflow(sum, product, &sum);
}

/// Reads one number with its unit and adds it, times `sign`, to `sum`.
bool add_part(Reader& reader, std::int64_t sign, std::int64_t& sum) {
    const std::string_view whole = reader.digits();
    const std::string_view fraction = reader.skip(".") ? reader.digits() : std::string_view();
    if (whole.empty() && fraction.empty()) return false;
    const auto nanos = unit(reader);
    if (!nanos) return false;
    std::int64_t amount = 0;
    for (const char c : whole) {
        if (__builtin_mul_overflow(amount, 10, &amount)) return false;
        if (__builtin_add_overflow(amount, sign * (c - '0'), &amount)) return false;
    }
    return accumulate(sum, amount, *nanos, sign * fraction_of(*nanos, fraction));
}

/// `.` and the digits of a fraction of a second; nothing for 0.
std::string fraction_text(std::uint64_t nanos) {
    if (nanos == 0) return {};
    std::string text = fmt::format(".{:09}", nanos);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

/// Days from 1970-01-01 to the day of a second.
std::chrono::sys_days day_of(std::int64_t seconds) {
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

std::int64_t date_field(std::chrono::sys_days day, TimeField which) {
    const std::chrono::year_month_day date(day);
    switch (which) {
        case TimeField::full_year:
            return static_cast<int>(date.year());
        case TimeField::month:
            return static_cast<std::int64_t>(static_cast<unsigned>(date.month())) - 1;
        case TimeField::date:
            return static_cast<unsigned>(date.day());
        case TimeField::day_of_month:
            return static_cast<std::int64_t>(static_cast<unsigned>(date.day())) - 1;
        case TimeField::day_of_week:
            return std::chrono::weekday(day).c_encoding();
        default:
            return (day - std::chrono::sys_days(date.year() / std::chrono::January / 1)).count();
    }
}

}  // namespace

std::optional<Timestamp> make_timestamp(std::int64_t seconds, std::int64_t nanos) {
    std::int64_t carried = nanos / nanos_per_second;
    std::int64_t rest = nanos % nanos_per_second;
    if (rest < 0) {
        rest += nanos_per_second;
        --carried;
    }
    if (__builtin_add_overflow(seconds, carried, &seconds)) return std::nullopt;
    if (seconds < first_second || seconds > last_second) return std::nullopt;
    return Timestamp{seconds, static_cast<std::int32_t>(rest)};
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
    Reader reader(text);
    const auto day = date_seconds(reader);
    if (!day || !reader.skip("T")) return std::nullopt;
    const auto minutes = hours_and_minutes(reader);
    if (!minutes || !reader.skip(":")) return std::nullopt;
    const auto seconds = reader.number(2, 59);
    if (!seconds) return std::nullopt;
    const auto nanos = second_fraction(reader);
    if (!nanos) return std::nullopt;
    const auto offset = utc_offset(reader);
    if (!offset || !reader.empty()) return std::nullopt;
    return make_timestamp(*day + *minutes + *seconds - *offset, *nanos);
}

std::string print(Timestamp time) {
    const auto part = [time](TimeField which) { return field(time, which); };
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", part(TimeField::full_year),
                       part(TimeField::month) + 1, part(TimeField::date), part(TimeField::hours),
                       part(TimeField::minutes), part(TimeField::seconds),
                       fraction_text(static_cast<std::uint64_t>(time.nanos)));
}

std::optional<Duration> parse_duration(std::string_view text) {
    Reader reader(text);
    // The sign goes into every part, because the most negative duration has no positive one.
    const std::int64_t sign = reader.skip("-") ? -1 : 1;
    if (sign > 0) reader.skip("+");
    Reader zero = reader;
    if (zero.skip("0") && zero.empty()) return Duration{};
    std::int64_t sum = 0;
    do {
        if (!add_part(reader, sign, sum)) return std::nullopt;
    } while (!reader.empty());
    return Duration{sum};
}

std::string print(Duration duration) {
    const auto bits = static_cast<std::uint64_t>(duration.nanos);
    const std::uint64_t nanos = duration.nanos < 0 ? -bits : bits;
    return fmt::format("{}{}{}s", duration.nanos < 0 ? "-" : "", nanos / nanos_per_second,
                       fraction_text(nanos % nanos_per_second));
}

std::optional<Timestamp> add(Timestamp time, Duration duration) {
    return make_timestamp(time.seconds + duration.nanos / nanos_per_second,
                          time.nanos + duration.nanos % nanos_per_second);
}

std::optional<Timestamp> subtract(Timestamp time, Duration duration) {
    return make_timestamp(time.seconds - duration.nanos / nanos_per_second,
                          time.nanos - duration.nanos % nanos_per_second);
}

std::optional<Duration> subtract(Timestamp left, Timestamp right) {
    std::int64_t seconds = left.seconds - right.seconds;
    std::int64_t nanos = left.nanos - right.nanos;
    // Equal signs, so that only a sum out of range overflows on the way.
    if (seconds < 0 && nanos > 0) {
        ++seconds;
        nanos -= nanos_per_second;
    } else if (seconds > 0 && nanos < 0) {
        --seconds;
        nanos += nanos_per_second;
    }
    std::int64_t sum = 0;
    if (!accumulate(sum, seconds, nanos_per_second, nanos)) return std::nullopt;
    return Duration{sum};
}

std::optional<Duration> add(Duration left, Duration right) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left.nanos, right.nanos, &sum)) return std::nullopt;
    return Duration{sum};
}

std::optional<Duration> subtract(Duration left, Duration right) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(left.nanos, right.nanos, &difference)) return std::nullopt;
    return Duration{difference};
}

std::optional<Duration> negate(Duration duration) {
    return subtract(Duration{}, duration);
}

std::optional<std::int32_t> parse_zone(std::string_view text) {
    if (text == "UTC") return 0;
    Reader reader(text);
    const bool negative = reader.skip("-");
    if (!negative) reader.skip("+");
    const auto offset = hours_and_minutes(reader);
    if (!offset || !reader.empty()) return std::nullopt;
    return negative ? -*offset : *offset;
}

std::int64_t field(Timestamp time, TimeField which, std::int32_t offset_seconds) {
    const std::int64_t local = time.seconds + offset_seconds;
    const std::chrono::sys_days day = day_of(local);
    const std::int64_t second = local - day.time_since_epoch().count() * seconds_per_day;
    switch (which) {
        case TimeField::hours:
            return second / seconds_per_hour;
        case TimeField::minutes:
            return second / seconds_per_minute % 60;
        case TimeField::seconds:
            return second % 60;
        case TimeField::milliseconds:
            return time.nanos / nanos_per_millisecond;
        default:
            return date_field(day, which);
    }
}

std::int64_t field(Duration duration, TimeField which) {
    switch (which) {
        case TimeField::hours:
            return duration.nanos / nanos_per_second / seconds_per_hour;
        case TimeField::minutes:
            return duration.nanos / nanos_per_second / seconds_per_minute;
        case TimeField::seconds:
            return duration.nanos / nanos_per_second;
        case TimeField::milliseconds:
            return duration.nanos / nanos_per_millisecond % 1000;
        default:
            throw std::logic_error("a duration has no such field");
    }
}

}  // namespace stackimpact::cel
