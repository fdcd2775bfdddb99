// SPDX-License-Identifier: MIT
#include "backtest/as_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace stackimpact {

namespace {

/// A year of 0: not dated, so nobody can tell.
bool is_later(const Date& date, const Date& event) {
    return date.year != 0 && is_after(date, event);
}

bool cites_any(const Scenario& scenario, const SourceId& source) {
    const auto uses = [&](const std::vector<Citation>& citations) {
        return cites(citations, source.str());
    };
    return std::any_of(scenario.facts.begin(), scenario.facts.end(),
                       [&](const auto& entry) { return uses(entry.second.citations); }) ||
           std::any_of(scenario.arguments.begin(), scenario.arguments.end(),
                       [&](const auto& entry) { return uses(entry.second.sources); });
}

/// True when there are citations, and all of them of these sources.
bool rests_on_only(const std::vector<Citation>& citations, const std::set<SourceId>& sources) {
    return !citations.empty() &&
           std::all_of(citations.begin(), citations.end(), [&](const Citation& citation) {
               return sources.count(citation.source) > 0;
           });
}

/// True, and said in `refused`, when a series has only later figures. Where there are earlier ones,
/// analysis takes these.
bool only_later(const Series& series, const Date& event, const std::string& what,
                const std::string& id, std::vector<RefusedLater>& refused) {
    if (series.empty()) return false;
    const PickedFigure picked = pick(series, event);
    if (picked.later) refused.push_back({what, id, to_string(picked.figure->date)});
    return picked.later;
}

}  // namespace

Overlay without_later(const Scenario& scenario, std::vector<RefusedLater>& refused) {
    Overlay overlay;
    std::set<SourceId> later;
    for (const auto& entry : scenario.sources) {
        const auto& date = entry.second.date;
        if (!date || !is_later(*date, *scenario.date)) continue;
        if (!cites_any(scenario, entry.first)) continue;
        later.insert(entry.first);
        overlay.drop.push_back({DropTarget::Kind::source, entry.first.str()});
        refused.push_back({"source", entry.first.str(), to_string(*date)});
    }
    for (const auto& entry : scenario.facts) {
        if (!rests_on_only(entry.second.citations, later)) continue;
        refused.push_back({"fact", entry.first.str(), ""});
    }
    for (const auto& entry : scenario.arguments) {
        if (!rests_on_only(entry.second.sources, later)) continue;
        refused.push_back({"argument", entry.first.str(), ""});
    }
    return overlay;
}

Stack without_later(const Stack& stack, const Date& event, std::vector<RefusedLater>& refused) {
    Stack known = stack;
    for (Layer& layer : known.layers) {
        for (Player& player : layer.players) {
            const std::string id = fmt::format("{}: share of {}", layer.id.str(), player.name);
            if (only_later(player.share, event, "figure", id, refused)) player.share.clear();
        }
    }
    for (Link& link : known.links) {
        std::erase_if(link.coefficients, [&](const auto& entry) {
            const std::string id =
                fmt::format("{} > {}: {}", link.supplier.str(), link.customer.str(), entry.first);
            return only_later(entry.second, event, "figure", id, refused);
        });
    }
    std::erase_if(known.references, [&](const auto& entry) {
        return only_later(entry.second.series, event, "reference", entry.first.str(), refused);
    });
    return known;
}

}  // namespace stackimpact
