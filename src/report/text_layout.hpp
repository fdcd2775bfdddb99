// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "report/style.hpp"

namespace stackimpact {

/// Breaks a text at blanks into lines of at most `width` columns; runs of blanks become one. Lines
/// after the first start with `hanging` blanks. A word that is wider than a line is broken where
/// the line ends.
/// `lead` stands before the first word as it is.
[[nodiscard]] Lines wrapped(const Rich& text, std::size_t width, std::size_t hanging = 0,
                            const Rich& lead = {});

/// A label in a column of `label_columns`, and a text that wraps beside it.
[[nodiscard]] Lines labelled(const Rich& label, std::size_t label_columns, const Rich& text,
                             std::size_t width);

/// Columns of cells. Cells of columns that got too narrow wrap by words.
class Table {
public:
    enum class Align { left, right };
    struct Column {
        Align align = Align::left;
        /// Blanks before the column.
        std::size_t gap = 2;
        /// Gives way before others do when there is too little room.
        bool flexible = false;
    };

    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// One cell for each column; missing ones are empty.
    void row(std::vector<Rich> cells);
    /// Columns that it takes when no cell wraps.
    [[nodiscard]] std::size_t natural_width() const;
    [[nodiscard]] Lines render(std::size_t width) const;
    /// The same with the lines of each row apart.
    [[nodiscard]] std::vector<Lines> render_rows(std::size_t width) const;

private:
    [[nodiscard]] std::vector<std::size_t> natural_widths() const;
    [[nodiscard]] std::vector<std::size_t> widths_within(std::size_t width) const;
    [[nodiscard]] Lines render_row(const std::vector<Rich>& row,
                                   const std::vector<std::size_t>& widths) const;
    [[nodiscard]] std::size_t total(const std::vector<std::size_t>& widths) const;

    std::vector<Column> columns_;
    std::vector<std::vector<Rich>> rows_;
};

}  // namespace stackimpact
