// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/comparison.hpp"
#include "model/date.hpp"

namespace stackimpact {

/// Why somebody let a baseline become what the scenario gives now.
struct Acceptance {
    std::string reason;
    /// Who; empty when not said.
    std::string by;
    /// A day.
    Date date;

    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

/// `current`: made of the very files that are there now. `stale`: something it was made of differs.
/// `orphaned`: its scenario is gone. `conflict`: git left two versions in it. `invalid`: no
/// baseline for another reason. `missing`: a scenario has none.
enum class BaselineState { current, stale, orphaned, conflict, invalid, missing };

/// One line of the list of baselines.
struct BaselineEntry {
    std::string id;
    /// The baseline's own file, also of one that is missing.
    std::string file;
    /// The scenario's; empty when it cannot be read from the baseline.
    std::string scenario;
    BaselineState state = BaselineState::current;
    /// What a stale one was made of and differs: "scenario", "stack", "rules", "vocabulary",
    /// "scales", "version".
    std::vector<std::string> differs;
    /// Version of the program that saved it; empty: unknown.
    std::string version;
    std::optional<Acceptance> accepted;
};

/// What a scenario gives now against its baseline. `identical`: made of the same files.
/// `equal`: made of others, and nothing that is compared differs. `within_range`: every layer's net
/// lies in the range that its baseline gave, and no verdict differs. `verdict_change`: at least one
/// does. `changed`: the rest. `added`: there is no baseline. `orphaned`: there is no scenario.
enum class BaselineClass {
    identical,
    equal,
    within_range,
    verdict_change,
    changed,
    added,
    orphaned
};

/// One scenario against its baseline.
struct BaselineChange {
    std::string id;
    std::string file;
    std::string scenario;
    BaselineClass change = BaselineClass::identical;
    /// Base and head; of an added one no base, of an orphaned one no head.
    std::vector<LayerComparison> layers;
    /// How many facts, sources, arguments and rules differ.
    std::size_t items = 0;
};

/// The class of a comparison of a baseline (base) with the result of now (head).
[[nodiscard]] BaselineClass class_of(const Comparison& comparison);

/// "new" for `added`.
[[nodiscard]] std::string_view name(BaselineClass value);
[[nodiscard]] std::string_view name(BaselineState value);

}  // namespace stackimpact
