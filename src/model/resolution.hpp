// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.hpp"
#include "model/observation.hpp"
#include "model/scenario.hpp"

namespace stackimpact {

/// What became of a falsifier: `holds` when what would refute came about ("true"), `fails` when it
/// did not in time ("false").
enum class FalsifierVerdict { holds, fails, open };

/// Why a falsifier is open: its day is not over, it is and nobody saw the metric in time, or
/// sources of one date tell opposite things.
enum class OpenReason { not_due, overdue, sources_disagree };

/// What an observation is to a falsifier. Only one that counts decides.
enum class ObservationUse { counts, before_event, late, not_yet_known, other_unit };

/// An observation as a falsifier reads it.
struct ReadObservation {
    Observation observation;
    ObservationUse use = ObservationUse::counts;
    /// It is what would refute.
    bool meets = false;
};

/// An argument that a falsifier would refute.
struct RefutedArgument {
    /// As in the assessment; of one that nobody makes as the falsifier names it.
    ArgumentId id;
    std::string claim;
    /// Nothing: nobody makes it in this scenario.
    std::optional<Voice> by;
    Micro base;
    Micro heard;
    /// What became of the rule that does not make it; nothing when it is made, or is no rule.
    std::optional<RuleOutcome> rule;

    [[nodiscard]] bool made() const { return by.has_value(); }
};

/// A layer with some arguments and without them.
struct LayerWithout {
    LayerId id;
    std::string name;
    Micro net;
    Verdict verdict = Verdict::neutral;
    Micro net_without;
    Verdict verdict_without = Verdict::neutral;
};

struct FalsifierResolution {
    Falsifier falsifier;
    FalsifierVerdict verdict = FalsifierVerdict::open;
    /// Set when it is open.
    std::optional<OpenReason> reason;
    /// Date of the first observation that meets it, or of the last that does not; of an open one
    /// the date on which sources disagree, if they do.
    std::optional<Date> decided;
    /// All of its metric, in order of date.
    std::vector<ReadObservation> observations;
    std::vector<RefutedArgument> refutes;
    /// All layers in the stack's order, without what it refutes.
    std::vector<LayerWithout> layers;
};

/// How many falsifiers ended in which way.
struct FalsifierCounts {
    std::size_t holds = 0;
    std::size_t fails = 0;
    std::size_t not_due = 0;
    std::size_t overdue = 0;
    std::size_t sources_disagree = 0;

    void add(const FalsifierResolution& resolution);
    void add(const FalsifierCounts& other);
    [[nodiscard]] std::size_t open() const { return not_due + overdue + sources_disagree; }
    [[nodiscard]] std::size_t all() const { return holds + fails + open(); }
    friend bool operator==(const FalsifierCounts&, const FalsifierCounts&) = default;
};

/// What became of the arguments of one voice that falsifiers name.
struct VoiceRecord {
    /// At least one of its falsifiers holds.
    std::size_t refuted = 0;
    /// All of its falsifiers fail.
    std::size_t stood = 0;
    std::size_t open = 0;

    [[nodiscard]] std::size_t all() const { return refuted + stood + open; }
    friend bool operator==(const VoiceRecord&, const VoiceRecord&) = default;
};

/// Market, analyst, vendor, users and rules.
inline constexpr std::size_t voice_count = 5;

/// By voice, in order of the enumerators.
using VoiceRecords = std::array<VoiceRecord, voice_count>;

struct ScenarioResolution {
    std::string id;
    std::string event;
    std::string path;
    std::string sha256;
    std::optional<Date> date;
    /// In file order.
    std::vector<FalsifierResolution> falsifiers;
    FalsifierCounts counts;
    VoiceRecords voices;
    /// All layers in the stack's order, without everything that is refuted.
    std::vector<LayerWithout> layers;
};

/// What became of the falsifiers of a set of scenarios.
struct TrackRecord {
    Date as_of;
    struct File {
        std::string path;
        std::string sha256;
        std::size_t observations = 0;
    };
    std::vector<File> files;
    /// Those with falsifiers, in the order of the command line.
    std::vector<ScenarioResolution> scenarios;
    /// Ids of those that have none.
    std::vector<std::string> without_falsifiers;
    /// Paths of those that could not be read.
    std::vector<std::string> failed;
    /// Metrics that were observed and that no falsifier asks for, in order.
    std::vector<std::string> unasked;

    [[nodiscard]] FalsifierCounts counts() const;
    [[nodiscard]] VoiceRecords voices() const;
};

[[nodiscard]] std::string_view name(FalsifierVerdict value);
[[nodiscard]] std::string_view name(OpenReason value);
[[nodiscard]] std::string_view name(ObservationUse value);

}  // namespace stackimpact
