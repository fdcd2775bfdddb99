// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/codes.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// A decimal number as std::from_chars reads it, and the power of ten written after it.
struct WrittenNumber {
    std::string digits;
    int exponent = 0;
};

/// Why a text is no number; the span is relative to the text.
struct NumberMistake {
    Code code = Code::invalid_amount;
    Span span;
    std::string message;
    std::string hint;
};

/// Reads the number at the start of a text: digits, perhaps in groups of three, a fraction, a power
/// of ten.
class NumberScanner {
public:
    explicit NumberScanner(std::string_view text) : text_(text) {}

    /// Nothing if there is a mistake. The text must start with a digit.
    std::optional<WrittenNumber> read();
    /// Bytes read.
    [[nodiscard]] std::size_t length() const { return at_; }
    [[nodiscard]] const NumberMistake& mistake() const { return mistake_; }

private:
    [[nodiscard]] bool digit_at(std::size_t at) const;
    void take_digits();
    /// Reads a comma and the three digits behind it.
    bool group(bool groupable);
    bool exponent();
    bool fail(Code code, Span span, std::string message, std::string hint);

    std::string_view text_;
    std::size_t at_ = 0;
    WrittenNumber number_;
    NumberMistake mistake_;
};

/// digits x 10^(exponent + scale), rounded once; nothing if it is beyond the range of double.
[[nodiscard]] std::optional<double> number_value(const WrittenNumber& number, int scale);

}  // namespace stackimpact
