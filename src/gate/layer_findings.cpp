// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "gate/finding.hpp"

namespace stackimpact::gate {

namespace {

template <class Enum>
std::vector<std::string> words_of(const std::vector<Enum>& values) {
    std::vector<std::string> words;
    for (const Enum value : values) words.emplace_back(name(value));
    return words;
}

/// A word that is to be, or not to be, one of some.
template <class Enum>
Finding found_word(std::string what, std::string_view subject, Enum actual,
                   const std::vector<Enum>& words, bool allowed) {
    Finding finding;
    const bool listed = std::find(words.begin(), words.end(), actual) != words.end();
    finding.outcome = listed == allowed ? CheckOutcome::passed : CheckOutcome::failed;
    finding.what = std::move(what);
    finding.actual = name(actual);
    finding.bound = (allowed ? "" : "not ") + alternatives(words_of(words));
    finding.message = fmt::format("{} is {}", subject, finding.actual);
    if (finding.outcome == CheckOutcome::failed) {
        finding.message += allowed ? ", not " + finding.bound : ", which is refused";
    }
    return finding;
}

/// A count with its least.
Finding found_count(std::string what, std::size_t actual, int least) {
    Finding finding;
    finding.what = std::move(what);
    finding.actual = fmt::format("{}", actual);
    finding.bound = fmt::format("at least {}", least);
    finding.margin =
        Micro{(static_cast<std::int64_t>(actual) - std::int64_t{least}) * micros_per_one};
    finding.outcome = outcome_of(*finding.margin);
    return finding;
}

/// Nothing presses on the layer, or both sides are equal: no side wins.
void skip_undecided(Finding& finding) {
    finding.outcome = CheckOutcome::skipped;
    finding.margin = std::nullopt;
    finding.message = "net is 0: no side wins";
}

void add_groups(const std::vector<Citation>& citations, const Assessment& result,
                std::set<std::string>& groups) {
    for (const Citation& citation : citations) {
        if (!citation.group.empty()) {
            groups.insert(citation.group);
            continue;
        }
        const auto source =
            std::find_if(result.sources.begin(), result.sources.end(),
                         [&citation](const Source& s) { return s.id == citation.source; });
        const bool named = source != result.sources.end() && !source->group.empty();
        groups.insert(named ? source->group : citation.source.str());
    }
}

/// Independence groups of the sources of the arguments on the winning side, and of the facts that
/// they rest on. Counted as for confidence.
std::set<std::string> groups_behind(const LayerAssessment& layer, const Assessment& result) {
    std::set<ArgumentId> winners;
    for (const NettedContribution& netted : layer.arguments) {
        if (sign_of(netted.amount) == sign_of(layer.shares.net)) winners.insert(netted.argument);
    }
    std::set<FactName> facts;
    std::set<std::string> groups;
    for (const ArgumentAssessment& assessed : result.arguments) {
        if (winners.count(assessed.argument.id) == 0) continue;
        add_groups(assessed.argument.sources, result, groups);
        facts.insert(assessed.argument.facts.begin(), assessed.argument.facts.end());
    }
    for (const FactAssessment& assessed : result.facts) {
        if (facts.count(assessed.fact.name) > 0)
            add_groups(assessed.fact.citations, result, groups);
    }
    return groups;
}

}  // namespace

Finding find(const VerdictGate& gate, const LayerAssessment& layer) {
    Finding finding =
        found_word("verdict", "the verdict", layer.verdict, gate.verdicts, gate.allowed);
    finding.arguments = strongest(layer, sign_of(layer.shares.net));
    return finding;
}

Finding find(const GapGate& gate, const LayerAssessment& layer) {
    const Gap& gap = gate.view == MarketView::said ? layer.gap_said : layer.gap_did;
    Finding finding = found_word(fmt::format("gap.{}", name(gate.view)),
                                 fmt::format("the gap to what the market {}", name(gate.view)),
                                 gap.label, gate.labels, gate.allowed);
    finding.arguments = strongest(layer, gap.size ? sign_of(*gap.size) : 0);
    return finding;
}

Finding find(const SourcesGate& gate, const LayerAssessment& layer, const Assessment& result) {
    const int winner = sign_of(layer.shares.net);
    const std::set<std::string> groups =
        winner == 0 ? std::set<std::string>{} : groups_behind(layer, result);
    Finding finding = found_count("sources", groups.size(), gate.least);
    finding.arguments = strongest(layer, winner);
    finding.message = fmt::format("the {} side rests on {}", winner > 0 ? "bull" : "bear",
                                  counted(groups.size(), "independent source"));
    if (winner == 0) skip_undecided(finding);
    return finding;
}

Finding find(const CounterGate& gate, const LayerAssessment& layer) {
    const int winner = sign_of(layer.shares.net);
    std::set<ArgumentId> others;
    for (const NettedContribution& netted : layer.arguments) {
        if (sign_of(netted.amount) == -winner && winner != 0) others.insert(netted.argument);
    }
    Finding finding = found_count("counter_arguments", others.size(), gate.least);
    finding.arguments = strongest(layer, winner);
    finding.message = fmt::format("{} on the {} side", counted(others.size(), "argument"),
                                  winner > 0 ? "bear" : "bull");
    if (winner == 0) skip_undecided(finding);
    return finding;
}

Finding find(const ConfidenceGate& gate, const LayerAssessment& layer) {
    Finding finding;
    const ConfidenceLevel level = layer.confidence.level;
    finding.what = "confidence";
    finding.actual = name(level);
    finding.bound = fmt::format("at least {}", name(gate.least));
    finding.outcome = level >= gate.least ? CheckOutcome::passed : CheckOutcome::failed;
    finding.arguments = strongest(layer, sign_of(layer.shares.net));
    finding.message = fmt::format("confidence is {}", name(level));
    std::vector<std::string> reasons;
    for (const ConfidenceReason& reason : layer.confidence.reasons) reasons.push_back(reason.text);
    if (!reasons.empty()) finding.message += fmt::format(": {}", fmt::join(reasons, ", "));
    return finding;
}

}  // namespace stackimpact::gate
