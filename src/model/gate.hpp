// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/assessment.hpp"
#include "model/date.hpp"
#include "model/id.hpp"
#include "model/micro.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// `off`: the gate stays in the file and is not asked.
enum class GateLevel { error, warning, off };

/// What a result is compared with: the other side of a comparison, or the committed result.
enum class GateSide { base, baseline };

/// The two views of the market that a gap can be against.
enum class MarketView { said, did };

/// `path` leads to a number that lies in [min, max]; at least one of them is there.
struct NumberGate {
    /// Keys of the result document from a layer on (`of_layer`) or from its top; `low` and `high`
    /// stand for the two items of a range.
    std::vector<std::string> path;
    bool of_layer = true;
    std::optional<Micro> min;
    std::optional<Micro> max;
    /// A null passes over the gate instead of failing it.
    bool allow_missing = false;
    /// Where the path is written.
    Place place;
};

/// The verdict is (`allowed`) or is not one of the words.
struct VerdictGate {
    std::vector<Verdict> verdicts;
    bool allowed = true;
};

/// Net does not rise from one of these layers to the next; equal ones are in order.
struct OrderGate {
    std::vector<LayerId> layers;
};

/// The label of a gap is (`allowed`) or is not one of these.
struct GapGate {
    MarketView view = MarketView::said;
    std::vector<GapLabel> labels;
    bool allowed = true;
};

/// The verdict does not go from a bull word to a bear word or back.
struct NoFlipGate {
    GateSide against = GateSide::base;
};

/// Net moves by at most `most` (>= 0); with `unless_within_range` also by more when it stays inside
/// the range that the other side had.
struct ChangeGate {
    Micro most;
    GateSide against = GateSide::base;
    bool unless_within_range = false;
};

/// Independence groups of sources behind the winning side of a layer.
struct SourcesGate {
    int least = 1;
};

/// Arguments that press on a layer against its net.
struct CounterGate {
    int least = 1;
};

struct ConfidenceGate {
    ConfidenceLevel least = ConfidenceLevel::low;
};

using GateCondition = std::variant<NumberGate, VerdictGate, OrderGate, GapGate, NoFlipGate,
                                   ChangeGate, SourcesGate, CounterGate, ConfidenceGate>;

/// A condition on results that a run is held to.
struct Gate {
    std::string id;
    /// What it is for, in the author's words; empty: none.
    std::string about;
    GateLevel level = GateLevel::error;
    /// Patterns of ids, see `selects`; empty: all. Layers only where the condition is about one.
    std::vector<std::string> scenarios;
    std::vector<std::string> layers;
    /// It is fine when a run has nothing for it.
    bool allow_empty = false;
    GateCondition condition;
    /// Where its id is written.
    Place place;
};

/// Somebody answers for the failures of a gate, until a day.
struct Waiver {
    /// Id of the gate.
    std::string gate;
    /// Patterns of ids, see `selects`; empty: all.
    std::vector<std::string> scenarios;
    std::vector<std::string> layers;
    std::string owner;
    std::string reason;
    /// It counts to the end of this day (month, year).
    Date expires;
    /// Where it is written.
    Place place;
};

/// What gate files ask for, together.
struct GateFile {
    std::vector<Gate> gates;
    std::vector<Waiver> waivers;
};

/// True when no pattern is given or one of them fits the whole id: `*` stands for any characters,
/// `?` for one.
[[nodiscard]] bool selects(const std::vector<std::string>& patterns, std::string_view id);
/// True when it has a `*` or `?`.
[[nodiscard]] bool is_pattern(std::string_view text);

[[nodiscard]] std::string_view name(GateSide value);
[[nodiscard]] std::string_view name(MarketView value);

}  // namespace stackimpact
