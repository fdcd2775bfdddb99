// SPDX-License-Identifier: MIT
#include "compare/shapley.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace stackimpact {

namespace {

/// For every coalition, the number of ways to grow into it from nothing one member at a time.
std::vector<std::int64_t> ways_to(const Game& game) {
    std::vector<std::int64_t> ways(game.worth.size(), 0);
    ways[0] = game.worth[0] ? 1 : 0;
    for (std::size_t set = 1; set < ways.size(); ++set) {
        if (!game.worth[set]) continue;
        for (std::size_t i = 0; i < game.players; ++i) {
            if ((set >> i & 1U) != 0) ways[set] += ways[set ^ (std::size_t{1} << i)];
        }
    }
    return ways;
}

/// For every coalition, the number of ways to grow from it to all players.
std::vector<std::int64_t> ways_from(const Game& game) {
    std::vector<std::int64_t> ways(game.worth.size(), 0);
    ways.back() = game.worth.back() ? 1 : 0;
    for (std::size_t set = ways.size() - 1; set-- > 0;) {
        if (!game.worth[set]) continue;
        for (std::size_t i = 0; i < game.players; ++i) {
            if ((set >> i & 1U) == 0) ways[set] += ways[set | (std::size_t{1} << i)];
        }
    }
    return ways;
}

/// Rounds `sums[i] / orders` to integers that add up to the whole, which is an integer: towards
/// zero first, then one unit more for the largest remainders of the whole remainder's sign.
std::vector<std::int64_t> shared(const std::vector<std::int64_t>& sums, std::int64_t orders) {
    std::vector<std::int64_t> shares;
    std::int64_t missing = 0;
    for (const std::int64_t sum : sums) {
        shares.push_back(sum / orders);
        missing += sum % orders;
    }
    missing /= orders;
    const std::int64_t unit = missing < 0 ? -1 : 1;
    std::vector<std::size_t> order(sums.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return unit * (sums[a] % orders) > unit * (sums[b] % orders);
    });
    for (std::size_t i = 0; std::int64_t(i) < unit * missing; ++i) shares[order[i]] += unit;
    return shares;
}

}  // namespace

std::optional<std::vector<std::int64_t>> shapley(const Game& game) {
    assert(game.players <= most_players);
    assert(game.worth.size() == std::size_t{1} << game.players);
    const std::vector<std::int64_t> to = ways_to(game);
    const std::vector<std::int64_t> from = ways_from(game);
    const std::int64_t orders = to.back();
    if (orders == 0) return std::nullopt;
    std::vector<std::int64_t> sums(game.players, 0);
    for (std::size_t set = 0; set < to.size(); ++set) {
        for (std::size_t i = 0; i < game.players; ++i) {
            const std::size_t grown = set | (std::size_t{1} << i);
            if (grown == set || to[set] == 0 || from[grown] == 0) continue;
            sums[i] += to[set] * from[grown] * (*game.worth[grown] - *game.worth[set]);
        }
    }
    return shared(sums, orders);
}

}  // namespace stackimpact
