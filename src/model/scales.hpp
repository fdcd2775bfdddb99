// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

namespace stackimpact {

/// Every constant of SCORING.md, read from `data/scales.json`.
struct Scales {
    /// Weight of each reliability A to E, and credibility 1 to 5.
    std::map<std::string, double> reliability;
    std::map<std::string, double> credibility;
    /// Point and bounds of what nobody graded or nobody can judge ("F", "6", "ungraded").
    struct Unknown {
        std::string point;
        std::string best;
        std::string worst;
        friend bool operator==(const Unknown&, const Unknown&) = default;
    };
    Unknown reliability_unknown;  // F
    Unknown credibility_unknown;  // 6
    Unknown reliability_ungraded;
    Unknown credibility_ungraded;
    /// Factor of each fact status.
    std::map<std::string, double> status;
    /// Evidence that a hedge leaves, by its exact words (lower case).
    std::map<std::string, double> hedges;
    /// Base score of a scenario argument that states none.
    double default_strength = 0.5;

    struct Verdicts {
        double lean = 0.10;
        double plain = 0.30;
        double strong = 0.60;
        double contested_net = 0.30;
        double contested_side = 0.15;
    } verdicts;
    struct Gaps {
        double tolerance = 0.25;
        double no_view = 0.10;
        double contested = 0.50;
        /// priced = sign(z)·u/(half + u), u = max(0, |z| − dead).
        double z_dead = 1.0;
        double z_half = 2.0;
        /// Least exposure of a company that is mainly in a layer.
        double mainly = 0.5;
    } gaps;
    struct ConfidenceLimits {
        double least_pressure = 0.2;
        double range_margin = 0.10;
        int semantics_low = 4;
        double evidence_low = 0.3;
        double evidence_low_share = 0.5;
        double evidence_high = 0.65;
        double evidence_high_share = 0.5;
        int groups_high = 2;
        double direct_high_share = 0.7;
    } confidence;
    std::string sha256;
};

}  // namespace stackimpact
