// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <variant>

#include "report/draft.hpp"
#include "report/style.hpp"
#include "report/text_layout.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 11;

std::string value_text(const FactValue& value) {
    if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
    const std::string* const words = std::get_if<std::string>(&value);
    return words == nullptr ? std::string{} : *words;
}

Rich label(std::string_view text) {
    return Rich(text, Style::dim);
}

std::string quotation(const std::string& words) {
    return "\"" + words + "\"";
}

/// The rows of a table behind a label, which stands in the first.
void rows(Lines& lines, std::string_view name, Table table, std::size_t width) {
    const Lines rendered = table.render(width - label_columns);
    for (std::size_t i = 0; i < rendered.size(); ++i) {
        Rich line = i == 0 ? label(name) : Rich();
        line.pad_to(label_columns).append(rendered[i]);
        lines.push_back(std::move(line));
    }
}

void facts(Lines& lines, const Draft& draft, std::size_t width) {
    if (draft.facts.empty()) {
        append(lines, labelled(label("facts"), label_columns, "none", width));
        return;
    }
    Table table({{Table::Align::left, 0}, {Table::Align::left, 2}, {Table::Align::left, 2, true}});
    for (const DraftFact& fact : draft.facts) {
        table.row(
            {Rich(fact.name.str(), Style::strong), value_text(fact.value), quotation(fact.words)});
    }
    rows(lines, "facts", std::move(table), width);
}

void unplaced(Lines& lines, const Draft& draft, std::size_t width) {
    if (draft.unplaced.empty()) return;
    Table table({{Table::Align::left, 0, true}, {Table::Align::left, 2, true}});
    for (const Unplaced& each : draft.unplaced) table.row({quotation(each.words), each.reason});
    rows(lines, "not placed", std::move(table), width);
}

}  // namespace

std::string render_draft_text(const Draft& draft, const DraftTextOptions& options) {
    const std::size_t width = options.width;
    Lines lines;
    append(lines, labelled(label("event"), label_columns, Rich(draft.event, Style::strong), width));
    append(lines, labelled(label("kind"), label_columns, kind_reason(draft.kind), width));
    if (draft.date) {
        std::string date = to_string(*draft.date);
        if (!draft.date_words.empty()) date += ", from " + quotation(draft.date_words);
        append(lines, labelled(label("date"), label_columns, date, width));
    }
    facts(lines, draft, width);
    unplaced(lines, draft, width);
    if (!draft.unknown.empty()) {
        append(lines, labelled(label("unknown"), label_columns,
                               fmt::format("{}", fmt::join(draft.unknown, ", ")), width));
    }
    return paint(lines, width, options.color);
}

}  // namespace stackimpact
