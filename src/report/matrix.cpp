// SPDX-License-Identifier: MIT
#include "report/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "report/escape.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"
#include "report/width.hpp"

namespace stackimpact {

namespace {

using Column = Table::Column;
constexpr Table::Align left = Table::Align::left;
constexpr Table::Align right = Table::Align::right;

constexpr std::size_t gap = 2;
/// Ids get at least this, if they need it, before a layer moves below.
constexpr std::size_t least_id_columns = 16;
constexpr std::size_t net_columns = 5;
constexpr std::size_t label_columns = 9;

/// The verdict beside a net, whose sign tells the side.
std::string word_beside_net(Verdict verdict) {
    if (verdict == Verdict::lean_bear || verdict == Verdict::lean_bull) return "lean";
    if (verdict == Verdict::strong_bear || verdict == Verdict::strong_bull) return "strong";
    return spaced(name(verdict));
}

bool is_silent(const MatrixCell& cell) {
    return cell.shares.bull == Micro{} && cell.shares.bear == Micro{};
}

Rich cell_text(const MatrixCell& cell, const TextSigns& signs) {
    Rich text;
    if (is_silent(cell)) return text.pad_to(net_columns - 1).add(signs.dash, Style::dim);
    const std::string net = net_text(cell.shares.net);
    const Style style = style_of(cell.shares.net);
    text.pad_to(net_columns - std::min(net_columns, net.size())).add(net, style);
    return text.add(" ").add(word_beside_net(cell.verdict), style_of(Micro{side_of(cell.verdict)}));
}

std::string heading_of(const MatrixCell& layer) {
    return fmt::format("{} {}", layer.order, terminal_safe(layer.name));
}

/// Columns that a text needs so that it wraps between words only.
std::size_t widest_word(std::string_view text) {
    std::size_t widest = 0;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(' '), text.size());
        widest = std::max(widest, display_width(text.substr(0, length)));
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return widest;
}

/// Layers as the first scenario that was assessed has them; all of a run have the same stack.
std::span<const MatrixCell> layers_of(const std::vector<MatrixRow>& rows) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [](const MatrixRow& row) { return row.assessed; });
    if (found == rows.end()) return {};
    return found->cells;
}

/// Layers [begin, end) beside each other.
struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;

    /// Columns beside the ids; where nothing was assessed one for the word that says so.
    [[nodiscard]] std::size_t columns() const { return std::max<std::size_t>(end - begin, 1); }
};

class Matrix {
public:
    Matrix(const std::vector<MatrixRow>& rows, const MatrixOptions& options)
        : rows_(rows),
          layers_(layers_of(rows)),
          signs_(text_signs(options.ascii)),
          width_(options.width) {
        for (const MatrixRow& row : rows) {
            id_columns_ = std::max(id_columns_, display_width(row.scenario));
        }
        for (std::size_t i = 0; i < layers_.size(); ++i) columns_.push_back(columns_of(i));
    }

    [[nodiscard]] Lines render() const {
        Lines lines;
        for (const Block& block : blocks()) {
            if (!lines.empty()) lines.emplace_back();
            append(lines, table_of(block).render(width_));
        }
        if (layers_.empty()) return lines;
        const std::string legend = fmt::format(
            "net and verdict; the side of lean and strong is the sign's {} {} nothing acts",
            signs_.dot, signs_.dash);
        append(lines, labelled("", 2, Rich(legend, Style::dim), width_));
        return lines;
    }

private:
    [[nodiscard]] std::size_t columns_of(std::size_t layer) const {
        std::size_t columns = widest_word(heading_of(layers_[layer]));
        for (const MatrixRow& row : rows_) {
            if (!row.assessed) continue;
            columns = std::max(columns, cell_text(row.cells.at(layer), signs_).width());
        }
        return columns;
    }

    /// As many layers in each as fit beside each other.
    [[nodiscard]] std::vector<Block> blocks() const {
        std::vector<Block> blocks{{0, 0}};
        const std::size_t ids = std::min(id_columns_, least_id_columns);
        std::size_t used = ids;
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            if (used + gap + columns_[i] > width_ && blocks.back().end > blocks.back().begin) {
                blocks.push_back({i, i});
                used = ids;
            }
            used += gap + columns_[i];
            blocks.back().end = i + 1;
        }
        return blocks;
    }

    [[nodiscard]] Table table_of(const Block& block) const {
        std::vector<Column> columns{{left, 0, true}};
        columns.resize(1 + block.columns(), {left, gap});
        Table table(std::move(columns));
        for (std::vector<Rich>& heading : headings(block)) table.row(std::move(heading));
        for (const MatrixRow& row : rows_) table.row(cells_of(row, block));
        return table;
    }

    /// The names of the layers, broken over as many rows as they need.
    [[nodiscard]] std::vector<std::vector<Rich>> headings(const Block& block) const {
        std::vector<std::vector<Rich>> rows{{Rich("SCENARIO", Style::dim)}};
        rows.front().resize(1 + block.columns());
        for (std::size_t i = block.begin; i < block.end; ++i) {
            const Lines lines = wrapped(Rich(heading_of(layers_[i]), Style::dim), columns_[i]);
            for (std::size_t k = 0; k < lines.size(); ++k) {
                if (k == rows.size()) rows.emplace_back(1 + block.columns());
                rows[k][1 + i - block.begin] = lines[k];
            }
        }
        return rows;
    }

    [[nodiscard]] std::vector<Rich> cells_of(const MatrixRow& row, const Block& block) const {
        std::vector<Rich> cells{Rich(terminal_safe(row.scenario))};
        if (!row.assessed) cells.emplace_back("error", Style::strong);
        for (std::size_t i = block.begin; row.assessed && i < block.end; ++i) {
            cells.push_back(cell_text(row.cells.at(i), signs_));
        }
        return cells;
    }

    const std::vector<MatrixRow>& rows_;
    std::span<const MatrixCell> layers_;
    TextSigns signs_;
    std::size_t width_;
    std::size_t id_columns_ = display_width("SCENARIO");
    /// Of each layer's cells.
    std::vector<std::size_t> columns_;
};

std::string counts_text(const std::vector<MatrixRow>& rows) {
    std::size_t assessed = 0;
    std::size_t expected = 0;
    std::size_t unmet = 0;
    for (const MatrixRow& row : rows) {
        if (row.assessed) ++assessed;
        expected += row.expected;
        unmet += row.unmet;
    }
    std::string text = fmt::format("{} of {} scenarios assessed", assessed, rows.size());
    if (assessed < rows.size()) text += fmt::format(", {} invalid", rows.size() - assessed);
    if (expected == 0) return text + "; nothing is expected.";
    text += fmt::format("; {} of {} expectations met", expected - unmet, expected);
    return text + (unmet == 0 ? "." : fmt::format(", {} not met.", unmet));
}

/// Verdicts and nets of one layer over all scenarios.
struct LayerSummary {
    std::size_t bear = 0;
    std::size_t neutral = 0;
    std::size_t contested = 0;
    std::size_t bull = 0;
    /// Ascending.
    std::vector<Micro> nets;

    void add(const MatrixCell& cell) {
        const int side = side_of(cell.verdict);
        if (side < 0) ++bear;
        if (side > 0) ++bull;
        if (cell.verdict == Verdict::contested) ++contested;
        if (cell.verdict == Verdict::neutral) ++neutral;
        nets.push_back(cell.shares.net);
    }
    /// The one in the middle; of two the mean.
    [[nodiscard]] Micro median() const {
        const std::size_t middle = nets.size() / 2;
        if (nets.size() % 2 == 1) return nets[middle];
        return Micro{(nets[middle - 1] + nets[middle]).value / 2};
    }
};

LayerSummary summary_of(const std::vector<MatrixRow>& rows, std::size_t layer) {
    LayerSummary summary;
    for (const MatrixRow& row : rows) {
        if (row.assessed) summary.add(row.cells.at(layer));
    }
    std::sort(summary.nets.begin(), summary.nets.end());
    return summary;
}

Table summary_table(const std::vector<MatrixRow>& rows, bool roomy) {
    const std::span<const MatrixCell> layers = layers_of(rows);
    std::vector<Column> columns{{left, 0, true}};
    columns.resize(8, {right, roomy ? gap : 1});
    Table table(std::move(columns));
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    table.row({dim("LAYER"), dim("BEAR"), dim("NEUTRAL"), dim("CONTESTED"), dim("BULL"),
               dim("LEAST"), dim("MEDIAN"), dim("MOST")});
    const auto net = [](Micro value) { return Rich(net_text(value), style_of(value)); };
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const LayerSummary summary = summary_of(rows, i);
        table.row({heading_of(layers[i]), std::to_string(summary.bear),
                   std::to_string(summary.neutral), std::to_string(summary.contested),
                   std::to_string(summary.bull), net(summary.nets.front()), net(summary.median()),
                   net(summary.nets.back())});
    }
    return table;
}

Lines summary_lines(const std::vector<MatrixRow>& rows, std::size_t width) {
    if (layers_of(rows).empty()) return {};
    const Table roomy = summary_table(rows, true);
    return (roomy.natural_width() <= width ? roomy : summary_table(rows, false)).render(width);
}

}  // namespace

MatrixRow matrix_row(const Assessment& assessment) {
    MatrixRow row;
    row.scenario = assessment.id;
    row.assessed = true;
    for (const LayerAssessment& layer : assessment.layers) {
        row.cells.push_back({layer.id, layer.order, layer.name, layer.shares, layer.range_low,
                             layer.range_high, layer.verdict, layer.confidence.level,
                             layer.gap_said.label, layer.gap_did.label});
    }
    row.expected = assessment.expect.size();
    row.unmet = static_cast<std::size_t>(
        std::count_if(assessment.expect.begin(), assessment.expect.end(),
                      [](const ExpectationResult& result) { return !result.met; }));
    return row;
}

MatrixRow failed_matrix_row(const std::string& path) {
    MatrixRow row;
    row.scenario = path;
    return row;
}

std::string render_matrix(const std::vector<MatrixRow>& rows, const MatrixOptions& options) {
    MatrixOptions fitting = options;
    fitting.width = std::max(options.width, least_text_width);
    Lines lines{Rich("MATRIX", Style::strong)};
    append(lines, Matrix(rows, fitting).render());
    lines.emplace_back();
    append(lines, labelled(Rich("SUMMARY", Style::strong), label_columns, counts_text(rows),
                           fitting.width));
    append(lines, summary_lines(rows, fitting.width));
    return paint(lines, options.width, options.color);
}

}  // namespace stackimpact
