// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/argumentation.hpp"
#include "report/text_context.hpp"
#include "report/text_layout.hpp"

namespace stackimpact {

/// Decimals of strengths and contributions in text; the document has six.
inline constexpr int shown_decimals = 4;

/// What every section about an argument graph reads.
struct ArgumentationContext {
    const Argumentation& argumentation;
    TextSigns signs;
    std::size_t width = 100;
    bool ascii = false;

    [[nodiscard]] const std::string& id(std::size_t argument) const {
        return argumentation.graph.arguments[argument].id.str();
    }
    [[nodiscard]] const std::string& claim(std::size_t argument) const {
        return argumentation.graph.arguments[argument].claim;
    }
};

[[nodiscard]] inline Rich dim(std::string_view text) {
    return {text, Style::dim};
}

/// A table with a row for each of some arguments, whose claims are cut to the room that is left.
class ClaimTable {
public:
    ClaimTable(const ArgumentationContext& context, std::vector<Table::Column> columns,
               std::vector<Rich> header)
        : context_(context), columns_(std::move(columns)), header_(std::move(header)) {}

    void row(std::size_t argument, std::vector<Rich> cells) {
        rows_.push_back({argument, std::move(cells)});
    }
    [[nodiscard]] Lines render() const;

private:
    struct Row {
        std::size_t argument;
        std::vector<Rich> cells;
    };

    /// Columns left for claims; 0 when these are too few, or there are no claims.
    [[nodiscard]] std::size_t claim_columns() const;
    [[nodiscard]] Table table(std::size_t claim_columns) const;

    const ArgumentationContext& context_;
    std::vector<Table::Column> columns_;
    std::vector<Rich> header_;
    std::vector<Row> rows_;
};

/// All about the topic under the semantics of one position.
[[nodiscard]] Lines topic_section(const ArgumentationContext& context, std::size_t position);

}  // namespace stackimpact
