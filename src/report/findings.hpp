// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "report/check_report.hpp"

namespace stackimpact {

/// `note`: nothing has to be done about it.
enum class FindingLevel { error, warning, note };

/// What a CI service shows as one entry. Texts are raw: formats escape them.
struct Finding {
    FindingLevel level = FindingLevel::error;
    /// Id of the check, or code of the diagnostic.
    std::string rule;
    /// A few words: what failed on what.
    std::string title;
    /// One line that stands alone.
    std::string summary;
    /// What more there is to say, lines; may be empty.
    std::string details;
    /// Path in the repository; a name for what is no file, never empty.
    std::string path;
    /// Whether `path` is that of a file.
    bool is_file = true;
    /// Both positions are known, or both are 0; the end is behind the last character.
    Position begin;
    Position end;
    std::string fingerprint;
    /// "scenario" or "scenario.layer"; empty for a diagnostic.
    std::string subject;
    /// Who waives it, why and until when; empty: nobody.
    std::string waiver;
};

/// Checks that failed or are waived, and diagnostics; worst first, those of inputs before others.
[[nodiscard]] std::vector<Finding> findings(const CheckReport& report);

/// What was asked, found and what made it so, a line each: of a check.
[[nodiscard]] std::string details_of(const Check& check);

/// "scenario" or "scenario.layer".
[[nodiscard]] std::string subject_of(const Check& check);

/// "file:line:column", without what is not known.
[[nodiscard]] std::string place_text(const std::string& file, const Position& position);

/// Short description of a diagnostic's code.
[[nodiscard]] const CodeInfo& card_of(Code code);

}  // namespace stackimpact
