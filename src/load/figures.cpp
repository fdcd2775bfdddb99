// SPDX-License-Identifier: MIT
#include "load/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "load/names.hpp"

namespace stackimpact {

namespace {

constexpr std::array<std::string_view, 3> bases{"source", "judgement", "unseen"};

/// Reports ends that do not enclose the value.
void check_ends(const Input& input, ObjectReader& reader, const Figure& figure) {
    const bool low = figure.low && *figure.low > figure.value;
    const bool high = figure.high && *figure.high < figure.value;
    if (!low && !high) return;
    input.error(
        Code::invalid_value, reader.find(low ? "low" : "high")->span,
        fmt::format("`{}` lies {} the value", low ? "low" : "high", low ? "above" : "below"));
}

/// A figure comes from a page, or says that somebody judged or recalled it.
void read_origin(const Input& input, ObjectReader& reader, Figure& figure) {
    if (const JsonNode* node = reader.find("url")) {
        figure.url = read_url(input, *node, "`url`").value_or("");
    }
    if (const JsonNode* node = reader.find("grade")) {
        figure.grade = read_text(input, *node, "`grade`").value_or("");
        if (node->kind == JsonNode::Kind::string && !is_grade(figure.grade)) {
            input.error(Code::invalid_grade, node->span,
                        fmt::format("{} is no grade", quoted(figure.grade)),
                        "a letter A to F and a digit 1 to 6, as in \"B2\"");
        }
    }
    if (const JsonNode* node = reader.find("basis")) {
        const auto word = read_word(input, *node, "a basis", bases);
        // A basis that is misspelt is one nevertheless: no url is asked for.
        figure.basis = std::string(word ? bases[*word] : bases.back());
    }
    if (!reader.valid() || reader.find("url") != nullptr || figure.basis != bases[0]) return;
    input.error(Code::missing_key, reader.opening(), "a figure needs `url`",
                "or \"basis\": \"judgement\" or \"unseen\"");
}

std::optional<Figure> read_figure(const Input& input, const JsonNode& node,
                                  const FigureRules& rules) {
    if (node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number) {
        input.error(Code::wrong_type, node.span, "a figure must say where it comes from",
                    "write { \"value\": ..., \"date\": ..., \"url\": ... }");
        return std::nullopt;
    }
    ObjectReader reader(input, node, "a figure");
    Figure figure;
    figure.location = input.location(node.span);
    const auto value = reader.required_number("value", rules.range);
    figure.value = value.value_or(0.0);
    figure.low = reader.number("low", rules.range);
    figure.high = reader.number("high", rules.range);
    const JsonNode* const date = rules.needs_date
                                     ? reader.require("date", "the period that the value speaks of")
                                     : reader.find("date");
    if (date != nullptr) figure.date = read_date(input, *date, "`date`").value_or(Date{});
    read_origin(input, reader, figure);
    figure.entry = reader.text("entry");
    figure.note = reader.text("note");
    reader.finish();
    if (!value) return std::nullopt;
    check_ends(input, reader, figure);
    figure.value *= rules.factor;
    if (figure.low) *figure.low *= rules.factor;
    if (figure.high) *figure.high *= rules.factor;
    return figure;
}

struct Placed {
    Figure figure;
    Span span;
};

PlacedSeries in_order(std::vector<Placed> figures) {
    std::stable_sort(figures.begin(), figures.end(), [](const Placed& a, const Placed& b) {
        return ends_before(a.figure.date, b.figure.date);
    });
    PlacedSeries sorted;
    for (Placed& placed : figures) {
        sorted.series.push_back(std::move(placed.figure));
        sorted.spans.push_back(placed.span);
    }
    return sorted;
}

}  // namespace

PlacedSeries read_series(const Input& input, const JsonNode& node, std::string_view what,
                         const FigureRules& rules) {
    std::vector<Placed> figures;
    const auto add = [&](const JsonNode& item, const FigureRules& each) {
        auto figure = read_figure(input, item, each);
        if (figure) figures.push_back({std::move(*figure), item.span});
    };
    if (node.kind != JsonNode::Kind::array) {
        add(node, rules);
        return in_order(std::move(figures));
    }
    if (node.items.empty()) {
        input.error(Code::invalid_value, node.span,
                    fmt::format("{} needs at least one figure", what));
    }
    FigureRules each = rules;
    each.needs_date = rules.needs_date || node.items.size() > 1;
    figures.reserve(node.items.size());
    for (const JsonNode& item : node.items) add(item, each);
    return in_order(std::move(figures));
}

}  // namespace stackimpact
