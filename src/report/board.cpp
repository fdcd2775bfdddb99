// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "model/format.hpp"
#include "report/bars.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// What the board of one assessment shows.
struct Board {
    BarScale scale;
    bool said = false;
    bool did = false;
    bool standardised = false;
};

Board board_of(const TextContext& context) {
    Board board;
    board.scale.ascii = context.options.ascii;
    for (const LayerAssessment& layer : context.assessment.layers) {
        board.scale.bear_cells = std::max(board.scale.bear_cells, cells_of(layer.shares.bear));
        board.scale.bull_cells = std::max(board.scale.bull_cells, cells_of(layer.shares.bull));
        board.said = board.said || layer.said.has_value();
        board.did = board.did || layer.did.has_value();
        board.standardised = board.standardised || (layer.did && layer.did->z);
    }
    return board;
}

std::string brief(GapLabel label) {
    if (label == GapLabel::overreaction) return "over";
    if (label == GapLabel::underreaction) return "under";
    if (label == GapLabel::no_own_view) return "no view";
    return spaced(name(label));
}

/// The market against the house: one word, or two for said and did where they differ.
std::string gap_words(const Board& board, const LayerAssessment& layer) {
    const GapLabel said = layer.gap_said.label;
    const GapLabel did = layer.gap_did.label;
    if (!layer.said) return spaced(name(layer.did || !board.said ? did : said));
    if (!layer.did || said == did) return spaced(name(said));
    return brief(said) + "/" + brief(did);
}

Rich said_cell(const TextContext& context, const LayerAssessment& layer) {
    if (!layer.said) return Rich(context.signs.dash, Style::dim);
    return Rich(net_text(layer.said->shares.net), style_of(layer.said->shares.net));
}

Rich did_cell(const TextContext& context, const LayerAssessment& layer) {
    if (!layer.did) return Rich(context.signs.dash, Style::dim);
    const Micro shown = layer.did->z.value_or(layer.did->simple);
    return Rich(layer.did->z ? signed_fixed(shown, 1) : signed_percent(to_double(shown), 1),
                style_of(shown));
}

using Column = Table::Column;
constexpr Table::Align right = Table::Align::right;

/// What the words for the gaps speak of.
std::string gap_heading(const Board& board) {
    if (board.said && board.did) return "SAID/DID IS";
    return board.said ? "SAID IS" : "DID IS";
}

/// Blanks between the columns, and whether there is a column for the market against the house.
struct Layout {
    std::size_t gap = 2;
    bool gap_words = true;
    bool brief_confidence = false;
};

std::string confidence_word(ConfidenceLevel level, bool short_word) {
    return short_word && level == ConfidenceLevel::moderate ? "mod." : std::string(name(level));
}

/// What the house says of a layer; nothing but dashes when nothing acts on it.
std::vector<Rich> house_cells(const TextContext& context, const Board& board, const Layout& layout,
                              const LayerAssessment& layer) {
    std::vector<Rich> cells{fmt::format("{} {}", layer.order, layer.name),
                            bar(layer.shares, layer.derived, board.scale)};
    const Micro net = layer.shares.net;
    if (has_pressure(layer)) {
        cells.emplace_back(verdict_text(layer), style_of(Micro{side_of(layer.verdict)}));
        cells.emplace_back(net_text(net), style_of(net));
        cells.emplace_back(confidence_word(layer.confidence.level, layout.brief_confidence));
    } else {
        const Rich dash(context.signs.dash, Style::dim);
        cells.insert(cells.end(), {dash, Rich(net_text(net), Style::dim), dash});
    }
    return cells;
}

Table table_of(const TextContext& context, const Board& board, const Layout& layout) {
    const std::size_t gap = layout.gap;
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    std::vector<Column> columns{{Table::Align::left, 0, true},
                                {Table::Align::left, gap},
                                {Table::Align::left, gap},
                                {right, 1},
                                {Table::Align::left, gap}};
    std::vector<Rich> heading{"", bar_heading(board.scale), dim("HOUSE VIEW"), dim("NET"),
                              dim("CONF.")};
    const auto add = [&](bool shown, const Column& column, std::string_view title) {
        if (!shown) return;
        columns.push_back(column);
        heading.push_back(dim(title));
    };
    const bool with_words = layout.gap_words && (board.said || board.did);
    add(board.said, {right, gap}, "SAID");
    add(board.did, {right, gap}, "DID");
    add(with_words, {Table::Align::left, gap, true}, gap_heading(board));
    Table table(std::move(columns));
    table.row(std::move(heading));
    for (const LayerAssessment& layer : context.assessment.layers) {
        std::vector<Rich> cells = house_cells(context, board, layout, layer);
        if (board.said) cells.push_back(said_cell(context, layer));
        if (board.did) cells.push_back(did_cell(context, layer));
        if (with_words) cells.emplace_back(gap_words(board, layer));
        table.row(std::move(cells));
    }
    return table;
}

/// The market against the house for a board that has no room for it: "1 overreaction, 3 aligned".
std::string gaps_below(const TextContext& context, const Board& board) {
    std::vector<std::string> items;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (!layer.said && !layer.did) continue;
        items.push_back(fmt::format("{} {}", layer.order, gap_words(board, layer)));
    }
    return items.empty() ? "" : gap_heading(board) + " " + separated(items, ", ");
}

std::string window_text(const MarketReaction& market) {
    if (market.window_first == 0 && market.window_last == 0) return "event day";
    return fmt::format("days {} to {}", market.window_first, market.window_last);
}

std::string companies_text(const TextContext& context) {
    std::vector<std::string> items;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (!layer.did) continue;
        std::string item = fmt::format("{}", layer.order);
        for (const CompanyReaction& company : layer.did->companies) {
            item += " " + company.ticker.str();
        }
        items.push_back(std::move(item));
    }
    return separated(items, ", ");
}

std::string did_text(const TextContext& context, const Board& board) {
    std::string text = board.standardised ? "DID abnormal return in standard deviations"
                                          : "DID mean return, not judged without its deviation";
    if (context.assessment.market) {
        text += ", " + window_text(*context.assessment.market);
        const std::string& benchmark = context.assessment.market->benchmark;
        if (!benchmark.empty()) text += " against " + benchmark;
    }
    return text + ": " + companies_text(context);
}

/// A dim text under the board.
Lines note(const TextContext& context, const std::string& text) {
    if (text.empty()) return {};
    return labelled("", 2, Rich(text, Style::dim), context.width);
}

std::string legend(const TextContext& context, const Board& board) {
    const std::string dot = fmt::format(" {} ", context.signs.dot);
    std::string text =
        fmt::format("bars bear and bull share, cell 0.1, {} derived{}NET bull - bear",
                    context.options.ascii ? ":" : "░", dot);
    if (board.said) text += dot + "SAID by market at face value";
    return text;
}

}  // namespace

Lines board_section(const TextContext& context) {
    if (context.assessment.layers.empty()) return {};
    const Board board = board_of(context);
    Layout layout{1, false, true};
    for (const Layout& roomier :
         {Layout{1, false}, Layout{2, false}, Layout{1, true}, Layout{2, true}}) {
        if (table_of(context, board, roomier).natural_width() <= context.width) layout = roomier;
    }
    Lines lines = table_of(context, board, layout).render(context.width);
    if (!layout.gap_words) append(lines, note(context, gaps_below(context, board)));
    append(lines, note(context, legend(context, board)));
    if (board.did) append(lines, note(context, did_text(context, board)));
    return lines;
}

}  // namespace stackimpact
