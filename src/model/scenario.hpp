// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/argument.hpp"
#include "model/date.hpp"
#include "model/evidence.hpp"
#include "model/id.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// A fact's value with its bounds, in base units.
struct StatedValue {
    FactValue value;
    std::optional<double> low;
    std::optional<double> high;
    std::string as_written;

    friend bool operator==(const StatedValue&, const StatedValue&) = default;
};

/// A value with its evidence.
struct Fact {
    FactName name;
    FactValue value;
    /// Bounds of a numeric value, in base units: `"<$6M"` sets `high`.
    std::optional<double> low;
    std::optional<double> high;
    /// The value as the author wrote it ("<$6M"); empty when written as a JSON number or bool.
    std::string as_written;
    /// What the scenario stated, when a case or `--set` changed the value.
    std::optional<StatedValue> stated;
    FactStatus status = FactStatus::claimed;
    std::optional<Voice> by;
    std::vector<Citation> citations;
    /// Cap on its weight.
    std::optional<double> at_most;
    std::string note;
    Location location;

    friend bool operator==(const Fact&, const Fact&) = default;
};

/// An argument as the analyst wrote it.
struct ScenarioArgument {
    ArgumentId id;
    std::string claim;
    Voice by = Voice::analyst;
    /// Words of the hedge, a key of Scales::hedges; empty: none.
    std::string hedge;
    /// Base score; nothing: Scales::default_strength.
    std::optional<double> strength;
    std::optional<double> at_most;
    std::optional<MechanismId> mechanism;
    std::vector<FactName> rests_on;
    std::vector<Citation> sources;
    std::vector<Effect> effects;
    std::vector<Relation> relations;
    std::string note;
    Location location;

    friend bool operator==(const ScenarioArgument&, const ScenarioArgument&) = default;
};

/// What to take away: one argument or rule, all of a mechanism, a fact, or a source (with its
/// citations).
struct DropTarget {
    enum class Kind { argument, mechanism, fact, source };
    Kind kind = Kind::argument;
    std::string id;

    friend bool operator==(const DropTarget&, const DropTarget&) = default;
};

/// What to write over one fact. What is not named is kept; a fact that is not there is as if typed
/// into the scenario.
struct FactChange {
    FactName name;
    std::optional<FactValue> value;
    /// Bounds and wording that come with `value`.
    std::optional<double> low;
    std::optional<double> high;
    std::string as_written;
    std::optional<FactStatus> status;
    std::optional<std::vector<Citation>> citations;
    std::optional<double> at_most;

    friend bool operator==(const FactChange&, const FactChange&) = default;
};

/// Changes on top of a scenario, applied in order: sets, then drops.
struct Overlay {
    std::vector<FactChange> set;
    std::vector<DropTarget> drop;

    [[nodiscard]] bool empty() const { return set.empty() && drop.empty(); }
    friend bool operator==(const Overlay&, const Overlay&) = default;
};

/// What is written over a scenario: the case that was asked for (empty: none), then the changes
/// (`--set`, `--drop`), which hold in every case.
struct Asked {
    Overlay case_overlay;
    Overlay changes;
};

/// The changes of `first` and, on top, those of `second`.
[[nodiscard]] Overlay stacked(Overlay first, const Overlay& second);

struct Case {
    CaseId id;
    std::string about;
    Overlay overlay;

    friend bool operator==(const Case&, const Case&) = default;
};

/// A return that a benchmark does not explain and its standard deviation, as fractions.
struct AbnormalReturn {
    std::optional<double> abnormal;
    std::optional<double> sd;

    friend bool operator==(const AbnormalReturn&, const AbnormalReturn&) = default;
};

/// What one company's price did.
struct CompanyReturn {
    Ticker ticker;
    /// Simple return over the window, as a fraction.
    double simple = 0.0;
    /// Return that the market model does not explain, as a fraction.
    std::optional<double> abnormal;
    /// Standard deviation of the abnormal return, as a fraction.
    std::optional<double> sd;
    /// The same against the equal-weighted benchmark; without an `sd` of its own, `sd` is taken.
    std::optional<AbnormalReturn> equal_weighted;

    friend bool operator==(const CompanyReturn&, const CompanyReturn&) = default;
};

/// A company of the stack that has no return, and why.
struct MissingReturn {
    Ticker ticker;
    std::string reason;

    friend bool operator==(const MissingReturn&, const MissingReturn&) = default;
};

/// The prices that returns were computed from, and how.
struct PriceStudy {
    std::string path;
    std::string sha256;
    /// The trading day taken for the event day.
    Date event_day;
    /// First and last trading day of the estimation window, relative to the event day.
    int estimation_first = 0;
    int estimation_last = 0;

    friend bool operator==(const PriceStudy&, const PriceStudy&) = default;
};

/// Where commentators of the day saw a layer go.
enum class CommentaryDirection { bull, bear, none, mixed };

struct Commentary {
    LayerId layer;
    CommentaryDirection direction = CommentaryDirection::none;
    /// In a source that was read; else inferred.
    bool stated = true;

    friend bool operator==(const Commentary&, const Commentary&) = default;
};

struct MarketReaction {
    /// First and last trading day relative to the event day.
    int window_first = 0;
    int window_last = 0;
    /// Weighted by market value, as a rule.
    std::string benchmark;
    /// In which the largest company weighs no more than any other; empty: none.
    std::string equal_weighted_benchmark;
    std::string method;
    /// Set when the returns were computed from prices.
    std::optional<PriceStudy> study;
    /// In order of ticker.
    std::vector<MissingReturn> missing;
    /// In the stack's order of layers.
    std::vector<Commentary> commentary;
    /// In order of ticker.
    std::vector<CompanyReturn> returns;
    std::vector<Citation> sources;
    bool confounded = false;
    std::string note;

    friend bool operator==(const MarketReaction&, const MarketReaction&) = default;
};

/// What somebody expects of one layer; checked, never an input.
struct Expectation {
    LayerId layer;
    /// "verdict", "gap" (said), "gap_did", "rank" or "sign".
    std::string what;
    /// A verdict word, gap label, "most_bearish" | "most_bullish", or "bull" | "bear".
    std::string expected;
    std::string note;
    Location location;

    friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// An observation that would refute arguments; nothing in an assessment depends on it.
struct Falsifier {
    /// What is observed ("capex_big4_2025_usd").
    std::string metric;
    /// "<", "<=", ">", ">=", "==" or "!=".
    std::string op;
    double value = 0.0;
    /// The value as the author wrote it ("$283bn"); empty when written as a JSON number.
    std::string as_written;
    /// What its unit measures, empty for a plain number; nothing when written as a JSON number.
    std::optional<std::string> dimension;
    /// When the observation is due.
    Date by;
    std::vector<ArgumentId> refutes;
    std::string note;
    Location location;

    friend bool operator==(const Falsifier&, const Falsifier&) = default;
};

struct Scenario {
    std::string id;
    std::string event;
    std::string about;
    std::optional<KindId> kind;
    std::optional<Date> date;
    std::map<SourceId, Source> sources;
    std::map<FactName, Fact> facts;
    std::map<ArgumentId, ScenarioArgument> arguments;
    /// In file order.
    std::vector<Case> cases;
    std::optional<MarketReaction> market;
    std::vector<Expectation> expect;
    std::vector<Falsifier> falsifiers;
    std::vector<std::string> notes;
    std::string path;
    std::string sha256;
};

[[nodiscard]] bool cites(const std::vector<Citation>& citations, const std::string& source);
[[nodiscard]] std::string_view name(CommentaryDirection value);
/// At least one citation, and all of this source.
[[nodiscard]] bool cites_only(const std::vector<Citation>& citations, const std::string& source);
/// The fact without the citations of a source; retracted if it rested on that source alone.
[[nodiscard]] Fact without_source(Fact fact, const std::string& source);

/// The facts that an overlay changes or adds, as they are then; all others stay.
[[nodiscard]] std::map<FactName, Fact> changed_facts(const Scenario& scenario,
                                                     const Overlay& overlay);

/// A scenario with an overlay written into it. Dropped rules and mechanisms are returned by
/// `Overlay`, not here: `match` and `assess` take them away.
[[nodiscard]] Scenario apply(const Scenario& scenario, const Overlay& overlay);

}  // namespace stackimpact
