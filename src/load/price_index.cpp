// SPDX-License-Identifier: MIT
#include "load/price_index.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t first_year = 1900;
constexpr std::size_t days_a_month = 31;
constexpr std::size_t days_a_year = 12 * days_a_month;

/// Where a text of ten characters belongs if it is a day; anywhere if it is none.
struct Slot {
    std::size_t year = 0;
    std::size_t day = 0;
};

Slot slot_of(std::string_view text) {
    const auto digit = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[i])) - '0';
    };
    const std::size_t year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    const std::size_t month = digit(5) * 10 + digit(6);
    const std::size_t day = digit(8) * 10 + digit(9);
    return {year - first_year, (month - 1) * days_a_month + day - 1};
}

}  // namespace

std::optional<std::uint32_t> PriceDays::find(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() != length) return std::nullopt;
    const Slot slot = slot_of(text);
    if (slot.year < years && slot.day < entries_[slot.year].size()) {
        const Entry& entry = entries_[slot.year][slot.day];
        if (entry.text == text) return entry.number;
    }
    if (!parse_date(text)) return std::nullopt;
    std::vector<Entry>& year = entries_[slot.year];
    if (year.empty()) year.resize(days_a_year);
    const auto number = static_cast<std::uint32_t>(slots_.size());
    year[slot.day] = {text, number};
    slots_.push_back(static_cast<std::uint32_t>(slot.year * days_a_year + slot.day));
    return number;
}

Date PriceDays::day(std::uint32_t number) const {
    const std::size_t slot = slots_[number];
    return {static_cast<int>(first_year + slot / days_a_year),
            static_cast<int>(1 + slot % days_a_year / days_a_month),
            static_cast<int>(1 + slot % days_a_month)};
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
