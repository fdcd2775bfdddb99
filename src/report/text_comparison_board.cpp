// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/comparison_words.hpp"
#include "report/text_comparison.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr Table::Align left = Table::Align::left;
constexpr Table::Align right = Table::Align::right;

/// The same to the last digit, which a rounded 0.00 need not be.
constexpr std::string_view same = "=";

Rich dim(std::string_view text) {
    return Rich(text, Style::dim);
}

std::string_view delta_sign(const ComparisonTextContext& context) {
    return context.ascii ? "diff" : "Δ";
}

Rich delta_cell(Micro delta) {
    if (delta.value == 0) return dim(same);
    return Rich(net_text(delta), style_of(delta));
}

Rich net_cell(const ComparisonTextContext& context, const std::optional<LayerReading>& side) {
    if (!side) return dim(context.signs.dash);
    return Rich(net_text(side->net), style_of(side->net));
}

Rich verdict_rich(const ComparisonTextContext& context, const std::optional<LayerReading>& side) {
    if (!side) return dim(context.signs.dash);
    return Rich(verdict_words(*side), style_of(Micro{side_of(side->verdict)}));
}

/// Both sides when they differ, else the one that both have.
Rich both(const ComparisonTextContext& context, const Rich& base, const Rich& head) {
    if (base == head) return head;
    Rich cell(base);
    return cell.add(fmt::format(" {} ", context.signs.arrow)).append(head);
}

template <class Of>
Rich words_cell(const ComparisonTextContext& context, const LayerComparison& layer, Of of) {
    const auto cell = [&](const std::optional<LayerReading>& side) {
        return side ? Rich(of(*side)) : dim(context.signs.dash);
    };
    return both(context, cell(layer.base), cell(layer.head));
}

std::string confidence_words(const LayerReading& reading) {
    return std::string(name(reading.confidence));
}

std::string layer_title(const LayerComparison& layer) {
    return fmt::format("{} {}", layer.order, layer_words(layer));
}

Table board_table(const ComparisonTextContext& context, const Comparison& comparison,
                  std::size_t gap) {
    Table table({{left, 0, true},
                 {right, gap},
                 {right, gap},
                 {right, gap},
                 {left, gap, true},
                 {left, gap, true},
                 {left, gap, true}});
    table.row({"", dim("BASE"), dim("HEAD"), dim(delta_sign(context)), dim("VERDICT"), dim("GAP"),
               dim("CONFIDENCE")});
    for (const LayerComparison& layer : comparison.layers) {
        table.row(
            {layer_title(layer), net_cell(context, layer.base), net_cell(context, layer.head),
             delta_cell(layer.delta),
             both(context, verdict_rich(context, layer.base), verdict_rich(context, layer.head)),
             words_cell(context, layer, gap_words), words_cell(context, layer, confidence_words)});
    }
    return table;
}

/// A layer of base and of each head; null where a head has no such layer.
struct HeadsRow {
    const LayerComparison* any = nullptr;
    std::vector<const LayerComparison*> heads;
};

/// Layers of all heads, in the order in which they first come.
std::vector<HeadsRow> rows_of(const HeadComparisons& heads) {
    std::vector<HeadsRow> rows;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        for (const LayerComparison& layer : heads[i]->comparison.layers) {
            auto row = std::find_if(rows.begin(), rows.end(),
                                    [&](const HeadsRow& each) { return each.any->id == layer.id; });
            if (row == rows.end()) {
                row = rows.insert(rows.end(), {&layer, {}});
                row->heads.resize(heads.size(), nullptr);
            }
            row->heads[i] = &layer;
        }
    }
    return rows;
}

const std::optional<LayerReading>& base_of(const HeadsRow& row) {
    for (const LayerComparison* layer : row.heads) {
        if (layer != nullptr && layer->base) return layer->base;
    }
    return row.any->base;
}

/// Heads `first` to before `last`, with base left of them.
Table heads_table(const ComparisonTextContext& context, const HeadComparisons& heads,
                  std::size_t first, std::size_t last) {
    std::vector<Table::Column> columns{{left, 0, true}, {right, 2}, {left, 1, true}};
    std::vector<Rich> heading{"", dim("BASE"), dim("")};
    for (std::size_t i = first; i < last; ++i) {
        columns.insert(columns.end(), {{right, 2}, {left, 1, true}});
        heading.insert(heading.end(), {dim(fmt::format("HEAD {}", heads[i]->head)), Rich()});
    }
    Table table(std::move(columns));
    table.row(std::move(heading));
    for (const HeadsRow& row : rows_of(heads)) {
        const auto& base = base_of(row);
        std::vector<Rich> cells{layer_title(*row.any), net_cell(context, base),
                                verdict_rich(context, base)};
        for (std::size_t i = first; i < last; ++i) {
            const LayerComparison* layer = row.heads[i];
            const std::optional<LayerReading> head = layer != nullptr ? layer->head : std::nullopt;
            cells.push_back(net_cell(context, head));
            cells.push_back(verdict_rich(context, head));
        }
        table.row(std::move(cells));
    }
    return table;
}

Lines note(const ComparisonTextContext& context, const std::string& text) {
    return labelled("", 2, dim(text), context.width);
}

/// Columns of the matrix: layers by id, in the order in which they first come.
std::vector<const LayerComparison*> columns_of(const ComparisonRun& run) {
    std::vector<const LayerComparison*> columns;
    for (const HeadComparison& each : run.comparisons) {
        for (const LayerComparison& layer : each.comparison.layers) {
            const bool known = std::any_of(columns.begin(), columns.end(), [&](const auto* column) {
                return column->id == layer.id;
            });
            if (!known) columns.push_back(&layer);
        }
    }
    return columns;
}

Rich matrix_cell(const Comparison& comparison, const LayerId& id) {
    for (const LayerComparison& layer : comparison.layers) {
        if (layer.id != id) continue;
        Rich cell = delta_cell(layer.delta);
        return cell.add(layer.verdict_changed() ? "!" : " ", Style::strong);
    }
    return Rich(" ");
}

bool in_matrix(const ComparisonTextContext& context, const HeadComparison& each) {
    return context.full || each.comparison.outcome == ComparisonOutcome::different;
}

}  // namespace

Lines comparison_board(const ComparisonTextContext& context, const Comparison& comparison) {
    if (comparison.layers.empty()) return {};
    const Table roomy = board_table(context, comparison, 2);
    const std::size_t gap = roomy.natural_width() <= context.width ? 2 : 1;
    return board_table(context, comparison, gap).render(context.width);
}

Lines heads_board(const ComparisonTextContext& context, const HeadComparisons& heads) {
    Lines lines;
    for (std::size_t first = 0; first < heads.size();) {
        std::size_t last = first + 1;
        while (last < heads.size() &&
               heads_table(context, heads, first, last + 1).natural_width() <= context.width) {
            ++last;
        }
        append(lines, heads_table(context, heads, first, last).render(context.width));
        first = last;
    }
    return lines;
}

Lines comparison_matrix(const ComparisonTextContext& context) {
    const ComparisonRun& run = context.run;
    const bool heads = run.sides.size() > 2;
    const std::vector<const LayerComparison*> layers = columns_of(run);
    std::vector<Table::Column> columns{{left, 0, true}, {left, 2}};
    std::vector<Rich> heading{dim("SCENARIO"), heads ? dim("HEAD") : Rich()};
    for (const LayerComparison* layer : layers) {
        columns.push_back({right, 2, true});
        heading.push_back(dim(layer_words(*layer) + " "));
    }
    Table table(std::move(columns));
    table.row(std::move(heading));
    bool any = false;
    for (const HeadComparison& each : run.comparisons) {
        if (!in_matrix(context, each)) continue;
        any = true;
        std::vector<Rich> cells{each.comparison.id,
                                heads ? Rich(fmt::format("{}", each.head)) : Rich()};
        for (const LayerComparison* layer : layers) {
            cells.push_back(matrix_cell(each.comparison, layer->id));
        }
        table.row(std::move(cells));
    }
    if (!any || layers.empty()) return {};
    Lines lines = table.render(context.width);
    append(lines,
           note(context, fmt::format("{} of net{}! another verdict{}{} the same",
                                     delta_sign(context), fmt::format(" {} ", context.signs.dot),
                                     fmt::format(" {} ", context.signs.dot), same)));
    return lines;
}

}  // namespace stackimpact
