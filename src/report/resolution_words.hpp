// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/resolution.hpp"

namespace stackimpact {

/// "$283bn", "0.5": an amount as its author wrote it.
[[nodiscard]] std::string amount_text(double value, const std::string& as_written);
/// "capex_big4_2025 >= $283bn by 2026-02-28".
[[nodiscard]] std::string question_text(const Falsifier& falsifier);
/// "since 2025-10-30", "last seen 2026-02-05", "overdue: nobody saw it in time": what goes with the
/// verdict.
[[nodiscard]] std::string reason_text(const FalsifierResolution& resolution);
/// "Five falsifiers in three of 18 scenarios as of 2026-11-26: one true, ..."; nothing of it comes
/// from a file.
[[nodiscard]] std::string record_summary(const TrackRecord& record);
/// What an observation is that does not count; empty for one that does: "after the day",
/// "not yet known".
[[nodiscard]] std::string use_text(ObservationUse use);
/// "rule did not fire", "nobody says so here": why an argument is not made.
[[nodiscard]] std::string absence_text(const RefutedArgument& argument);
/// "+0.05 contested → +0.18 lean bull" with the arrow given.
[[nodiscard]] std::string change_text(const LayerWithout& layer, std::string_view arrow);
/// Those that read differently without the arguments: another verdict, or another net in print.
[[nodiscard]] std::vector<LayerWithout> changed_layers(const std::vector<LayerWithout>& layers);

}  // namespace stackimpact
