// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/id.hpp"

namespace stackimpact {

/// A quantitative bipolar argumentation graph with names, as a file or a scenario has it.
struct ArgumentGraph {
    struct Node {
        ArgumentId id;
        /// What it says; empty when nobody wrote it.
        std::string claim;
        /// Base score τ, in [0, 1].
        double base = 0.5;
        /// What else to show with it, a line each ("bear on chip_design, pricing").
        std::vector<std::string> notes;
    };

    /// A relation between two nodes by their index.
    struct Relation {
        std::size_t from = 0;
        std::size_t to = 0;
        /// In [0, 1].
        double weight = 1.0;
        bool attack = false;
    };

    /// A name for people; empty without one.
    std::string title;
    /// By id.
    std::vector<Node> arguments;
    /// By target, then source.
    std::vector<Relation> relations;
    /// The argument that it is about, if the file says so.
    std::optional<std::size_t> topic;
};

}  // namespace stackimpact
