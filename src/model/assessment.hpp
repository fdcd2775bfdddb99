// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/argument.hpp"
#include "model/check.hpp"
#include "model/micro.hpp"
#include "model/propagation.hpp"
#include "model/rule.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

enum class Verdict {
    strong_bear,
    bear,
    lean_bear,
    neutral,
    lean_bull,
    bull,
    strong_bull,
    contested
};

enum class ConfidenceLevel { low, moderate, high };

enum class GapLabel {
    not_argued,
    not_priced,
    no_own_view,
    confounded,
    contested,
    underreaction,
    aligned,
    opposed,
    overreaction
};

/// Shares of a pressure pair with one unit of doubt: bull = p/(1+p+m), bear = m/(1+p+m), open the
/// rest, net = bull − bear.
struct Shares {
    Micro bull;
    Micro bear;
    Micro open{micros_per_one};
    Micro net;

    friend bool operator==(const Shares&, const Shares&) = default;
};

/// Bull pressure p and bear pressure m, both >= 0.
struct Pressure {
    Micro bull;
    Micro bear;

    friend bool operator==(const Pressure&, const Pressure&) = default;
};

/// What one effect of one argument does to one channel of one layer. Rounded once; every total is a
/// sum of these.
struct Contribution {
    ArgumentId argument;
    /// Channel in which it lands.
    ChannelId channel;
    /// Where the effect itself acts.
    LayerId from_layer;
    ChannelId from_channel;
    Direction from_direction = Direction::bull;
    /// Layers it travelled over, origin first, target last; empty when direct. The strongest path
    /// when there are several.
    std::vector<LayerId> via;
    /// Signed: positive is bull.
    Micro amount;

    [[nodiscard]] bool direct() const { return via.empty(); }
    friend bool operator==(const Contribution&, const Contribution&) = default;
};

/// All of one argument's contributions to a layer, netted.
struct NettedContribution {
    ArgumentId argument;
    Micro amount;
    /// Its part of the net: amount / (1 + p + m).
    Micro share;
    bool derived = false;

    friend bool operator==(const NettedContribution&, const NettedContribution&) = default;
};

struct ChannelAssessment {
    Pressure pressure;
    Shares shares;

    friend bool operator==(const ChannelAssessment&, const ChannelAssessment&) = default;
};

/// One reason for a confidence level: a stable key and the words for people.
struct ConfidenceReason {
    /// derived, little_pressure, contested, wide_range, semantics_disagree, weak_evidence;
    /// graded_evidence, independent_sources, semantics_agree, not_fragile, direct; and their
    /// absence for moderate.
    std::string key;
    std::string text;

    friend bool operator==(const ConfidenceReason&, const ConfidenceReason&) = default;
};

struct Confidence {
    ConfidenceLevel level = ConfidenceLevel::low;
    std::vector<ConfidenceReason> reasons;
    /// How many of the six semantics have the sign of the default one (the default included).
    int semantics_agree = 0;

    friend bool operator==(const Confidence&, const Confidence&) = default;
};

/// A single change that turns the sign of a layer's net.
struct Fragility {
    /// "without" (argument, source), "half" or "double" (the weights of an argument's effects, a
    /// relation's weight).
    std::string change;
    /// "argument", "source" or "relation" ("x attacks y").
    std::string subject_kind;
    std::string subject;
    /// The net after the change.
    Micro net;

    friend bool operator==(const Fragility&, const Fragility&) = default;
};

/// The market's own arguments, unrebutted, at face value.
struct Said {
    Shares shares;
    Pressure pressure;
    Verdict verdict = Verdict::neutral;
    std::vector<ArgumentId> arguments;

    friend bool operator==(const Said&, const Said&) = default;
};

struct CompanyReaction {
    Ticker ticker;
    double exposure = 0.0;
    double simple = 0.0;
    std::optional<double> abnormal;
    std::optional<double> sd;
    std::optional<double> z;
    /// Against the equal-weighted benchmark.
    std::optional<double> z_equal_weighted;
    std::string proxy;

    friend bool operator==(const CompanyReaction&, const CompanyReaction&) = default;
};

/// What prices did for the companies that are mainly in a layer.
struct Did {
    /// Mean by exposure over the companies with a z; rounded.
    std::optional<Micro> z;
    /// Mean simple return by exposure over all companies listed.
    Micro simple;
    /// sign(z)·u/(2+u); set with z.
    std::optional<Micro> priced;
    std::vector<CompanyReaction> companies;
    /// Companies that are mainly in the layer and have no return.
    std::vector<MissingReturn> missing;
    /// All companies with a z are proxies.
    bool by_proxy = false;
    /// Against the equal-weighted benchmark, mean by exposure; nothing without one.
    std::optional<Micro> z_equal_weighted;
    std::optional<Micro> priced_equal_weighted;
    /// Whether prices moved, or which way, depends on the benchmark: the signs of `priced` differ.
    bool benchmarks_disagree = false;

    friend bool operator==(const Did&, const Did&) = default;
};

/// House view against one market view.
struct Gap {
    GapLabel label = GapLabel::not_argued;
    /// house − market; nothing when there is no market view.
    std::optional<Micro> size;
    /// Why the label, in a few words.
    std::string reason;

    friend bool operator==(const Gap&, const Gap&) = default;
};

/// The way from what the market said to the house view; each step is a difference of nets, they add
/// up exactly.
struct Steps {
    Micro face_value;
    Micro doubt;
    Micro rebuttals;
    Micro other_arguments;
    Micro propagation;
    Micro house;

    friend bool operator==(const Steps&, const Steps&) = default;
};

struct LayerAssessment {
    LayerId id;
    int order = 0;
    std::string name;
    Pressure pressure;
    Shares shares;
    /// Bounds of net; contains net.
    Micro range_low;
    Micro range_high;
    Verdict verdict = Verdict::neutral;
    /// No effect of an argument of its own; all pressure came over links.
    bool derived = false;
    Confidence confidence;
    std::vector<Fragility> fragile_to;
    /// In the stack's order of channels; only channels with pressure.
    std::vector<std::pair<ChannelId, ChannelAssessment>> channels;
    /// Strongest first, ties by id.
    std::vector<Contribution> contributions;
    std::vector<NettedContribution> arguments;
    std::optional<Said> said;
    std::optional<Did> did;
    Gap gap_said;
    Gap gap_did;
    std::optional<Steps> steps;
};

/// A relation between two arguments that are both there.
struct ActiveRelation {
    RelationKind kind = RelationKind::support;
    ArgumentId other;
    double weight = 1.0;
    /// What was heard of the other side (its evidence × strength).
    Micro heard;
    std::string note;

    friend bool operator==(const ActiveRelation&, const ActiveRelation&) = default;
};

/// An argument with what became of it.
struct ArgumentAssessment {
    Argument argument;
    Micro base;
    Micro evidence;
    Micro strength;
    /// evidence × strength.
    Micro heard;
    Micro heard_low;
    Micro heard_high;
    /// Relations that point at it, in order of id.
    std::vector<ActiveRelation> supported_by;
    std::vector<ActiveRelation> attacked_by;
    /// Arguments of its mechanism that are heard less and so do not act where it does.
    std::vector<ArgumentId> also_said_by;
    /// True when at least one of its effects acts (is the strongest of its mechanism there) or it
    /// has no effects.
    bool acts = true;
    /// Notes on relations and of the author are in `argument`.
};

struct FactAssessment {
    Fact fact;
    std::string unit;
    /// Value for people ("<$6M").
    std::string text;
    Micro weight;
    Micro weight_low;
    Micro weight_high;
    bool graded = true;
    /// What the scenario stated, for people; empty unless a case or `--set` changed the value.
    std::string stated_text;
    /// How far arguments about the stated value still have ground, 0 to 1.
    Micro ground{1'000'000};
    std::vector<ArgumentId> used_by;
};

struct RuleAssessment {
    ArgumentId id;
    /// Layer of an instance made by `each`; empty otherwise.
    std::optional<LayerId> layer;
    RuleOutcome outcome = RuleOutcome::not_applicable;
    std::vector<FactName> needs;
    /// Text of the condition that decided (not_fired), or of the error.
    std::string reason;
    Location location;
};

/// A fact whose absence leaves rules undecided, as a question.
struct OpenQuestion {
    FactName fact;
    std::string question;
    std::vector<ArgumentId> rules;
};

struct CaseAssessment {
    CaseId id;
    std::string about;
    struct Row {
        LayerId layer;
        Shares shares;
        Verdict verdict = Verdict::neutral;
        GapLabel gap_said = GapLabel::not_argued;
    };
    std::vector<Row> layers;
};

struct ExpectationResult {
    Expectation expectation;
    std::string actual;
    bool met = false;
};

/// A figure of the stack that is later than the event, or was never checked, and takes part in the
/// result.
struct FigureNote {
    /// "stack.frontier_training_cost" or "link data_centers → chip_design demand".
    std::string figure;
    std::string date;
    /// "later" or "unseen".
    std::string what;
};

/// The one fact whose retraction moves the layers most.
struct Hinge {
    FactName fact;
    struct Row {
        LayerId layer;
        Micro net;
        Micro without;
        Verdict verdict_without = Verdict::neutral;
    };
    std::vector<Row> layers;
};

struct Assessment {
    std::string id;
    std::string headline;
    std::string event;
    std::string about;
    std::optional<KindId> kind;
    std::optional<Date> date;
    /// Rules are younger than the event: date of the youngest rule that fired.
    std::optional<Date> hindsight;
    /// The kind of event comes from outside of the stack and moves all layers at once.
    bool outside_stack = false;
    std::string input_path;
    std::string input_sha256;
    std::vector<std::string> input_set;
    std::vector<std::string> input_drop;
    std::optional<CaseId> input_case;
    std::string stack_sha256;
    std::string rules_sha256;
    std::string vocabulary_sha256;
    std::string scales_sha256;
    /// Share of all direct pressure that rests on weights set by judgement.
    Micro judgement_share;
    std::vector<LayerAssessment> layers;
    /// Nothing in results that were stored before there was any.
    std::optional<Propagation> propagation;
    std::vector<ArgumentAssessment> arguments;
    std::vector<FactAssessment> facts;
    std::vector<Source> sources;
    std::vector<RuleAssessment> rules;
    std::vector<CaseAssessment> cases;
    std::vector<ExpectationResult> expect;
    std::vector<OpenQuestion> not_known;
    /// Facts to grade first: ungraded ones that arguments use, most pressure first.
    std::vector<FactName> ungraded;
    std::vector<FigureNote> figures;
    std::optional<Hinge> hinge;
    std::optional<MarketReaction> market;
    /// What gates asked of it.
    std::vector<Check> gates;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] std::string_view name(Verdict value);
[[nodiscard]] std::string_view name(ConfidenceLevel value);
[[nodiscard]] std::string_view name(GapLabel value);

}  // namespace stackimpact
