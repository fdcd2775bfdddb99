// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "model/date.hpp"

namespace stackimpact {

/// Every day from 1900 to 2999 has a slot, 31 for each month, in order of time.
inline constexpr std::size_t price_slots = 1100 * 12 * 31;

[[nodiscard]] Date price_day(std::size_t slot);

/// Reads days of prices; each different one is checked once.
class PriceDays {
public:
    /// The slot of `YYYY-MM-DD`; nothing for what is no full day. The text must outlive this.
    [[nodiscard]] std::optional<std::uint32_t> slot(std::string_view text);

private:
    std::vector<std::string_view> texts_ = std::vector<std::string_view>(price_slots);
};

/// Numbers tickers in the order in which they come; their texts must outlive it.
class PriceTickers {
public:
    /// The number of a ticker that was added; nothing for a new one. Tables are by ticker or by
    /// day, so it is most often the last one again, or the one that came after it before.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name);
    std::uint32_t add(std::string_view name);
    [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }

private:
    std::vector<std::string_view> names_;
    std::vector<std::uint32_t> after_;
    std::map<std::string_view, std::uint32_t> numbers_;
    std::uint32_t last_ = 0;
};

}  // namespace stackimpact
