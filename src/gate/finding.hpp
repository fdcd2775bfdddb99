// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/gate.hpp"

namespace stackimpact::gate {

/// What holding one condition against one layer, or against a whole result, gave. The parts of a
/// `Check` that depend on the condition.
struct Finding {
    CheckOutcome outcome = CheckOutcome::passed;
    std::string what;
    std::string actual;
    std::string bound;
    std::optional<Micro> margin;
    std::vector<ArgumentId> arguments;
    std::string message;
    /// Of what it is about, when that is not an argument; else empty.
    Location place;
};

/// Passed for a margin of 0 or more.
[[nodiscard]] CheckOutcome outcome_of(Micro margin);
/// 1 when positive, -1 when negative.
[[nodiscard]] int sign_of(Micro value);
[[nodiscard]] Micro size_of(Micro value);
/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string alternatives(const std::vector<std::string>& words);
/// "1 argument", "2 arguments".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular);

/// At most this many arguments explain a finding.
inline constexpr std::size_t most_arguments = 3;
/// Of amounts by argument the largest on the side of `sign` (0: of both), ties by id.
[[nodiscard]] std::vector<ArgumentId> strongest(std::vector<NettedContribution> amounts, int sign);
/// The strongest arguments of a layer on a side.
[[nodiscard]] std::vector<ArgumentId> strongest(const LayerAssessment& layer, int sign);

/// Conditions on one layer.
[[nodiscard]] Finding find(const VerdictGate& gate, const LayerAssessment& layer);
[[nodiscard]] Finding find(const GapGate& gate, const LayerAssessment& layer);
[[nodiscard]] Finding find(const SourcesGate& gate, const LayerAssessment& layer,
                           const Assessment& result);
[[nodiscard]] Finding find(const CounterGate& gate, const LayerAssessment& layer);
[[nodiscard]] Finding find(const ConfidenceGate& gate, const LayerAssessment& layer);
/// `other` is null when that side has no such layer, or there is no such side (`side_exists`).
[[nodiscard]] Finding find(const NoFlipGate& gate, const LayerAssessment& layer,
                           const LayerAssessment* other, bool side_exists);
[[nodiscard]] Finding find(const ChangeGate& gate, const LayerAssessment& layer,
                           const LayerAssessment* other, bool side_exists);
/// On a whole result.
[[nodiscard]] Finding find(const OrderGate& gate, const Assessment& result);

/// Where a path left the document.
struct MissingId {
    /// Key of the objects by id ("arguments").
    std::string collection;
    std::string id;
    /// Ids that are there.
    std::vector<std::string> present;
};
struct NumberFinding {
    Finding finding;
    std::optional<MissingId> missing;
};
/// `from` is where the path begins; `layer` is null for numbers of the whole result.
[[nodiscard]] NumberFinding find(const NumberGate& gate, const JsonNode& from,
                                 const LayerAssessment* layer, const Assessment& result);
/// "at least 0.1", "0.1 to 0.5".
[[nodiscard]] std::string bound_text(const NumberGate& gate);
/// "pressure.bull".
[[nodiscard]] std::string path_text(const NumberGate& gate);

/// What a gate asks, as a sentence without a full stop: its author's words or our own.
[[nodiscard]] std::string title_of(const Gate& gate);

/// Null when there is none of that name.
[[nodiscard]] const FactAssessment* fact_of(const Assessment& result, const FactName& name);
/// Where to look for what the strongest argument says: the argument itself or the first of its
/// facts, whichever is in a file of the user's; else the top of the scenario.
[[nodiscard]] Location place_of(const Assessment& result, const std::vector<ArgumentId>& arguments);

}  // namespace stackimpact::gate
