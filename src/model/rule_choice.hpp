// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "model/id.hpp"

namespace stackimpact {

/// Which rules of a book are meant. What is empty leaves all; several of one sort: any of them.
struct RuleChoice {
    std::vector<ArgumentId> ids;
    /// Files as their places name them.
    std::vector<std::string> files;
    std::vector<std::string> families;
    /// Rules that press on one of these layers.
    std::vector<LayerId> layers;
    /// Rules that speak about events of one of these kinds; a rule without kinds speaks of all.
    std::vector<KindId> kinds;

    friend bool operator==(const RuleChoice&, const RuleChoice&) = default;
};

}  // namespace stackimpact
