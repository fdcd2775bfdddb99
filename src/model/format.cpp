// SPDX-License-Identifier: MIT
#include "model/format.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <system_error>

namespace stackimpact {

namespace {

/// Takes trailing zeros and a bare point off a text with decimals.
std::string trimmed(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

bool shows_zero(const std::string& text) {
    return text.find_first_of("123456789") == std::string::npos;
}

std::string with_sign(std::string text) {
    if (shows_zero(text)) return text.front() == '-' ? text.substr(1) : text;
    return text.front() == '-' ? text : "+" + text;
}

struct Magnitude {
    double factor;
    std::string_view letter;
};

constexpr std::array<Magnitude, 4> magnitudes{{{1e12, "tn"}, {1e9, "bn"}, {1e6, "M"}, {1e3, "k"}}};

/// "5.576M": three decimals are enough to tell amounts of one size apart.
std::string scaled(double value) {
    for (const Magnitude& magnitude : magnitudes) {
        if (std::fabs(value) >= magnitude.factor) {
            return trimmed(fmt::format("{:.3f}", value / magnitude.factor)) +
                   std::string(magnitude.letter);
        }
    }
    return trimmed(fmt::format("{:.3f}", value));
}

/// A sign as `$` or `€`, which stands before the number; `y` is a word.
bool is_sign(const std::string& text) {
    if (text.empty()) return false;
    const char first = text.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return (text.size() == 1 && !letter) || static_cast<unsigned char>(first) >= 0x80;
}

/// The word for an amount of a unit: its usual symbol, of one the singular if it has one.
std::string unit_word(const UnitDeclaration& unit, const std::string& number) {
    if (unit.symbols.empty()) return unit.name;
    const std::string& usual = unit.symbols.front();
    if (number == "1" && usual.size() > 1 && usual.back() == 's') {
        const std::string singular = usual.substr(0, usual.size() - 1);
        for (const std::string& symbol : unit.symbols) {
            if (symbol == singular) return symbol;
        }
    }
    return usual;
}

/// "5689" beside "835": thousands of a unit in words are told by their digits.
std::string counted(double value) {
    return std::fabs(value) < 1e6 ? trimmed(fmt::format("{:.3f}", value)) : scaled(value);
}

}  // namespace

std::string decimal(Micro value) {
    std::array<char, longest_decimal> digits{};
    return {digits.data(), put_decimal(digits.data(), value)};
}

char* put_decimal(char* to, Micro value) {
    const std::int64_t whole = value.value / micros_per_one;
    std::int64_t rest = std::llabs(value.value % micros_per_one);
    if (value.value < 0 && whole == 0) *to++ = '-';
    to = std::to_chars(to, to + longest_decimal, whole).ptr;
    if (rest == 0) return to;
    *to++ = '.';
    for (std::int64_t unit = micros_per_one / 10; rest > 0; unit /= 10) {
        *to++ = static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
    return to;
}

std::string decimal(double value) {
    return decimal(value, 6);
}

std::string decimal(double value, int decimals) {
    return trimmed(fmt::format("{:.{}f}", value, decimals));
}

std::string signed_decimal(double value, int decimals) {
    return with_sign(decimal(value, decimals));
}

std::string exact_decimal(double value) {
    if (value == 0.0) return "0";
    // The longest is that of the smallest double: a sign, "0." and 1074 decimals at most.
    std::array<char, 1100> digits{};
    [[maybe_unused]] const auto [end, error] = std::to_chars(
        digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    assert(error == std::errc{});
    return {digits.data(), static_cast<std::size_t>(end - digits.data())};
}

std::string fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    return shows_zero(text) && text.front() == '-' ? text.substr(1) : text;
}

std::string signed_fixed(double value, int decimals) {
    return with_sign(fmt::format("{:.{}f}", value, decimals));
}

std::string signed_fixed(Micro value, int decimals) {
    return signed_fixed(to_double(value), decimals);
}

std::string signed_percent(double fraction, int decimals) {
    return signed_fixed(fraction * 100.0, decimals) + "%";
}

std::string amount(double value, const std::string& unit, const Vocabulary& vocabulary) {
    if (unit.empty()) return decimal(value);
    const auto found = vocabulary.units.find(unit);
    if (found == vocabulary.units.end()) return decimal(value) + " " + unit;
    const std::string text = scaled(value / found->second.factor);
    for (const std::string& symbol : found->second.symbols) {
        // "$/Mtok" prints as "$2.19/Mtok".
        const std::string sign = symbol.substr(0, symbol.find('/'));
        if (!is_sign(sign)) continue;
        const std::string per = symbol.substr(sign.size());
        return text.front() == '-' ? "-" + sign + text.substr(1) + per : sign + text + per;
    }
    const std::string number = counted(value / found->second.factor);
    return number + " " + unit_word(found->second, number);
}

std::optional<double> number_of(const FactValue& value) {
    if (const double* number = std::get_if<double>(&value)) return *number;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*integer);
    }
    return std::nullopt;
}

std::string fact_text(const FactValue& value, const FactDeclaration& declaration,
                      const Vocabulary& vocabulary) {
    if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *integer);
    if (const double* number = std::get_if<double>(&value)) {
        return amount(*number, declaration.unit, vocabulary);
    }
    return std::get<std::string>(value);
}

}  // namespace stackimpact
