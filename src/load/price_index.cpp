// SPDX-License-Identifier: MIT
#include "load/price_index.hpp"

namespace stackimpact {

namespace {

constexpr int first_year = 1900;
constexpr std::size_t days_a_month = 31;
constexpr std::size_t days_a_year = 12 * days_a_month;

/// The slot that a text of ten characters has if it is a day; anything else if it is none.
std::size_t slot_of(std::string_view text) {
    const auto digit = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[i])) - '0';
    };
    const std::size_t year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    const std::size_t month = digit(5) * 10 + digit(6);
    const std::size_t day = digit(8) * 10 + digit(9);
    return (year - first_year) * days_a_year + (month - 1) * days_a_month + (day - 1);
}

}  // namespace

Date price_day(std::size_t slot) {
    return {first_year + static_cast<int>(slot / days_a_year),
            1 + static_cast<int>(slot % days_a_year / days_a_month),
            1 + static_cast<int>(slot % days_a_month)};
}

std::optional<std::uint32_t> PriceDays::slot(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() != length) return std::nullopt;
    const std::size_t slot = slot_of(text);
    if (slot < price_slots && texts_[slot] == text) return static_cast<std::uint32_t>(slot);
    if (!parse_date(text)) return std::nullopt;
    texts_[slot] = text;
    return static_cast<std::uint32_t>(slot);
}

std::optional<std::uint32_t> PriceTickers::find(std::string_view name) {
    if (names_.empty()) return std::nullopt;
    if (names_[last_] == name) return last_;
    const std::uint32_t expected = after_[last_];
    if (names_[expected] == name) return last_ = expected;
    const auto found = numbers_.find(name);
    if (found == numbers_.end()) return std::nullopt;
    after_[last_] = found->second;
    return last_ = found->second;
}

std::uint32_t PriceTickers::add(std::string_view name) {
    const auto number = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
    after_.push_back(number);
    numbers_.emplace(name, number);
    after_[last_] = number;
    return last_ = number;
}

}  // namespace stackimpact
