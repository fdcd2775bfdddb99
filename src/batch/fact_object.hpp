// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include "batch/fact_value.hpp"
#include "model/scales.hpp"

namespace stackimpact::batch {

/// Weights of facts that cite at most one source, and that ungraded.
class Evidence {
public:
    explicit Evidence(const Scales& scales);

    static constexpr std::array<std::string_view, 4> statuses{"confirmed", "claimed", "disputed",
                                                              "retracted"};
    /// Of a status by its index and a citation by its credibility, 0: ungraded.
    [[nodiscard]] double cited(std::size_t status, std::size_t credibility) const {
        return cited_[status][credibility];
    }
    /// Without a citation.
    [[nodiscard]] double uncited(std::size_t status) const { return uncited_[status]; }

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
