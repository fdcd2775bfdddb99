// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include "batch/fact_value.hpp"
#include "model/evidence.hpp"
#include "model/scales.hpp"

namespace stackimpact::batch {

/// Weights of facts that cite at most one source, and that ungraded.
class Evidence {
public:
    explicit Evidence(const Scales& scales);

    static constexpr std::array statuses{FactStatus::confirmed, FactStatus::claimed,
                                         FactStatus::disputed, FactStatus::retracted};
    /// With a citation of this credibility, 0: ungraded.
    [[nodiscard]] double cited(FactStatus status, std::size_t credibility) const {
        return cited_[static_cast<std::size_t>(status)][credibility];
    }
    /// Without a citation.
    [[nodiscard]] double uncited(FactStatus status) const {
        return uncited_[static_cast<std::size_t>(status)];
    }

private:
    static constexpr std::size_t grades = 7;

    std::array<std::array<double, grades>, statuses.size()> cited_{};
    std::array<double, statuses.size()> uncited_{};
};

/// Sets a fact that is an object with a value and no more evidence than a status, a cap and one
/// source by its address. False for all others, which may have set something.
[[nodiscard]] bool read_fact_object(json::value& value, const Key& key, const Evidence& evidence,
                                    std::size_t lane, cel::Columns& facts);

}  // namespace stackimpact::batch
