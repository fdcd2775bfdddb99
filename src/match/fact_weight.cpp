// SPDX-License-Identifier: MIT
#include "match/fact_weight.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace stackimpact {

namespace {

/// Weights of one graded thing: at its point, at its worst and at its best.
struct Graded {
    double point = 0.0;
    double worst = 0.0;
    double best = 0.0;
    bool known = true;
};

Graded known(double weight) {
    return {weight, weight, weight, true};
}

Graded unknown(const Scales::Unknown& grade, const std::map<std::string, double>& table,
               bool graded) {
    return {table.at(grade.point), table.at(grade.worst), table.at(grade.best), graded};
}

Graded reliability(Reliability value, const Scales& scales) {
    if (value == Reliability::f) {
        return unknown(scales.reliability_unknown, scales.reliability, true);
    }
    if (value == Reliability::ungraded) {
        return unknown(scales.reliability_ungraded, scales.reliability, false);
    }
    return known(scales.reliability.at(std::string(name(value))));
}

Graded credibility(int value, const Scales& scales) {
    if (value == 6) return unknown(scales.credibility_unknown, scales.credibility, true);
    if (value == 0) return unknown(scales.credibility_ungraded, scales.credibility, false);
    return known(scales.credibility.at(std::to_string(value)));
}

/// Weight of a citation, w = c(1 + r)/2.
Graded citation_weight(Reliability r, int c, const Scales& scales) {
    const Graded source = reliability(r, scales);
    const Graded claim = credibility(c, scales);
    return {claim.point * (1 + source.point) / 2, claim.worst * (1 + source.worst) / 2,
            claim.best * (1 + source.best) / 2, source.known && claim.known};
}

/// The largest weight of each independence group, in order of group.
std::map<std::string, Graded> by_group(const Fact& fact, const std::map<SourceId, Source>& sources,
                                       const Scales& scales) {
    std::map<std::string, Graded> groups;
    for (const Citation& citation : fact.citations) {
        const Source& source = sources.at(citation.source);
        const Graded weight = citation_weight(source.reliability, citation.credibility, scales);
        const std::string& own = source.group.empty() ? source.id.str() : source.group;
        Graded& best =
            groups.try_emplace(citation.group.empty() ? own : citation.group, Graded{0, 0, 0, true})
                .first->second;
        best = {std::max(best.point, weight.point), std::max(best.worst, weight.worst),
                std::max(best.best, weight.best), best.known && weight.known};
    }
    return groups;
}

}  // namespace

FactWeight fact_weight(const Fact& fact, const std::map<SourceId, Source>& sources,
                       const Scales& scales) {
    Graded total = citation_weight(Reliability::ungraded, 0, scales);
    if (!fact.citations.empty()) {
        Graded doubt{1, 1, 1, true};
        for (const auto& entry : by_group(fact, sources, scales)) {
            const Graded& group = entry.second;
            doubt = {doubt.point * (1 - group.point), doubt.worst * (1 - group.worst),
                     doubt.best * (1 - group.best), doubt.known && group.known};
        }
        total = {1 - doubt.point, 1 - doubt.worst, 1 - doubt.best, doubt.known};
    }
    const double factor = scales.status.at(std::string(name(fact.status)));
    const double cap = fact.at_most.value_or(1.0);
    return {std::min(total.point * factor, cap),
            {std::min(total.worst * factor, cap), std::min(total.best * factor, cap)},
            total.known};
}

}  // namespace stackimpact
