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

/// Numbers days in the order in which they come; each different one is checked once. Their texts
/// must outlive it.
class PriceDays {
public:
    /// The number of the day `YYYY-MM-DD`; nothing for what is no full day.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text);
    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    [[nodiscard]] Date day(std::uint32_t number) const;
    /// Rises with time.
    [[nodiscard]] std::uint32_t order(std::uint32_t number) const { return slots_[number]; }

private:
    struct Entry {
        std::string_view text;
        std::uint32_t number = 0;
    };
    static constexpr std::size_t years = 1100;
    /// For each year from 1900, once it is met, 31 entries for each month.
    std::vector<std::vector<Entry>> entries_ = std::vector<std::vector<Entry>>(years);
    std::vector<std::uint32_t> slots_;
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
