// SPDX-License-Identifier: MIT
#include "source/codes.hpp"

#include <algorithm>
#include <array>

#include "source/code_cards_conditions.hpp"
#include "source/code_cards_files.hpp"
#include "source/code_cards_graphs.hpp"
#include "source/code_cards_names.hpp"
#include "source/code_cards_prices.hpp"
#include "source/code_cards_setup.hpp"
#include "source/code_cards_shape.hpp"
#include "source/code_cards_systems.hpp"

namespace stackimpact {
namespace {

template <std::size_t... Sizes>
constexpr auto joined(const std::array<CodeInfo, Sizes>&... parts) {
    std::array<CodeInfo, (Sizes + ...)> all{};
    auto at = all.begin();
    ((at = std::copy(parts.begin(), parts.end(), at)), ...);
    return all;
}

constexpr auto cards = joined(file_cards, price_cards, graph_cards, shape_cards, name_cards,
                              condition_cards, system_cards, setup_cards);

constexpr bool strictly_rising() {
    const auto not_rising = [](const CodeInfo& a, const CodeInfo& b) { return a.code >= b.code; };
    return std::adjacent_find(cards.begin(), cards.end(), not_rising) == cards.end();
}
static_assert(strictly_rising());

}  // namespace

std::span<const CodeInfo> code_table() {
    return cards;
}

}  // namespace stackimpact
