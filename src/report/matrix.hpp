// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/assessment.hpp"

namespace stackimpact {

/// What became of one layer in one scenario of a run.
struct MatrixCell {
    LayerId layer;
    int order = 0;
    std::string name;
    Shares shares;
    Micro range_low;
    Micro range_high;
    Verdict verdict = Verdict::neutral;
    ConfidenceLevel confidence = ConfidenceLevel::low;
    GapLabel gap_said = GapLabel::not_argued;
    GapLabel gap_did = GapLabel::not_argued;

    friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

/// One scenario of a run: all that is kept of an assessment when only the matrix is wanted.
struct MatrixRow {
    /// Id of the scenario; of one that failed the path.
    std::string scenario;
    bool assessed = false;
    /// In the order of the stack; none if it failed.
    std::vector<MatrixCell> cells;
    /// Expectations that it states, and those of them that are not met.
    std::size_t expected = 0;
    std::size_t unmet = 0;

    friend bool operator==(const MatrixRow&, const MatrixRow&) = default;
};

[[nodiscard]] MatrixRow matrix_row(const Assessment& assessment);
[[nodiscard]] MatrixRow failed_matrix_row(const std::string& path);

/// How the matrix looks.
struct MatrixOptions {
    /// Columns; lines never exceed it. Layers that do not fit beside each other come below.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
};

/// Scenarios by layers with net and verdict, and a summary: how many were assessed and met their
/// expectations, and for each layer how many verdicts there are on which side, and the smallest,
/// median and largest net.
[[nodiscard]] std::string render_matrix(const std::vector<MatrixRow>& rows,
                                        const MatrixOptions& options);

/// The same as CSV (RFC 4180, but lines end with a line feed): a header, then one row for each
/// scenario and layer; for a scenario that failed one row with nothing but its path and the status
/// `error`.
[[nodiscard]] std::string render_matrix_csv(const std::vector<MatrixRow>& rows);

}  // namespace stackimpact
