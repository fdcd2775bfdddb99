// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/sides.hpp"
#include "compare/compare.hpp"

namespace stackimpact::cli {

/// A side with the knowledge that its scenarios are assessed with.
struct ReadySide {
    Side side;
    KnowledgeTexts texts;
    /// Null: it has errors, or nothing on the side needs it.
    std::shared_ptr<const Knowledge> knowledge;
    /// What is wrong with the knowledge.
    Diagnostics diagnostics;
};

/// `knowledge` is taken from the revision of the side, as far as that has it; `own` is what this
/// side alone has in its place, as it is.
[[nodiscard]] ReadySide ready_side(const std::string& argument, const KnowledgeOptions& knowledge,
                                   const KnowledgeOptions& own, const std::string& baseline);

/// An item of a side with its result.
struct SideResult {
    std::string id;
    ComparedSide about;
    /// Nothing when there were errors.
    std::optional<Assessment> assessment;
    /// Of a scenario.
    std::optional<Ingredients> ingredients;
    Diagnostics diagnostics;
};

using SideResults = std::map<std::string, SideResult>;

/// Assesses the scenarios of a side, on as many threads as `jobs` says (see `jobs_for`); stored
/// results are taken as they are.
[[nodiscard]] SideResults results_of(const ReadySide& side,
                                     const std::optional<std::size_t>& jobs = {});

/// Which result of base and which of a head belong together; null: there is none.
struct ResultPair {
    std::string id;
    /// Index of the head's side.
    std::size_t head = 1;
    const SideResult* before = nullptr;
    const SideResult* after = nullptr;
};

/// Pairs by id what both sides are asked for: of a collection everything, whatever else there is on
/// the other side of a single file. Two single files are a pair whatever their ids.
[[nodiscard]] std::vector<ResultPair> pairs_of(const SideResults& base, bool base_many,
                                               const SideResults& head, bool head_many,
                                               std::size_t index);

}  // namespace stackimpact::cli
