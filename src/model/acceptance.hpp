// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/date.hpp"

namespace stackimpact {

/// Why somebody let a baseline become what the scenario gives now.
struct Acceptance {
    std::string reason;
    /// Who; empty when not said.
    std::string by;
    Date date;

    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

}  // namespace stackimpact
