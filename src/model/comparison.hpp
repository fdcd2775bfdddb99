// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.hpp"
#include "model/check.hpp"

namespace stackimpact {

/// `identical`: the same inputs, byte for byte. `equal`: inputs differ and nothing that is compared
/// does.
enum class ComparisonOutcome { identical, equal, different };

/// What a difference can come from. A scenario's facts go with its sources, kind and date.
enum class Cause { facts, arguments, rule_book, stack, vocabulary, scales, program };
inline constexpr std::size_t cause_count = 7;

/// One side of a comparison.
struct ComparedSide {
    /// As the user called it: "scenarios/a.json", "origin/main:scenarios/a.json", "@baseline".
    std::string label;
    /// "scenario", "result" or "baseline".
    std::string form;
    std::string sha256;
    std::string version;
    std::string stack_sha256;
    std::string rules_sha256;
    std::string vocabulary_sha256;
    std::string scales_sha256;
};

enum class ChangeKind { added, removed, changed };

/// One property of an item that is not what it was, in words for people.
struct FieldChange {
    /// "value", "status", "weight", "claim", "outcome", ...
    std::string field;
    std::string base;
    std::string head;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// A fact, source, argument or rule that was added, removed or changed.
struct ItemChange {
    std::string id;
    ChangeKind kind = ChangeKind::changed;
    /// What it is, for people: the claim of an argument or rule, the title of a source, the value
    /// of a fact.
    std::string title;
    /// What changed; empty when it was added or removed.
    std::vector<FieldChange> fields;
    /// Change of the pressure on each layer (bull − bear), in the comparison's order of layers;
    /// exact, for arguments and rules only. Otherwise empty.
    std::vector<Micro> pressure;
    /// Net of each layer minus the net with this one change undone; empty when that cannot be run.
    std::vector<Micro> net;
    /// In head; of what was removed, in base.
    Location location;
};

/// What a cause did to a layer.
struct CauseShare {
    /// Of the change of net.
    Micro net;
    /// Of the change of pressure (bull − bear).
    Micro pressure;

    friend bool operator==(const CauseShare&, const CauseShare&) = default;
};

/// A layer's change by causes. All shares add up to the change exactly.
struct Attribution {
    /// In the order of `Cause`.
    std::array<CauseShare, cause_count> causes{};
    /// What could not be told apart.
    CauseShare unseparated;

    friend bool operator==(const Attribution&, const Attribution&) = default;
};

/// What one side says of a layer.
struct LayerReading {
    Micro net;
    Micro bull;
    Micro bear;
    Micro range_low;
    Micro range_high;
    Pressure pressure;
    Verdict verdict = Verdict::neutral;
    bool derived = false;
    ConfidenceLevel confidence = ConfidenceLevel::low;
    GapLabel gap_said = GapLabel::not_argued;
    GapLabel gap_did = GapLabel::not_priced;

    friend bool operator==(const LayerReading&, const LayerReading&) = default;
};

/// What one argument adds to a layer's pressure on either side.
struct ArgumentShift {
    ArgumentId id;
    Micro base;
    Micro head;

    friend bool operator==(const ArgumentShift&, const ArgumentShift&) = default;
};

struct LayerComparison {
    LayerId id;
    int order = 0;
    std::string name;
    /// Nothing when that side's stack has no such layer.
    std::optional<LayerReading> base;
    std::optional<LayerReading> head;
    /// Head minus base; a layer that is not there counts 0.
    Micro delta;
    /// The same of bull − bear pressure.
    Micro pressure_delta;
    Attribution attribution;
    /// Arguments whose part differs, largest difference first; the differences sum to
    /// `pressure_delta`.
    std::vector<ArgumentShift> arguments;

    [[nodiscard]] bool verdict_changed() const;
    [[nodiscard]] bool gap_changed() const;
    [[nodiscard]] bool confidence_changed() const;
};

/// One scenario on two sides.
struct Comparison {
    std::string id;
    /// The result in one line.
    std::string headline;
    ComparedSide base;
    ComparedSide head;
    ComparisonOutcome outcome = ComparisonOutcome::identical;
    /// "none" (no difference), "single" (one cause differs), "shapley" (over the orders in which
    /// every mixture can be loaded; Shapley 1953, Faigle and Kern 1992) or "unseparated".
    std::string method = "none";
    /// Why causes could not be told apart; empty otherwise.
    std::string method_reason;
    /// In the order of head's stack, then layers that only base has.
    std::vector<LayerComparison> layers;
    /// Each in order of id.
    std::vector<ItemChange> facts;
    std::vector<ItemChange> sources;
    std::vector<ItemChange> arguments;
    std::vector<ItemChange> rules;
    /// Causes whose inputs differ.
    std::vector<Cause> differing;
    std::vector<Check> gates;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] std::string_view name(ComparisonOutcome value);
[[nodiscard]] std::string_view name(Cause value);
[[nodiscard]] std::string_view name(ChangeKind value);

}  // namespace stackimpact
