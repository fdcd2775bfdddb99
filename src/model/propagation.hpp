// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "model/id.hpp"
#include "model/micro.hpp"

namespace stackimpact {

/// How pressure came to one layer: bull minus bear, over all arguments and channels.
struct LayerRounds {
    LayerId layer;
    /// By effects on the layer itself.
    Micro direct;
    /// Over one link, over two, over three.
    std::vector<Micro> rounds;
    /// Over more links; all of them add up exactly to bull minus bear of the layer's pressure.
    Micro rest;

    friend bool operator==(const LayerRounds&, const LayerRounds&) = default;
};

/// A way of pressure along flows.
struct PressurePath {
    struct Stop {
        LayerId layer;
        ChannelId channel;

        friend bool operator==(const Stop&, const Stop&) = default;
    };
    /// Where the pressure acts itself, and on, to where it is looked at.
    std::vector<Stop> stops;
    /// Product of the coefficients, damping included; negative where it turns good into bad.
    Micro coefficient;
    /// What the direct pressure at the first stop comes to at the last one by this way alone.
    Micro carries;

    friend bool operator==(const PressurePath&, const PressurePath&) = default;
};

/// How the stack passes pressure on.
struct Propagation {
    /// Growth of a round in the long run: largest absolute eigenvalue of the flow matrix.
    Micro radius;
    /// The same when no flow cancels another.
    Micro absolute_radius;
    /// False where totals are finite only because flows cancel each other.
    bool converges_absolutely = true;
    /// The first round in which nothing as large as 0.000001 arrives at a layer's channel; nothing
    /// where that takes too long to count.
    std::optional<int> settles_in_round;
    std::vector<LayerRounds> layers;
    /// Those that carry most, strongest first: for each pair of ends the strongest way.
    std::vector<PressurePath> paths;

    friend bool operator==(const Propagation&, const Propagation&) = default;
};

}  // namespace stackimpact
