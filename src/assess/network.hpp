// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "model/stack.hpp"
#include "propagate/propagate.hpp"

namespace stackimpact {

/// A stack's flows at one date, solved: what one unit of pressure in a (channel, layer) pair does
/// everywhere.
class Network {
public:
    Network(const Stack& stack, const std::optional<Date>& date);

    [[nodiscard]] std::size_t layers() const { return layers_; }
    [[nodiscard]] std::size_t channels() const { return channels_; }
    [[nodiscard]] std::size_t size() const { return layers_ * channels_; }
    [[nodiscard]] std::size_t pair(std::size_t channel, std::size_t layer) const {
        return channel * layers_ + layer;
    }
    [[nodiscard]] std::size_t layer_of(std::size_t pair) const { return pair % layers_; }
    [[nodiscard]] std::size_t channel_of(std::size_t pair) const { return pair / layers_; }
    /// L: pressure at `to` for one unit at `from`.
    [[nodiscard]] double total(std::size_t to, std::size_t from) const {
        return inverse_.at(to, from);
    }
    /// The part of it that comes over links.
    [[nodiscard]] double over_links(std::size_t to, std::size_t from) const {
        return total(to, from) - (to == from ? 1.0 : 0.0);
    }
    /// A pair that pressure comes to over links, and how much of one unit.
    struct Reached {
        std::size_t pair = 0;
        double share = 0.0;
    };
    /// All of them for one origin, ascending.
    [[nodiscard]] const std::vector<Reached>& over_links(std::size_t from) const {
        return over_links_[from];
    }
    /// M: what one unit at `from` is at `to` one round later.
    [[nodiscard]] const propagate::Matrix& flows() const { return flows_; }

private:
    std::size_t layers_;
    std::size_t channels_;
    propagate::Matrix flows_;
    propagate::Matrix inverse_;
    std::vector<std::vector<Reached>> over_links_;
};

/// Strongest paths along the flows of a network, which outlives it. Remembers what it found.
class Paths {
public:
    explicit Paths(const Network& network) : network_(network), before_(network.size()) {}

    /// Pairs on the strongest path from `from` to `to` (at least one step), both ends included;
    /// empty without a path.
    [[nodiscard]] std::vector<std::size_t> between(std::size_t from, std::size_t to);

private:
    const Network& network_;
    /// By origin; empty where nobody has asked.
    std::vector<std::vector<std::size_t>> before_;
};

/// The matrix M over (channel, layer) pairs, damping included (DESIGN section 3, Propagate).
[[nodiscard]] propagate::Matrix flow_matrix(const Stack& stack, const std::optional<Date>& date);

}  // namespace stackimpact
