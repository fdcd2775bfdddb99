// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/format.hpp"
#include "report/backtest_words.hpp"
#include "report/text_backtest.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr Table::Align left = Table::Align::left;
constexpr Table::Align right = Table::Align::right;

/// Events that a page shows.
constexpr std::size_t page_events = 20;

Rich dim(std::string_view text) {
    return Rich(text, Style::dim);
}

/// What else is to know of an event, in words.
std::string remarks(const BacktestEvent& event) {
    std::vector<std::string> words;
    if (!event.left_out.empty()) words.push_back("left out: " + spaced(event.left_out));
    if (event.confounded && event.left_out != "confounded") words.emplace_back("confounded");
    if (event.hindsight) words.push_back("rules of " + to_string(*event.hindsight));
    if (!event.refused.empty()) words.push_back(fmt::format("{} refused", event.refused.size()));
    return separated(words, ", ");
}

std::string calls_text(const Backtest& backtest, const BacktestEvent& event) {
    const EventCalls calls = calls_of(backtest, event);
    return fmt::format("{}/{}", calls.calls, event.pairs.size());
}

std::string hits_text(const Backtest& backtest, const BacktestEvent& event) {
    return fmt::format("{}", calls_of(backtest, event).hits);
}

Rich number_cell(const BacktestTextContext& context, const std::optional<Micro>& value) {
    if (!value) return dim(context.signs.dash);
    return Rich(net_text(*value), style_of(*value));
}

std::string_view hit_word(const std::optional<bool>& hit) {
    if (!hit) return "no call";
    return *hit ? "right" : "wrong";
}

std::string pair_remarks(const BacktestPair& pair) {
    std::vector<std::string> words;
    if (pair.by_proxy) words.emplace_back("by proxy");
    if (pair.benchmarks_disagree) words.emplace_back("benchmarks disagree");
    return separated(words, ", ");
}

/// Layers of one event: price, house, hit, its channels.
Table pairs_table(const BacktestTextContext& context, const BacktestEvent& event) {
    const Backtest& backtest = context.backtest;
    std::vector<Table::Column> columns{{left, 2, true}, {right, 2}, {right, 2}, {left, 2}};
    std::vector<Rich> heading{"", dim("Z"), dim("HOUSE"), ""};
    for (const auto& [id, name] : backtest.channels) {
        columns.push_back({right, 2, true});
        heading.push_back(dim(channel_name(backtest, id)));
    }
    columns.push_back({left, 2, true});
    Table table(std::move(columns));
    table.row(std::move(heading));
    for (const BacktestPair& pair : event.pairs) {
        std::vector<Rich> cells{
            layer_name(backtest, pair.layer), number_cell(context, pair.z),
            number_cell(context, pair.forecasts.empty() ? std::nullopt : pair.forecasts.front()),
            Rich(hit_word(backtest.forecasts.empty() ? std::nullopt : is_hit(backtest, 0, pair)))};
        for (std::size_t i = 0; i < backtest.channels.size(); ++i) {
            cells.push_back(
                number_cell(context, i < pair.channels.size() ? pair.channels[i] : std::nullopt));
        }
        cells.push_back(dim(pair_remarks(pair)));
        table.row(std::move(cells));
    }
    return table;
}

void add_unpriced(const BacktestTextContext& context, const BacktestEvent& event, Lines& lines) {
    if (event.not_priced.empty()) return;
    std::vector<std::string> names;
    for (const LayerId& layer : event.not_priced) {
        names.push_back(layer_name(context.backtest, layer));
    }
    append(lines, labelled("", 2, dim("not priced: " + joined(names)), context.width));
}

Lines event_lines(const BacktestTextContext& context, const BacktestEvent& event) {
    Rich lead(event.id, Style::strong);
    lead.add("  ");
    std::vector<std::string> about{to_string(event.date)};
    if (event.kind) about.push_back(spaced(event.kind->str()));
    const std::string more = remarks(event);
    if (!more.empty()) about.push_back(more);
    Lines lines =
        wrapped(Rich(separated(about, ", ") + ". " + event.event), context.width, 2, lead);
    if (!event.pairs.empty()) {
        append(lines, pairs_table(context, event).render(context.width));
    }
    add_unpriced(context, event, lines);
    for (const Diagnostic& each : event.diagnostics) {
        append(lines,
               labelled("", 2, dim(code_name(each.code) + ": " + each.message), context.width));
    }
    return lines;
}

std::string refused_words(const RefusedLater& each) {
    return fmt::format("{} {} ({})", spaced(each.what), each.id,
                       each.date.empty() ? "fell with its sources" : each.date);
}

}  // namespace

Lines events_section(const BacktestTextContext& context) {
    const Backtest& backtest = context.backtest;
    std::vector<const BacktestEvent*> events;
    for (const BacktestEvent& event : backtest.events) {
        if (is_scored(event)) events.push_back(&event);
    }
    if (events.empty()) return {};
    const std::size_t shown = context.full ? events.size() : std::min(events.size(), page_events);
    Table table({{left, 0}, {left, 2, true}, {right, 2}, {right, 2}, {left, 2, true}});
    table.row({dim("DATE"), dim("EVENT"), dim("CALLS"), dim("HITS"), Rich()});
    for (std::size_t i = 0; i < shown; ++i) {
        const BacktestEvent& event = *events[i];
        table.row({to_string(event.date), event.id, calls_text(backtest, event),
                   hits_text(backtest, event), dim(remarks(event))});
    }
    if (shown < events.size()) {
        table.row({Rich(), dim(fmt::format("{} more", count_word(events.size() - shown)))});
    }
    return table.render(context.width);
}

Lines layers_section(const BacktestTextContext& context) {
    Lines lines;
    for (const BacktestEvent& event : context.backtest.events) {
        if (!lines.empty()) lines.emplace_back();
        append(lines, event_lines(context, event));
    }
    return lines;
}

Lines refused_section(const BacktestTextContext& context) {
    Lines lines;
    for (const BacktestEvent& event : context.backtest.events) {
        if (event.refused.empty()) continue;
        if (lines.empty()) lines.emplace_back("LATER THAN THE EVENT, TAKEN AWAY", Style::strong);
        std::vector<std::string> words;
        for (const RefusedLater& each : event.refused) words.push_back(refused_words(each));
        append(lines, wrapped(Rich(separated(words, ", ")), context.width, 4,
                              Rich("  ").add(event.id, Style::strong).add("  ")));
    }
    return lines;
}

}  // namespace stackimpact
