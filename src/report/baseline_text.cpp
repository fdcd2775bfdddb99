// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/format.hpp"
#include "report/baseline.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Lines need this much to say anything.
constexpr std::size_t least_width = 40;
constexpr std::size_t indent = 2;

std::size_t width_of(const BaselineTextOptions& options) {
    return std::max(options.width, least_width);
}

/// "3 baselines: 2 current, 1 stale"; the words in the order of their enumerators.
template <class Enum>
std::string summary(const std::map<Enum, std::size_t>& counts, std::string_view singular,
                    std::string_view plural) {
    std::size_t all = 0;
    std::vector<std::string> parts;
    for (const auto& [value, count] : counts) {
        all += count;
        parts.push_back(fmt::format("{} {}", count, spaced(name(value))));
    }
    if (all == 0) return fmt::format("no {}", plural);
    return fmt::format("{} {}: {}", all, all == 1 ? singular : plural, fmt::join(parts, ", "));
}

Style style_of(BaselineState state) {
    return state == BaselineState::current ? Style::plain : Style::strong;
}

Rich state_text(const BaselineEntry& entry) {
    Rich text(name(entry.state), style_of(entry.state));
    if (!entry.differs.empty()) text.add(fmt::format(": {}", fmt::join(entry.differs, ", ")));
    return text;
}

std::string accepted_text(const Acceptance& accepted) {
    const std::string by = accepted.by.empty() ? "" : fmt::format(" by {}", accepted.by);
    return fmt::format("accepted {}{}: {}", to_string(accepted.date), by, accepted.reason);
}

Table entry_table(const std::vector<BaselineEntry>& entries, std::string_view dash) {
    using Align = Table::Align;
    Table table(
        {{Align::left, 0, true}, {Align::left, 2}, {Align::left, 2}, {Align::left, 2, true}});
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    table.row({dim("baseline"), dim("state"), dim("version"), dim("scenario")});
    const auto or_dash = [dash](const std::string& text) {
        return text.empty() ? Rich(dash) : Rich(text);
    };
    for (const BaselineEntry& entry : entries) {
        table.row({Rich(entry.id, Style::strong), state_text(entry), or_dash(entry.version),
                   or_dash(entry.scenario)});
    }
    return table;
}

/// The layers that are not what they were; a scenario's line stands above them.
Table layer_table(const BaselineChange& change, std::string_view arrow) {
    using Align = Table::Align;
    Table table({{Align::left, indent},
                 {Align::right, 2},
                 {Align::left, 1},
                 {Align::right, 1},
                 {Align::right, 2},
                 {Align::left, 2, true}});
    for (const LayerComparison& layer : change.layers) {
        if (layer.base == layer.head) continue;
        const auto net = [](const std::optional<LayerReading>& reading) {
            return reading ? signed_fixed(reading->net, 2) : std::string("none");
        };
        const auto word = [](const std::optional<LayerReading>& reading) {
            return reading ? spaced(name(reading->verdict)) : std::string("none");
        };
        Rich verdict(word(layer.head));
        if (layer.verdict_changed()) {
            verdict = Rich(fmt::format("{} {} {}", word(layer.base), arrow, word(layer.head)),
                           Style::strong);
        }
        table.row({Rich(layer.id.str()), Rich(net(layer.base)), Rich(arrow), Rich(net(layer.head)),
                   Rich(signed_fixed(layer.delta, 2)), verdict});
    }
    return table;
}

/// What a scenario without a baseline gives.
Table new_table(const BaselineChange& change) {
    using Align = Table::Align;
    Table table({{Align::left, indent}, {Align::right, 2}, {Align::left, 2, true}});
    for (const LayerComparison& layer : change.layers) {
        table.row({Rich(layer.id.str()), Rich(signed_fixed(layer.head->net, 2)),
                   Rich(spaced(name(layer.head->verdict)))});
    }
    return table;
}

bool quiet(BaselineClass value) {
    return value == BaselineClass::identical || value == BaselineClass::equal;
}

Rich change_line(const BaselineChange& change) {
    Rich line(change.id, Style::strong);
    line.add(fmt::format(": {}", spaced(name(change.change))),
             quiet(change.change) ? Style::plain : Style::strong);
    if (!change.scenario.empty()) line.add(fmt::format(" ({})", change.scenario), Style::dim);
    return line;
}

Lines change_lines(const BaselineChange& change, std::string_view arrow, std::size_t width) {
    Lines lines = wrapped(change_line(change), width, indent);
    if (quiet(change.change) || change.change == BaselineClass::orphaned) return lines;
    const bool fresh = change.change == BaselineClass::added;
    append(lines, (fresh ? new_table(change) : layer_table(change, arrow)).render(width));
    if (change.items > 0) {
        const std::string text =
            fmt::format("{} of its facts, sources, arguments and rules {}", change.items,
                        change.items == 1 ? "differs" : "differ");
        append(lines, wrapped(Rich(text, Style::dim), width, indent, Rich("  ")));
    }
    return lines;
}

}  // namespace

std::string render_baselines(const std::vector<BaselineEntry>& entries,
                             const BaselineTextOptions& options) {
    const std::size_t width = width_of(options);
    const std::string_view dash = options.ascii ? "-" : "\u2013";
    std::map<BaselineState, std::size_t> counts;
    for (const BaselineEntry& entry : entries) ++counts[entry.state];
    Lines lines;
    if (!entries.empty()) {
        const std::vector<Lines> rows = entry_table(entries, dash).render_rows(width);
        lines = rows.front();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            append(lines, rows[i + 1]);
            if (!entries[i].accepted) continue;
            append(lines, wrapped(Rich(accepted_text(*entries[i].accepted), Style::dim), width, 4,
                                  Rich("  ")));
        }
        lines.emplace_back();
    }
    lines.emplace_back(summary(counts, "baseline", "baselines"));
    return paint(lines, width, options.color);
}

std::string render_baseline_diff(const std::vector<BaselineChange>& changes,
                                 const BaselineTextOptions& options) {
    const std::size_t width = width_of(options);
    const std::string_view arrow = options.ascii ? "->" : "\u2192";
    std::map<BaselineClass, std::size_t> counts;
    Lines lines;
    for (const BaselineChange& change : changes) {
        ++counts[change.change];
        append(lines, change_lines(change, arrow, width));
    }
    if (!changes.empty()) lines.emplace_back();
    lines.emplace_back(summary(counts, "scenario", "scenarios"));
    return paint(lines, width, options.color);
}

}  // namespace stackimpact
