// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace stackimpact {

/// Draws whole numbers from a seed, the same on every machine: the standard fixes this engine, but
/// not how its libraries draw from it.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : engine_(seed) {}

    /// Unbiased number below `count`, which is positive: of the 2^64 values the last incomplete
    /// round is drawn again.
    std::size_t below(std::size_t count) {
        const std::uint64_t size = count;
        const std::uint64_t incomplete = (Engine::max() % size + 1) % size;
        for (;;) {
            const std::uint64_t value = engine_();
            if (value <= Engine::max() - incomplete) return static_cast<std::size_t>(value % size);
        }
    }

private:
    using Engine = std::mt19937_64;
    Engine engine_;
};

}  // namespace stackimpact
