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

/// Groups of one breakdown that a page shows.
constexpr std::size_t page_groups = 8;

Rich dim(std::string_view text) {
    return Rich(text, Style::dim);
}

/// What `words` makes of a value, or a dash.
template <class T, class Words>
Rich cell(const BacktestTextContext& context, const std::optional<T>& value, Words words) {
    return value ? Rich(words(*value)) : dim(context.signs.dash);
}

Rich signed_cell(const BacktestTextContext& context, const std::optional<double>& value) {
    return cell(context, value, [](double number) { return signed_fixed(number, 2); });
}

Rich brier_cell(const BacktestTextContext& context, const std::optional<BrierScore>& brier,
                double BrierScore::*part) {
    return cell(context, brier, [&](const BrierScore& score) { return fixed(score.*part, 3); });
}

Rich lead_cell(const BacktestTextContext& context, const ForecastScore& score) {
    if (!score.house_lead) return dim(context.signs.dash);
    return lead_text(score);
}

std::string count_text(std::size_t count) {
    return fmt::format("{}", count);
}

/// Calls of layers, hits, their share and its interval by event.
void add_sign(const BacktestTextContext& context, const SignScore& sign, std::vector<Rich>& cells) {
    cells.emplace_back(fmt::format("{}/{}", sign.scored, sign.pairs));
    cells.emplace_back(count_text(sign.hits));
    cells.push_back(cell(context, sign.hit_rate, percent_text));
    cells.push_back(cell(context, sign.bootstrap, percent_bounds));
}

std::vector<Rich> headings(const std::vector<std::string_view>& titles) {
    std::vector<Rich> cells;
    for (const std::string_view title : titles) cells.push_back(dim(title));
    return cells;
}

/// A column of names, and numbers to the right of it.
std::vector<Table::Column> number_columns(std::size_t numbers, std::size_t gap) {
    std::vector<Table::Column> columns(numbers + 1, {right, gap});
    columns.front() = {left, 0, true};
    return columns;
}

/// Wide gaps where there is room for them.
template <class Make>
Lines roomy(const BacktestTextContext& context, Make make) {
    const Table table = make(2);
    return (table.natural_width() <= context.width ? table : make(1)).render(context.width);
}

std::string_view rho(const BacktestTextContext& context) {
    return context.ascii ? "rho" : "ρ";
}

std::string_view tau(const BacktestTextContext& context) {
    return context.ascii ? "tau" : "τ";
}

Table forecasts_table(const BacktestTextContext& context, std::size_t gap) {
    Table table(number_columns(9, gap));
    table.row(headings({"FORECAST", "CALLS", "HITS", "RATE", "95% EVENTS", "P COIN", "PT",
                        rho(context), "BRIER", "HOUSE LEAD"}));
    for (const ForecastScore& score : context.backtest.scores) {
        const bool house = &score == &context.backtest.scores.front();
        std::vector<Rich> cells{Rich(forecast_name(context.backtest, score.forecast),
                                     house ? Style::strong : Style::plain)};
        add_sign(context, score.sign, cells);
        cells.push_back(cell(context, score.sign.binomial_p, p_text));
        cells.push_back(signed_cell(context, score.sign.pesaran_timmermann));
        cells.push_back(signed_cell(context, score.rank.spearman));
        cells.push_back(brier_cell(context, score.brier, &BrierScore::brier));
        cells.push_back(lead_cell(context, score));
        table.row(std::move(cells));
    }
    return table;
}

Table signs_table(const BacktestTextContext& context, std::size_t gap) {
    Table table(number_columns(7, gap));
    table.row(headings({"SIGNS", "COVERAGE", "95% WILSON", "95% EVENTS", "UNSKILLED", "PT P",
                        "HOUSE LEAD", "OVER"}));
    for (const ForecastScore& score : context.backtest.scores) {
        table.row({forecast_name(context.backtest, score.forecast),
                   cell(context, score.sign.coverage, percent_text),
                   cell(context, score.sign.wilson, percent_bounds),
                   cell(context, score.sign.bootstrap, percent_bounds),
                   cell(context, score.sign.expected_hit_rate, percent_text),
                   cell(context, score.sign.pesaran_timmermann_p, p_text),
                   lead_cell(context, score),
                   score.house_lead ? Rich(count_text(score.shared_pairs)) : Rich()});
    }
    return table;
}

Table orders_table(const BacktestTextContext& context, std::size_t gap) {
    Table table(number_columns(5, gap));
    table.row(headings({"ORDER", rho(context), tau(context), "EVENTS",
                        fmt::format("ALL {}", rho(context)), fmt::format("ALL {}", tau(context))}));
    for (const ForecastScore& score : context.backtest.scores) {
        const RankScore& rank = score.rank;
        table.row({forecast_name(context.backtest, score.forecast),
                   signed_cell(context, rank.spearman), signed_cell(context, rank.kendall),
                   count_text(rank.events), signed_cell(context, rank.pooled_spearman),
                   signed_cell(context, rank.pooled_kendall)});
    }
    return table;
}

Table brier_table(const BacktestTextContext& context, std::size_t gap) {
    Table table(number_columns(6, gap));
    table.row(headings(
        {"PROBABILITIES", "LAYERS", "BRIER", "RELIABILITY", "RESOLUTION", "UNCERTAINTY", "SKILL"}));
    for (const ForecastScore& score : context.backtest.scores) {
        const std::optional<BrierScore>& brier = score.brier;
        if (!brier) continue;
        table.row({forecast_name(context.backtest, score.forecast), count_text(brier->count),
                   brier_cell(context, brier, &BrierScore::brier),
                   brier_cell(context, brier, &BrierScore::reliability),
                   brier_cell(context, brier, &BrierScore::resolution),
                   brier_cell(context, brier, &BrierScore::uncertainty),
                   signed_cell(context, brier->skill)});
    }
    return table;
}

Lines note(const BacktestTextContext& context, const std::string& text) {
    return labelled("", 2, dim(text), context.width);
}

/// What the columns of the table of forecasts are.
Lines columns_note(const BacktestTextContext& context) {
    const BacktestSettings& settings = context.backtest.settings;
    return note(
        context,
        fmt::format(
            "Calls: nets beyond {} either way, of priced layers. 95%: {} draws of whole "
            "events, seed {}. P: a coin has as many hits. PT: Pesaran-Timmermann, about standard "
            "normal without skill. {}: Spearman across the layers of an event, mean over events. "
            "Brier: 0.250 is a constant 50%, less is better. House lead: points of hit rate over "
            "layers that both call.",
            decimal(settings.band), settings.draws, settings.seed, rho(context)));
}

void add_groups(const BacktestTextContext& context, const std::string& by, const std::string& title,
                Table& table) {
    std::vector<const Breakdown*> groups;
    for (const Breakdown& group : context.backtest.breakdowns) {
        if (group.by == by) groups.push_back(&group);
    }
    if (groups.empty()) return;
    const std::size_t shown = context.full ? groups.size() : std::min(groups.size(), page_groups);
    table.row({dim(title)});
    for (std::size_t i = 0; i < shown; ++i) {
        std::vector<Rich> cells{"  " + group_name(*groups[i])};
        add_sign(context, groups[i]->sign, cells);
        cells.push_back(cell(context, groups[i]->sign.wilson, percent_bounds));
        cells.push_back(cell(context, groups[i]->sign.binomial_p, p_text));
        table.row(std::move(cells));
    }
    if (shown < groups.size()) {
        table.row({dim(fmt::format("  {} more", count_word(groups.size() - shown)))});
    }
}

}  // namespace

Lines forecasts_section(const BacktestTextContext& context) {
    if (context.backtest.scores.empty() || context.backtest.pairs == 0) return {};
    Lines lines = roomy(context, [&](std::size_t gap) { return forecasts_table(context, gap); });
    append(lines, columns_note(context));
    return lines;
}

Lines breakdown_section(const BacktestTextContext& context) {
    if (context.backtest.breakdowns.empty() || context.backtest.scores.empty()) return {};
    const auto make = [&](std::size_t gap) {
        Table table(number_columns(6, gap));
        std::vector<Rich> heading =
            headings({"", "CALLS", "HITS", "RATE", "95% EVENTS", "95% WILSON", "P COIN"});
        heading.front() =
            Rich(forecast_name(context.backtest, context.backtest.scores.front().forecast),
                 Style::strong);
        table.row(std::move(heading));
        for (const auto& [by, title] : breakdown_kinds()) add_groups(context, by, title, table);
        return table;
    };
    return roomy(context, make);
}

Lines measures_sections(const BacktestTextContext& context) {
    if (context.backtest.scores.empty() || context.backtest.pairs == 0) return {};
    Lines lines = roomy(context, [&](std::size_t gap) { return signs_table(context, gap); });
    append(lines, note(context,
                       "Unskilled: hit rate of signs in the same shares that know nothing of each "
                       "other. PT P: one-sided."));
    lines.emplace_back();
    append(lines, roomy(context, [&](std::size_t gap) { return orders_table(context, gap); }));
    append(lines,
           note(context, fmt::format("{}: Spearman. {}: Kendall's tau-b. Means over the events "
                                     "where they are defined; all: over all layers together.",
                                     rho(context), tau(context))));
    const bool brier =
        std::any_of(context.backtest.scores.begin(), context.backtest.scores.end(),
                    [](const ForecastScore& each) { return each.brier.has_value(); });
    if (!brier) return lines;
    lines.emplace_back();
    append(lines, roomy(context, [&](std::size_t gap) { return brier_table(context, gap); }));
    append(lines, note(context,
                       "Brier is reliability less resolution plus uncertainty (Murphy 1973). "
                       "Skill: 1 less Brier by uncertainty."));
    return lines;
}

Lines reliability_section(const BacktestTextContext& context) {
    if (context.backtest.scores.empty()) return {};
    const ForecastScore& house = context.backtest.scores.front();
    if (!house.brier || house.brier->table.empty()) return {};
    Table table(number_columns(3, 2));
    table.row(headings({"SAID", "LAYERS", "ROSE", ""}));
    for (const ReliabilityRow& row : house.brier->table) {
        table.row({percent_text(row.probability), count_text(row.count), percent_text(row.observed),
                   Rich()});
    }
    Lines lines{
        Rich(fmt::format("RELIABILITY  {}", forecast_name(context.backtest, house.forecast)),
             Style::strong)};
    append(lines, table.render(context.width));
    return lines;
}

Lines about_forecasts_section(const BacktestTextContext& context) {
    if (context.backtest.forecasts.empty()) return {};
    Table table({{left, 0, true}, {left, 2, true}});
    table.row(headings({"FORECAST", "HOW IT IS MADE"}));
    for (const Forecast& forecast : context.backtest.forecasts) {
        std::string about = forecast.about;
        if (forecast.sign_only) about += about.empty() ? "Sign only." : " Sign only.";
        table.row({forecast_name(context.backtest, forecast.id), about});
    }
    return table.render(context.width);
}

}  // namespace stackimpact
