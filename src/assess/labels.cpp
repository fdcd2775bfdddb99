// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>

#include "assess/assess.hpp"

namespace stackimpact {

namespace {

/// part / whole; both >= 0, whole > 0. Exact integers would overflow before `assess` has refused a
/// pressure.
Micro ratio(Micro part, std::int64_t whole) {
    return to_micro(static_cast<double>(part.value) / static_cast<double>(whole));
}

std::int64_t micro_of(double x) {
    return to_micro(x).value;
}

}  // namespace

Shares shares_of(const Pressure& pressure) {
    const std::int64_t whole = micros_per_one + pressure.bull.value + pressure.bear.value;
    Shares shares;
    shares.bull = ratio(pressure.bull, whole);
    shares.bear = ratio(pressure.bear, whole);
    shares.open = Micro{micros_per_one} - shares.bull - shares.bear;
    shares.net = shares.bull - shares.bear;
    return shares;
}

Verdict verdict_of(const Shares& shares, const Scales& scales) {
    const std::int64_t size = std::llabs(shares.net.value);
    const Scales::Verdicts& v = scales.verdicts;
    const std::int64_t least_side = std::min(shares.bull.value, shares.bear.value);
    if (size < micro_of(v.contested_net) && least_side >= micro_of(v.contested_side)) {
        return Verdict::contested;
    }
    if (size < micro_of(v.lean)) return Verdict::neutral;
    const bool bull = shares.net.value > 0;
    if (size < micro_of(v.plain)) return bull ? Verdict::lean_bull : Verdict::lean_bear;
    if (size < micro_of(v.strong)) return bull ? Verdict::bull : Verdict::bear;
    return bull ? Verdict::strong_bull : Verdict::strong_bear;
}

double priced_of(double z, const Scales& scales) {
    const double size = z < 0 ? -z : z;
    const double u = size > scales.gaps.z_dead ? size - scales.gaps.z_dead : 0.0;
    const double priced = u / (scales.gaps.z_half + u);
    return z < 0 ? -priced : priced;
}

GapLabel gap_label(Micro house, Verdict house_verdict, Micro market, bool for_did,
                   const Scales& scales) {
    const Micro gap = house - market;
    const std::int64_t tolerance = micro_of(scales.gaps.tolerance);
    const std::int64_t no_view = micro_of(scales.gaps.no_view);
    const std::int64_t house_size = std::llabs(house.value);
    const std::int64_t market_size = std::llabs(market.value);
    if (house_verdict == Verdict::contested &&
        std::llabs(gap.value) <= micro_of(scales.gaps.contested)) {
        return GapLabel::contested;
    }
    if (market_size < no_view) {
        return std::llabs(gap.value) > tolerance ? GapLabel::underreaction : GapLabel::aligned;
    }
    const bool opposite = (house.value < 0) != (market.value < 0);
    if (opposite && house_size >= no_view && house_size - market_size > tolerance) {
        return GapLabel::opposed;
    }
    const std::int64_t beyond = market.value > 0 ? -gap.value : gap.value;
    if (beyond > tolerance) return GapLabel::overreaction;
    if (for_did && -beyond > tolerance) return GapLabel::underreaction;
    return GapLabel::aligned;
}

}  // namespace stackimpact
