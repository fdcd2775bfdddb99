// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.hpp"
#include "model/micro.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// How much a check that fails matters: `error` fails the run, `warning` only under `--fail-on
/// warn`.
enum class CheckLevel { error, warning };

/// `waived`: it fails, and somebody answers for that. `skipped`: there was nothing to hold it
/// against, as no base.
enum class CheckOutcome { passed, failed, waived, skipped };

/// One thing that was tested on one result: a gate on a scenario and layer, an expectation of its
/// author, a verdict that must not change. Texts are raw: renderers escape them.
struct Check {
    /// Stable over rewording: "no_strong_bear", "expect", "verdict_change".
    std::string id;
    /// "gate", "expect" or "change".
    std::string kind;
    /// What is asked, as a sentence without a full stop.
    std::string title;
    CheckLevel level = CheckLevel::error;
    CheckOutcome outcome = CheckOutcome::passed;
    /// Id of the scenario.
    std::string scenario;
    /// Empty: the check is about the whole result.
    std::optional<LayerId> layer;
    /// What was looked at: "net", "verdict", "pressure.bull", "facts.training_cost.weight".
    std::string what;
    /// As printed; a number with all its decimals.
    std::string actual;
    std::string bound;
    /// By how much it holds (>= 0) or fails (< 0), in the unit of the number; nothing for words.
    std::optional<Micro> margin;
    /// Arguments that made it so, strongest first.
    std::vector<ArgumentId> arguments;
    /// What was found, as a sentence without a full stop; always there.
    std::string message;
    /// Who waives it, why and until when; empty unless `waived`, or expired.
    std::string waiver;
    /// Where to look: in the scenario, or in the file that asks.
    Location location;

    friend bool operator==(const Check&, const Check&) = default;
};

[[nodiscard]] std::string_view name(CheckLevel value);
[[nodiscard]] std::string_view name(CheckOutcome value);

}  // namespace stackimpact
