// SPDX-License-Identifier: MIT
#include "report/text_layout.hpp"

#include <algorithm>
#include <cassert>

#include "report/width.hpp"

namespace stackimpact {

namespace {

/// A word with its styles: neighbouring runs without a blank between them are one word.
using Word = Rich;

void end_word(Word& word, std::vector<Word>& words) {
    if (!word.empty()) words.push_back(std::move(word));
    word = Word();
}

std::vector<Word> words_of(const Rich& text) {
    std::vector<Word> words;
    Word word;
    for (const StyledRun& run : text.runs()) {
        std::size_t at = 0;
        while (at < run.text.size()) {
            const std::size_t blank = std::min(run.text.find(' ', at), run.text.size());
            word.add(std::string_view(run.text).substr(at, blank - at), run.style);
            if (blank < run.text.size()) end_word(word, words);
            at = blank + 1;
        }
    }
    end_word(word, words);
    return words;
}

/// Fills lines with words.
class Filler {
public:
    Filler(std::size_t width, std::size_t hanging, const Rich& lead)
        : width_(width), hanging_(hanging), used_(lead.width()), line_(lead) {}

    void add(const Word& word) {
        const std::size_t needed = word.width();
        const bool begun = !fresh_ || (lines_.empty() && used_ > 0);
        if (begun && used_ + (fresh_ ? 0 : 1) + needed > width_) next_line();
        if (!fresh_) put(" ", word.runs().front().style);
        for (const StyledRun& run : word.runs()) add_broken(run);
    }

    Lines finish() {
        if (!fresh_) lines_.push_back(std::move(line_));
        return std::move(lines_);
    }

private:
    void put(std::string_view text, Style style) {
        line_.add(text, style);
        used_ += display_width(text);
        fresh_ = false;
    }

    void next_line() {
        lines_.push_back(std::move(line_));
        line_ = Rich(std::string(hanging_, ' '));
        used_ = hanging_;
        fresh_ = true;
    }

    /// Only a word wider than a whole line meets the end of the line inside.
    void add_broken(const StyledRun& run) {
        std::string_view rest = run.text;
        while (!rest.empty()) {
            const std::size_t room = used_ < width_ ? width_ - used_ : 0;
            std::size_t bytes = prefix_within(rest, room);
            if (bytes == 0 && fresh_) bytes = prefix_within(rest, 2);
            if (bytes > 0) put(rest.substr(0, bytes), run.style);
            rest.remove_prefix(bytes);
            if (!rest.empty()) next_line();
        }
    }

    std::size_t width_;
    std::size_t hanging_;
    std::size_t used_;
    bool fresh_ = true;
    Rich line_;
    Lines lines_;
};

}  // namespace

Lines wrapped(const Rich& text, std::size_t width, std::size_t hanging, const Rich& lead) {
    const std::size_t columns = std::max<std::size_t>(width, 2);
    Filler filler(columns, std::min(hanging, columns - 2), lead);
    for (const Word& word : words_of(text)) filler.add(word);
    return filler.finish();
}

Lines labelled(const Rich& label, std::size_t label_columns, const Rich& text, std::size_t width) {
    Lines lines = wrapped(text, width > label_columns ? width - label_columns : 2);
    if (lines.empty()) lines.emplace_back();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Rich line = i == 0 ? label : Rich();
        line.pad_to(label_columns);
        lines[i] = line.append(lines[i]);
    }
    return lines;
}

void Table::row(std::vector<Rich> cells) {
    assert(cells.size() <= columns_.size());
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::natural_widths() const {
    std::vector<std::size_t> widths(columns_.size(), 0);
    for (const std::vector<Rich>& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].width());
        }
    }
    return widths;
}

/// Columns without content take no gap either.
std::size_t Table::total(const std::vector<std::size_t>& widths) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] > 0) sum += columns_[i].gap + widths[i];
    }
    return sum;
}

std::size_t Table::natural_width() const {
    return total(natural_widths());
}

std::vector<std::size_t> Table::widths_within(std::size_t width) const {
    constexpr std::size_t least_flexible = 11;
    std::vector<std::size_t> widths = natural_widths();
    while (total(widths) > width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (!columns_[i].flexible || widths[i] <= least_flexible) continue;
            if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
        }
        if (widest == widths.size()) {
            const auto most = std::max_element(widths.begin(), widths.end());
            if (most == widths.end() || *most <= 2) break;
            widest = static_cast<std::size_t>(most - widths.begin());
        }
        --widths[widest];
    }
    return widths;
}

Lines Table::render_row(const std::vector<Rich>& row,
                        const std::vector<std::size_t>& widths) const {
    std::vector<Lines> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(row[i].width() <= widths[i] ? Lines{row[i]} : wrapped(row[i], widths[i]));
        height = std::max(height, cells.back().size());
    }
    Lines lines;
    for (std::size_t part = 0; part < height; ++part) {
        Rich line;
        std::size_t at = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (widths[i] == 0) continue;
            const Rich cell = part < cells[i].size() ? cells[i][part] : Rich();
            at += columns_[i].gap;
            const std::size_t space = widths[i] - std::min(widths[i], cell.width());
            line.pad_to(at + (columns_[i].align == Align::right ? space : 0)).append(cell);
            at += widths[i];
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Lines> Table::render_rows(std::size_t width) const {
    const std::vector<std::size_t> widths = widths_within(width);
    std::vector<Lines> rows;
    for (const std::vector<Rich>& row : rows_) rows.push_back(render_row(row, widths));
    return rows;
}

Lines Table::render(std::size_t width) const {
    Lines lines;
    for (const Lines& row : render_rows(width)) append(lines, row);
    return lines;
}

}  // namespace stackimpact
