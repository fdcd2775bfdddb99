// SPDX-License-Identifier: MIT
#include "load/shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/format.hpp"

namespace stackimpact {

void ShareCheck::add(const std::string& player, const std::string& measure,
                     const PlacedSeries& shares) {
    for (std::size_t i = 0; i < shares.series.size(); ++i) {
        const Figure& figure = shares.series[i];
        auto& group = shares_[{measure, to_string(figure.date)}];
        const auto known = std::find_if(group.begin(), group.end(), [&player](const Share& share) {
            return share.player == player;
        });
        if (known == group.end()) {
            group.push_back({player, figure.value, shares.spans[i]});
        } else if (figure.value < known->value) {
            known->value = figure.value;
            known->span = shares.spans[i];
        }
    }
}

void ShareCheck::report(const Input& input) const {
    for (const auto& entry : shares_) {
        double sum = 0.0;
        std::vector<Label> labels;
        for (const Share& share : entry.second) {
            sum += share.value;
            if (sum > 1.0 + share_tolerance) {
                input.diagnostics().add(
                    {Code::shares_over_one, Severity::error, input.place(share.span),
                     fmt::format("the shares of {} in {} add up to {}, over 1",
                                 quoted(entry.first.first), entry.first.second, decimal(sum)),
                     "shares of different things have different measures", std::move(labels)});
                break;
            }
            labels.push_back({input.place(share.span),
                              fmt::format("{} of {} here", decimal(share.value), share.player)});
        }
    }
}

}  // namespace stackimpact
