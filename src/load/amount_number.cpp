// SPDX-License-Identifier: MIT
#include "load/amount_number.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace stackimpact {

namespace {

/// Beyond what any double needs; keeps sums of exponents far from overflow.
constexpr int largest_exponent = 9999;
constexpr std::size_t group_size = 3;

}  // namespace

bool NumberScanner::digit_at(std::size_t at) const {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
}

void NumberScanner::take_digits() {
    while (digit_at(at_)) number_.digits += text_[at_++];
}

bool NumberScanner::fail(Code code, Span span, std::string message, std::string hint) {
    mistake_ = {code, span, std::move(message), std::move(hint)};
    return false;
}

std::optional<WrittenNumber> NumberScanner::read() {
    take_digits();
    if (text_[0] == '0' && at_ > 1) {
        fail(Code::invalid_amount, {0, at_},
             fmt::format("`{}` has leading zeros", text_.substr(0, at_)), "leave them out");
        return std::nullopt;
    }
    const bool groupable = text_[0] != '0' && at_ <= group_size;
    while (at_ < text_.size() && text_[at_] == ',') {
        if (!group(groupable)) return std::nullopt;
    }
    if (at_ < text_.size() && text_[at_] == '.' && digit_at(at_ + 1)) {
        number_.digits += text_[at_++];
        take_digits();
    }
    if (!exponent()) return std::nullopt;
    return number_;
}

bool NumberScanner::group(bool groupable) {
    const std::size_t begin = ++at_;
    take_digits();
    if (groupable && at_ - begin == group_size) return true;
    return fail(Code::invalid_amount, {0, at_}, "a comma separates groups of three digits",
                "decimals stand after a point, as in 5.6M");
}

bool NumberScanner::exponent() {
    if (at_ >= text_.size() || (text_[at_] != 'e' && text_[at_] != 'E')) return true;
    const bool has_sign =
        at_ + 1 < text_.size() && (text_[at_ + 1] == '+' || text_[at_ + 1] == '-');
    const std::size_t first = at_ + (has_sign ? 2 : 1);
    if (!digit_at(first)) return true;
    const bool negative = has_sign && text_[at_ + 1] == '-';
    const auto read =
        std::from_chars(text_.data() + first, text_.data() + text_.size(), number_.exponent);
    at_ = static_cast<std::size_t>(read.ptr - text_.data());
    if (read.ec != std::errc{} || number_.exponent > largest_exponent) {
        return fail(Code::number_out_of_range, {0, at_}, "the number is out of range", {});
    }
    if (negative) number_.exponent = -number_.exponent;
    return true;
}

std::optional<double> number_value(const WrittenNumber& number, int scale) {
    // The power of ten goes into the text, so that the value is rounded once.
    const std::string text = fmt::format("{}e{}", number.digits, number.exponent + scale);
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace stackimpact
