// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace stackimpact {

/// Worth of every coalition of `players`, by the bits of its members; nothing for one that cannot
/// be formed. Worths are integers of some small unit.
struct Game {
    std::size_t players = 0;
    /// 2^players entries.
    std::vector<std::optional<std::int64_t>> worth;
};

/// 7! orders times a worth of up to 1e13 still fit into 64 bits.
inline constexpr std::size_t most_players = 7;

/// Shares the worth of all minus the worth of none among the players: the mean of what a player
/// adds, over all orders in which only coalitions that can be formed occur. Without forbidden ones
/// that is the value of Shapley (1953); with them, that of Faigle and Kern (1992) for games whose
/// orders are restricted. Shares are rounded to integers by largest remainder (ties: first player)
/// so that they add up exactly, and so that the mirrored game has the negative shares. Nothing if
/// there is no such order.
[[nodiscard]] std::optional<std::vector<std::int64_t>> shapley(const Game& game);

}  // namespace stackimpact
