// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/format.hpp"
#include "report/backtest.hpp"
#include "report/backtest_words.hpp"
#include "report/escape.hpp"
#include "report/markdown_page.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// GitHub refuses comments over 65,536 characters; the difference is room for what a bot adds.
constexpr std::size_t page_bytes = 60000;

/// Code points to which texts from files are cut, so that no row takes the room of many.
constexpr std::size_t name_length = 100;
/// The same for sentences that name events and layers.
constexpr std::size_t sentence_length = 1200;
/// How many names of a list are shown.
constexpr std::size_t shown_names = 20;

std::string name_cell(const std::string& name) {
    return markdown_text(cut(name, name_length));
}

std::string code_cell(const std::string& name) {
    return markdown_code(cut(name, name_length));
}

std::string sentence(const std::string& text) {
    return markdown_text(cut(text, sentence_length));
}

template <class T, class Words>
std::string cell(const std::optional<T>& value, Words words) {
    return value ? words(*value) : std::string("–");
}

std::string signed_cell(const std::optional<double>& value) {
    return cell(value, [](double number) { return signed_fixed(number, 2); });
}

/// Numbers stand to the right, beside `left` columns of words.
std::string table_head(const std::vector<std::string>& titles, std::size_t left) {
    std::vector<std::string> rules(titles.size(), "---:");
    for (std::size_t i = 0; i < left; ++i) rules[i] = "---";
    return markdown_row(titles) + markdown_row(rules);
}

void fold(MarkdownPart& part, const std::string& summary) {
    part.before =
        fmt::format("<details><summary>{} ({})</summary>\n\n", summary, part.rows.size()) +
        part.before;
    part.after += "\n</details>\n\n";
}

void add_sign(const SignScore& sign, std::vector<std::string>& cells) {
    cells.push_back(fmt::format("{}/{}", sign.scored, sign.pairs));
    cells.push_back(fmt::format("{}", sign.hits));
    cells.push_back(cell(sign.hit_rate, percent_text));
    cells.push_back(cell(sign.bootstrap, percent_bounds));
    cells.push_back(cell(sign.wilson, percent_bounds));
    cells.push_back(cell(sign.binomial_p, [](double p) { return markdown_text(p_text(p)); }));
}

MarkdownPart forecasts_part(const Backtest& backtest) {
    MarkdownPart part;
    part.rows_are = "forecasts";
    part.before = table_head({"forecast", "calls", "hits", "rate", "95% by events", "95% Wilson",
                              "p coin", "PT", "ρ", "τ", "Brier", "house lead"},
                             1);
    part.after = "\n";
    if (backtest.pairs == 0) return part;
    for (const ForecastScore& score : backtest.scores) {
        const std::string name = name_cell(forecast_name(backtest, score.forecast));
        const bool house = &score == &backtest.scores.front();
        std::vector<std::string> cells{house ? "**" + name + "**" : name};
        add_sign(score.sign, cells);
        cells.push_back(signed_cell(score.sign.pesaran_timmermann));
        cells.push_back(signed_cell(score.rank.spearman));
        cells.push_back(signed_cell(score.rank.kendall));
        cells.push_back(
            cell(score.brier, [](const BrierScore& brier) { return fixed(brier.brier, 3); }));
        cells.push_back(score.house_lead ? lead_text(score) : "–");
        part.rows.push_back({markdown_row(cells), true});
    }
    return part;
}

std::string columns_text(const Backtest& backtest) {
    const BacktestSettings& settings = backtest.settings;
    return fmt::format(
        "Calls: nets beyond {} either way, of priced layers. By events: {} draws of whole "
        "events, seed {}. p coin: a coin has as many hits. PT: Pesaran-Timmermann, about standard "
        "normal without skill. ρ, τ: Spearman and Kendall's τ-b across the layers of an event, "
        "means over events. Brier: 0.250 is a constant 50%, less is better. House lead: points of "
        "hit rate over layers that both call.",
        decimal(settings.band), settings.draws, settings.seed);
}

MarkdownPart breakdown_part(const Backtest& backtest) {
    MarkdownPart part;
    part.rows_are = "groups";
    part.before = table_head(
        {"", "group", "calls", "hits", "rate", "95% by events", "95% Wilson", "p coin"}, 2);
    for (const auto& kind : breakdown_kinds()) {
        for (const Breakdown& group : backtest.breakdowns) {
            if (group.by != kind.first) continue;
            std::vector<std::string> cells{kind.second, name_cell(group_name(group))};
            add_sign(group.sign, cells);
            part.rows.push_back({markdown_row(cells), false});
        }
    }
    fold(part, "Parts");
    return part;
}

std::string hits_words(const Backtest& backtest, const BacktestEvent& event) {
    if (!is_scored(event)) return spaced(event.left_out);
    const EventCalls calls = calls_of(backtest, event);
    return fmt::format("{} of {}", calls.hits, calls.calls);
}

MarkdownPart events_part(const Backtest& backtest) {
    MarkdownPart part;
    part.rows_are = "events";
    part.before = table_head({"event", "date", "rules of", "right", "layers", "refused"}, 4);
    for (const BacktestEvent& event : backtest.events) {
        part.rows.push_back({markdown_row({code_cell(event.id), to_string(event.date),
                                           event.hindsight ? to_string(*event.hindsight) : "",
                                           name_cell(hits_words(backtest, event)),
                                           fmt::format("{}", event.pairs.size()),
                                           fmt::format("{}", event.refused.size())}),
                             false});
    }
    fold(part, "Events");
    return part;
}

MarkdownPart caveats_part(const Backtest& backtest) {
    MarkdownPart part;
    part.rows_are = "caveats";
    part.before = "**What these numbers cannot say**\n\n";
    part.after = "\n";
    const auto add = [&](const std::string& title, const std::string& text) {
        if (text.empty()) return;
        part.rows.push_back({"- " + title + sentence(text) + "\n", true});
    };
    add("**Hindsight:** ", hindsight_text(backtest));
    for (const std::string& each : beware_sentences(backtest)) add("", each);
    add("**Left out:** ", left_out_text(backtest, shown_names));
    add("**Refused:** ", refused_text(backtest));
    add("**Prices:** ", prices_text(backtest, shown_names));
    return part;
}

std::string head_of(const Backtest& backtest) {
    std::vector<std::string> sentences = headline_sentences(backtest);
    std::string text =
        "<!-- stackimpact:backtest -->\n### Backtest\n\n**" + sentence(sentences.front()) + "**";
    for (std::size_t i = 1; i < sentences.size(); ++i) text += " " + sentence(sentences[i]);
    return text + "\n\n";
}

std::string foot_of(const Backtest& backtest) {
    if (backtest.pairs == 0) return "";
    return "<sub>" + markdown_text(columns_text(backtest)) + "</sub>\n";
}

}  // namespace

std::string render_backtest_markdown(const Backtest& backtest) {
    return markdown_page(head_of(backtest),
                         {forecasts_part(backtest), caveats_part(backtest),
                          breakdown_part(backtest), events_part(backtest)},
                         foot_of(backtest), page_bytes, "backtest");
}

}  // namespace stackimpact
