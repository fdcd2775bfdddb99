// SPDX-License-Identifier: MIT
#include "report/resolution_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/format.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Only what is not zero.
void add_count(std::vector<std::string>& parts, std::size_t count, std::string_view what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count_word(count), what));
}

/// "two open (not due)", "two open (one not due and one overdue)".
std::string open_text(const FalsifierCounts& counts) {
    std::vector<std::string> parts;
    add_count(parts, counts.not_due, "not due");
    add_count(parts, counts.overdue, "overdue");
    add_count(parts, counts.sources_disagree, "where sources disagree");
    std::string why = joined(parts);
    if (parts.size() == 1) why = why.substr(why.find(' ') + 1);
    return fmt::format("{} open ({})", count_word(counts.open()), why);
}

}  // namespace

std::string amount_text(double value, const std::string& as_written) {
    return as_written.empty() ? decimal(value) : as_written;
}

std::string question_text(const Falsifier& falsifier) {
    return fmt::format("{} {} {} by {}", falsifier.metric, falsifier.op,
                       amount_text(falsifier.value, falsifier.as_written), to_string(falsifier.by));
}

std::string reason_text(const FalsifierResolution& resolution) {
    const std::string date = resolution.decided ? to_string(*resolution.decided) : std::string();
    switch (resolution.verdict) {
        case FalsifierVerdict::holds:
            return "since " + date;
        case FalsifierVerdict::fails:
            return "last seen " + date;
        case FalsifierVerdict::open:
            break;
    }
    switch (resolution.reason.value_or(OpenReason::not_due)) {
        case OpenReason::not_due:
            return "not due";
        case OpenReason::overdue:
            return "overdue: nobody saw it in time";
        case OpenReason::sources_disagree:
            return "sources of " + date + " disagree";
    }
    return {};
}

std::string record_summary(const TrackRecord& record) {
    const FalsifierCounts counts = record.counts();
    const std::size_t with = record.scenarios.size();
    const std::size_t all = with + record.without_falsifiers.size();
    std::string text = capitalised(counted(counts.all(), "falsifier", "falsifiers")) + " in ";
    if (with > 0 && with < all) text += count_word(with) + " of ";
    text += counted(all, "scenario", "scenarios") + " as of " + to_string(record.as_of);
    std::vector<std::string> parts;
    add_count(parts, counts.holds, "true");
    add_count(parts, counts.fails, "false");
    if (counts.open() > 0) parts.push_back(open_text(counts));
    if (!parts.empty()) text += ": " + joined(parts);
    return text + ".";
}

std::string use_text(ObservationUse use) {
    switch (use) {
        case ObservationUse::counts:
            return {};
        case ObservationUse::before_event:
            return "not after the event";
        case ObservationUse::late:
            return "too late";
        case ObservationUse::not_yet_known:
            return "not yet known";
        case ObservationUse::other_unit:
            return "in another unit";
    }
    return {};
}

std::string absence_text(const RefutedArgument& argument) {
    if (!argument.rule) return "nobody says so here";
    return "rule " + spaced(name(*argument.rule)) + " here";
}

std::string change_text(const LayerWithout& layer, std::string_view arrow) {
    const std::string before = spaced(name(layer.verdict));
    const std::string after = spaced(name(layer.verdict_without));
    if (before == after) {
        return fmt::format("{} {} {} ({})", net_text(layer.net), arrow, net_text(layer.net_without),
                           after);
    }
    return fmt::format("{} ({}) {} {} ({})", net_text(layer.net), before, arrow,
                       net_text(layer.net_without), after);
}

std::vector<LayerWithout> changed_layers(const std::vector<LayerWithout>& layers) {
    std::vector<LayerWithout> changed;
    std::copy_if(layers.begin(), layers.end(), std::back_inserter(changed),
                 [](const LayerWithout& layer) {
                     return layer.verdict != layer.verdict_without ||
                            net_text(layer.net) != net_text(layer.net_without);
                 });
    return changed;
}

}  // namespace stackimpact
