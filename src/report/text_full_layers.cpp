// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include "model/format.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 16;

void add_detail(const TextContext& context, std::string_view label, const Rich& text,
                Lines& lines) {
    if (text.empty()) return;
    append(lines, labelled(Rich("  ").add(label, Style::dim), label_columns, text, context.width));
}

/// A table in the place of a detail's text.
void add_table(const TextContext& context, const Table& table, Lines& lines) {
    for (const Rich& row : table.render(context.width - 2)) lines.push_back(Rich("  ").append(row));
}

Lines head(const TextContext& context, const LayerAssessment& layer) {
    const Rich lead = Rich(fmt::format("{} {}", layer.order, layer.name), Style::strong).add("  ");
    Rich text(verdict_text(layer), style_of(Micro{side_of(layer.verdict)}));
    text.add(" ").add(net_text(layer.shares.net), style_of(layer.shares.net));
    text.add(fmt::format(", range {} to {}", signed_fixed(layer.range_low, 3),
                         signed_fixed(layer.range_high, 3)));
    return wrapped(text, context.width, 2, lead);
}

std::string shares_text(const LayerAssessment& layer) {
    return fmt::format(
        "bull {}, bear {}, open {} (of pressure bull {}, bear {})",
        fixed(to_double(layer.shares.bull), 2), fixed(to_double(layer.shares.bear), 2),
        fixed(to_double(layer.shares.open), 2), fixed(to_double(layer.pressure.bull), 2),
        fixed(to_double(layer.pressure.bear), 2));
}

std::string confidence_text(const LayerAssessment& layer) {
    std::string text(name(layer.confidence.level));
    std::vector<std::string> reasons;
    for (const ConfidenceReason& reason : layer.confidence.reasons) reasons.push_back(reason.text);
    return reasons.empty() ? text : text + ": " + separated(reasons, "; ");
}

void add_channels(const TextContext& context, const LayerAssessment& layer, Lines& lines) {
    if (layer.channels.empty()) return;
    constexpr Table::Align right = Table::Align::right;
    Table table({{Table::Align::left, 0}, {right}, {right}, {right}, {right}, {right}});
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    table.row({dim("channel"), dim("bull pressure"), dim("bear pressure"), dim("bull share"),
               dim("bear share"), dim("net")});
    for (const auto& entry : layer.channels) {
        const Pressure& pressure = entry.second.pressure;
        const Shares& shares = entry.second.shares;
        table.row({spaced(entry.first.str()), fixed(to_double(pressure.bull), 2),
                   fixed(to_double(pressure.bear), 2), fixed(to_double(shares.bull), 2),
                   fixed(to_double(shares.bear), 2),
                   Rich(net_text(shares.net), style_of(shares.net))});
    }
    add_table(context, table, lines);
}

std::string via_text(const TextContext& context, const Contribution& contribution) {
    if (contribution.direct()) return "direct";
    std::vector<std::string> layers;
    for (const LayerId& layer : contribution.via) layers.push_back(layer_name(context, layer));
    const std::string arrow = fmt::format(" {} ", context.signs.arrow);
    std::string text = layers.front();
    for (std::size_t i = 1; i < layers.size(); ++i) text += arrow + layers[i];
    return fmt::format("{} ({} {})", text, spaced(contribution.from_channel.str()),
                       name(contribution.from_direction));
}

void add_contributions(const TextContext& context, const LayerAssessment& layer, Lines& lines) {
    if (layer.contributions.empty()) return;
    Table table({{Table::Align::right, 0},
                 {Table::Align::left, 2, true},
                 {},
                 {Table::Align::left, 2, true}});
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    table.row({dim("amount"), dim("argument"), dim("channel"), dim("via")});
    for (const Contribution& contribution : layer.contributions) {
        table.row({Rich(signed_fixed(contribution.amount, 4), style_of(contribution.amount)),
                   contribution.argument.str(), spaced(contribution.channel.str()),
                   via_text(context, contribution)});
    }
    table.row({Rich(signed_fixed(layer.pressure.bull, 4), Style::bull),
               "sum of the arguments that net to bull"});
    table.row({Rich(signed_fixed(-layer.pressure.bear, 4), Style::bear),
               "sum of the arguments that net to bear"});
    add_table(context, table, lines);
}

std::string steps_text(const Steps& steps) {
    return fmt::format(
        "said at face value {}, doubt {}, rebuttals {}, other arguments {}, links {} = house {}",
        net_text(steps.face_value), net_text(steps.doubt), net_text(steps.rebuttals),
        net_text(steps.other_arguments), net_text(steps.propagation), net_text(steps.house));
}

std::string gap_text(const Gap& gap) {
    std::string text = spaced(name(gap.label));
    if (gap.size) text += fmt::format(", house - market {}", net_text(*gap.size));
    return gap.reason.empty() ? text : text + " (" + gap.reason + ")";
}

std::string did_text(const Did& did) {
    std::string text = fmt::format("mean return {}", signed_percent(to_double(did.simple), 1));
    if (did.z) text += fmt::format(", mean z {}", signed_fixed(*did.z, 1));
    if (did.priced) text += fmt::format(", read as {}", net_text(*did.priced));
    if (did.z_equal_weighted) {
        text += fmt::format("; against the equal-weighted benchmark mean z {}",
                            signed_fixed(*did.z_equal_weighted, 1));
    }
    if (did.priced_equal_weighted) {
        text += fmt::format(", read as {}", net_text(*did.priced_equal_weighted));
    }
    if (did.benchmarks_disagree) text += ": benchmarks disagree";
    for (const MissingReturn& missing : did.missing) {
        text += fmt::format("; no return for {}: {}", missing.ticker.str(), missing.reason);
    }
    return text;
}

void add_companies(const TextContext& context, const LayerAssessment& layer, Lines& lines) {
    if (!layer.did) return;
    constexpr Table::Align right = Table::Align::right;
    const bool equal = layer.did->z_equal_weighted.has_value();
    std::vector<Table::Column> columns{{Table::Align::left, 0}};
    columns.resize(equal ? 7 : 6, {right});
    columns.push_back({Table::Align::left, 2, true});
    Table table(columns);
    const auto row = [&](std::vector<Rich> cells) {
        if (!equal) cells.erase(cells.begin() + 5);
        table.row(std::move(cells));
    };
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    row({dim("company"), dim("return"), dim("abnormal"), dim("sd"), dim("z"),
         dim("z equal-weighted"), dim("exposure"), dim("stands in as")});
    const auto shown = [&](const std::optional<double>& value, const auto& words) {
        return value ? words(*value) : std::string(context.signs.dash);
    };
    const auto percent = [](double value) { return signed_percent(value, 1); };
    const auto deviation = [](double value) { return fixed(value * 100.0, 1) + "%"; };
    const auto z = [](double value) { return signed_fixed(value, 1); };
    for (const CompanyReaction& company : layer.did->companies) {
        row({company.ticker.str(), percent(company.simple), shown(company.abnormal, percent),
             shown(company.sd, deviation), shown(company.z, z), shown(company.z_equal_weighted, z),
             fixed(company.exposure, 2), company.proxy});
    }
    add_table(context, table, lines);
}

std::string turns_text(const LayerAssessment& layer) {
    std::vector<std::string> items;
    for (const Fragility& change : layer.fragile_to) {
        items.push_back(fmt::format("{} {} {} ({})", change.change, change.subject_kind,
                                    change.subject, net_text(change.net)));
    }
    return items.empty() ? "no single change" : separated(items, "; ");
}

std::string cases_text(const TextContext& context, const LayerAssessment& layer) {
    std::vector<std::string> items;
    for (const CaseAssessment& each : context.assessment.cases) {
        for (const CaseAssessment::Row& row : each.layers) {
            if (row.layer != layer.id) continue;
            items.push_back(fmt::format("{} {} {}", spaced(each.id.str()),
                                        spaced(name(row.verdict)), net_text(row.shares.net)));
        }
    }
    return separated(items, "; ");
}

Lines layer_section(const TextContext& context, const LayerAssessment& layer) {
    Lines lines = head(context, layer);
    add_detail(context, "shares", shares_text(layer), lines);
    add_detail(context, "confidence", confidence_text(layer), lines);
    add_detail(context, "sign turns on", turns_text(layer), lines);
    add_detail(context, "cases", cases_text(context, layer), lines);
    if (layer.steps) add_detail(context, "steps", steps_text(*layer.steps), lines);
    if (layer.said) add_detail(context, "against said", gap_text(layer.gap_said), lines);
    if (layer.did) {
        add_detail(context, "prices", did_text(*layer.did), lines);
        add_detail(context, "against did", gap_text(layer.gap_did), lines);
    }
    add_channels(context, layer, lines);
    add_contributions(context, layer, lines);
    add_companies(context, layer, lines);
    return lines;
}

}  // namespace

Lines layer_sections(const TextContext& context) {
    Lines lines;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (!lines.empty()) lines.emplace_back();
        append(lines, layer_section(context, layer));
    }
    return lines;
}

}  // namespace stackimpact
