// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr int digits = 4;

Rich dim(std::string_view text) {
    return Rich(text, Style::dim);
}

Rich amount(Micro value) {
    return Rich(signed_fixed(value, digits), style_of(value));
}

/// How fast rounds die out, and whether they would without cancelling each other.
std::string growth_text(const Propagation& propagation) {
    std::string text =
        fmt::format("spectral radius {}, without signs {}", decimal(propagation.radius),
                    decimal(propagation.absolute_radius));
    if (!propagation.converges_absolutely) text += ": finite only because flows cancel each other";
    if (propagation.settles_in_round) {
        text += fmt::format("; settled in round {}", *propagation.settles_in_round);
    }
    return text;
}

Micro total_of(const LayerRounds& layer) {
    Micro total = layer.direct + layer.rest;
    for (const Micro round : layer.rounds) total += round;
    return total;
}

/// Layers by rounds; rows add up to the layers' pressures.
Table rounds_table(const TextContext& context, const Propagation& propagation) {
    constexpr Table::Align right = Table::Align::right;
    const std::size_t rounds =
        propagation.layers.empty() ? 0 : propagation.layers.front().rounds.size();
    std::vector<Table::Column> columns{{Table::Align::left, 0, true}};
    columns.resize(rounds + 4, {right});
    Table table(columns);
    std::vector<Rich> heads{dim("bull - bear pressure"), dim("direct")};
    for (std::size_t round = 1; round <= rounds; ++round) {
        heads.push_back(dim(fmt::format("round {}", round)));
    }
    heads.push_back(dim("rest"));
    heads.push_back(dim("total"));
    table.row(heads);
    for (const LayerRounds& layer : propagation.layers) {
        std::vector<Rich> cells{layer_name(context, layer.layer), amount(layer.direct)};
        for (const Micro round : layer.rounds) cells.push_back(amount(round));
        cells.push_back(amount(layer.rest));
        cells.push_back(amount(total_of(layer)));
        table.row(cells);
    }
    return table;
}

std::string stops_text(const TextContext& context, const PressurePath& path) {
    std::string text;
    for (const PressurePath::Stop& stop : path.stops) {
        if (!text.empty()) text += fmt::format(" {} ", context.signs.arrow);
        text += fmt::format("{} ({})", layer_name(context, stop.layer), spaced(stop.channel.str()));
    }
    return text;
}

Table paths_table(const TextContext& context, const Propagation& propagation) {
    constexpr Table::Align right = Table::Align::right;
    Table table({{right, 0}, {right}, {Table::Align::left, 2, true}});
    table.row({dim("carries"), dim("of each unit"), dim("strongest paths")});
    for (const PressurePath& path : propagation.paths) {
        table.row({amount(path.carries), signed_fixed(path.coefficient, digits),
                   stops_text(context, path)});
    }
    return table;
}

void add(const TextContext& context, const Table& table, Lines& lines) {
    for (const Rich& row : table.render(context.width - 2)) lines.push_back(Rich("  ").append(row));
}

}  // namespace

Lines propagation_section(const TextContext& context) {
    if (!context.assessment.propagation) return {};
    const Propagation& propagation = *context.assessment.propagation;
    Lines lines{Rich("PROPAGATION", Style::strong)};
    append(lines, wrapped(growth_text(propagation), context.width, 2, Rich("  ")));
    add(context, rounds_table(context, propagation), lines);
    if (!propagation.paths.empty()) add(context, paths_table(context, propagation), lines);
    return lines;
}

}  // namespace stackimpact
