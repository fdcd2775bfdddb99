// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "report/backtest_words.hpp"
#include "report/text_backtest.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 11;
/// What a page names of a list.
constexpr std::size_t page_names = 6;

std::size_t limit_of(const BacktestTextContext& context) {
    return context.full ? std::numeric_limits<std::size_t>::max() : page_names;
}

Lines block(const BacktestTextContext& context, std::string_view label, const std::string& text) {
    if (text.empty()) return {};
    return labelled(Rich(label, Style::strong), label_columns, text, context.width);
}

Lines answer_section(const BacktestTextContext& context) {
    return block(context, "BACKTEST", sentences_of(headline_sentences(context.backtest)));
}

Lines caveats_section(const BacktestTextContext& context) {
    const Backtest& backtest = context.backtest;
    Lines lines = block(context, "HINDSIGHT", hindsight_text(backtest));
    append(lines, block(context, "LEFT OUT", left_out_text(backtest, limit_of(context))));
    append(lines, block(context, "REFUSED", refused_text(backtest)));
    append(lines, block(context, "PRICES", prices_text(backtest, limit_of(context))));
    append(lines, block(context, "BEWARE", sentences_of(beware_sentences(backtest))));
    return lines;
}

/// Sections with a blank line between them; empty ones leave no trace.
Lines laid_out(const std::vector<Lines>& sections) {
    Lines page;
    for (const Lines& section : sections) {
        if (section.empty()) continue;
        if (!page.empty()) page.emplace_back();
        append(page, section);
    }
    return page;
}

}  // namespace

std::string render_backtest_text(const Backtest& backtest, const BacktestTextOptions& options) {
    const BacktestTextContext context{backtest, text_signs(options.ascii),
                                      std::max(options.width, least_text_width), options.ascii,
                                      options.detail == TextOptions::Detail::full};
    std::vector<Lines> sections{answer_section(context), forecasts_section(context)};
    if (options.detail != TextOptions::Detail::call) {
        sections.push_back(breakdown_section(context));
        sections.push_back(events_section(context));
    }
    if (context.full) {
        for (const auto section : {measures_sections, reliability_section, about_forecasts_section,
                                   layers_section, refused_section}) {
            sections.push_back(section(context));
        }
    }
    if (options.detail != TextOptions::Detail::call) sections.push_back(caveats_section(context));
    return paint(laid_out(sections), options.width, options.color);
}

}  // namespace stackimpact
