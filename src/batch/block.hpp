// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "batch/keys.hpp"
#include "batch/snapshot.hpp"
#include "cel/columns.hpp"

namespace stackimpact::batch {

/// What an event is besides its facts.
struct EventHead {
    /// As written; empty: none.
    std::string_view id;
    /// Index of its kind, or `WordTable::none`.
    std::size_t kind = WordTable::none;
    std::optional<Date> date;
    /// Of the date; found when the block is scored.
    const Snapshot* snapshot = nullptr;
};

/// Up to 64 lines of a stream side by side.
struct Block {
    explicit Block(const cel::Environment& environment) : facts(environment) {}

    cel::Columns facts;
    std::array<EventHead, cel::lane_count> heads;
    /// Ids that could not be left where they were read.
    std::array<std::string, cel::lane_count> kept_ids;
    /// Lanes that hold events.
    cel::Lanes events = 0;
    /// What stands in the place of a line that is no event; empty: nothing.
    std::array<std::string, cel::lane_count> errors;
    std::size_t count = 0;
};

}  // namespace stackimpact::batch
