// SPDX-License-Identifier: MIT
#include "model/prices.hpp"

#include <algorithm>
#include <string_view>

namespace stackimpact {

std::optional<std::size_t> PriceTable::find(const Ticker& ticker) const {
    const auto at = std::lower_bound(tickers.begin(), tickers.end(), ticker);
    if (at == tickers.end() || *at != ticker) return std::nullopt;
    return static_cast<std::size_t>(at - tickers.begin());
}

std::size_t PriceTable::first_day_from(const Date& day) const {
    const auto at = std::lower_bound(days.begin(), days.end(), day, ends_before);
    return static_cast<std::size_t>(at - days.begin());
}

Place PriceTable::place(std::size_t ticker, std::size_t day) const {
    if (!text) return {};
    const std::size_t begin = offsets[ticker * days.size() + day];
    const std::string_view content = text->content();
    const std::size_t end = content.find_first_of(",\"\r\n", begin);
    return {text, {begin, std::min(end, content.size())}};
}

}  // namespace stackimpact
