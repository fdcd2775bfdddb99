// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/comparison_words.hpp"
#include "report/text_comparison.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"
#include "report/width.hpp"

namespace stackimpact {

namespace {

/// Order of the layer, its Δ, blanks.
constexpr std::size_t label_columns = 8;
/// Kind of item.
constexpr std::size_t kind_columns = 11;

// How much a page shows; `full` shows all.
constexpr std::size_t shown_arguments = 2;
constexpr std::size_t shown_layers = 3;
constexpr std::size_t shown_items = 6;
constexpr std::size_t shown_columns = 60;

std::size_t limit_of(const ComparisonTextContext& context, std::size_t on_page) {
    return context.full ? std::string::npos : on_page;
}

/// A text from a file, not longer than a page has room for.
std::string brief(const ComparisonTextContext& context, const std::string& text) {
    return context.full ? text : fit(text, shown_columns, context.ascii ? "..." : "…");
}

std::string from_to(const ComparisonTextContext& context, const std::string& base,
                    const std::string& head) {
    return fmt::format("{} {} {}", base, context.signs.arrow, head);
}

Rich causes_text(const ComparisonTextContext& context, const LayerComparison& layer) {
    Rich text;
    for (const PrintedCause& cause : context.full ? printed_causes(layer) : main_causes(layer)) {
        if (!text.empty()) text.add(", ");
        text.add(cause.words + " ").add(cause.text, style_of(cause.net));
    }
    return text.empty() ? Rich("no change of net") : text;
}

/// A page leaves out what its digits do not show.
bool is_shown(const ComparisonTextContext& context, const ArgumentShift& shift) {
    return context.full || net_text(shift.base) != net_text(shift.head);
}

bool is_shown(const ComparisonTextContext& context, const LayerComparison& layer) {
    return context.full || layer.verdict_changed() || net_text(layer.delta) != net_text(Micro{}) ||
           std::any_of(layer.arguments.begin(), layer.arguments.end(),
                       [&](const ArgumentShift& shift) { return is_shown(context, shift); });
}

std::string arguments_text(const ComparisonTextContext& context, const LayerComparison& layer) {
    std::vector<std::string> items;
    const std::size_t limit = limit_of(context, shown_arguments);
    for (const ArgumentShift& shift : layer.arguments) {
        if (items.size() == limit) break;
        if (!is_shown(context, shift)) continue;
        items.push_back(argument_name(shift.id) + " " +
                        from_to(context, net_text(shift.base), net_text(shift.head)));
    }
    if (items.empty()) return "";
    std::string text = "pressure: " + separated(items, ", ");
    const std::size_t more = layer.arguments.size() - items.size();
    return more == 0 ? text : fmt::format("{}, {} more", text, count_word(more));
}

Lines layer_lines(const ComparisonTextContext& context, const LayerComparison& layer) {
    Rich label(fmt::format("{} ", layer.order));
    label.add(net_text(layer.delta), style_of(layer.delta));
    Lines lines = labelled(label, label_columns, causes_text(context, layer), context.width);
    const std::string arguments = arguments_text(context, layer);
    if (!arguments.empty()) {
        append(lines, labelled("", label_columns, Rich(arguments, Style::dim), context.width));
    }
    return lines;
}

std::string_view sign_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "+";
        case ChangeKind::removed:
            return "-";
        case ChangeKind::changed:
            break;
    }
    return "~";
}

std::string fields_text(const ComparisonTextContext& context, const ItemChange& item) {
    std::vector<std::string> parts;
    for (const FieldChange& field : item.fields) {
        const auto side = [&](const std::string& text) {
            return text.empty() ? std::string(context.signs.dash) : brief(context, text);
        };
        parts.push_back(spaced(field.field) + " " +
                        from_to(context, side(field.base), side(field.head)));
    }
    return separated(parts, "; ");
}

/// What the change did, where that can be told.
Rich effect_text(const ComparisonTextContext& context, const Comparison& comparison,
                 const ItemChange& item) {
    const bool by_net = !item.net.empty();
    if (!by_net && item.pressure.empty()) return {};
    const std::vector<LayerEffect> effects =
        effects_of(comparison, by_net ? item.net : item.pressure);
    Rich text(by_net ? "net: " : "pressure: ", Style::dim);
    if (effects.empty()) return text.add("nothing that shows", Style::dim);
    const std::size_t limit = std::min(limit_of(context, shown_layers), effects.size());
    for (std::size_t i = 0; i < limit; ++i) {
        if (i > 0) text.add(", ", Style::dim);
        text.add(layer_words(*effects[i].layer) + " ", Style::dim)
            .add(net_text(effects[i].value), style_of(effects[i].value));
    }
    if (effects.size() > limit) {
        text.add(fmt::format(", {} more", count_word(effects.size() - limit)), Style::dim);
    }
    return text;
}

Lines item_lines(const ComparisonTextContext& context, const Comparison& comparison,
                 const Rich& label, const ItemChange& item) {
    Rich text(fmt::format("{} ", sign_of(item.kind)), Style::strong);
    text.add(item.id);
    if (!item.title.empty() && item.fields.empty()) {
        text.add("  " + brief(context, item.title), Style::dim);
    }
    const std::string fields = fields_text(context, item);
    if (!fields.empty()) text.add("  " + fields);
    Lines lines = wrapped(text, context.width, kind_columns + 4, Rich(label).pad_to(kind_columns));
    const Rich effect = effect_text(context, comparison, item);
    if (!effect.empty()) {
        append(lines, labelled("", kind_columns + 2, effect, context.width));
    }
    const std::string place = context.full ? place_text(item.location) : "";
    if (!place.empty()) {
        append(lines, labelled("", kind_columns + 2, Rich(place, Style::dim), context.width));
    }
    return lines;
}

Lines kind_lines(const ComparisonTextContext& context, const Comparison& comparison,
                 const ItemList& list) {
    Lines lines;
    const std::vector<ItemChange>& items = *list.second;
    const std::size_t limit = std::min(limit_of(context, shown_items), items.size());
    for (std::size_t i = 0; i < limit; ++i) {
        const Rich label = i == 0 ? Rich(list.first, Style::dim) : Rich();
        append(lines, item_lines(context, comparison, label, items[i]));
    }
    if (items.size() > limit) {
        const std::string more = fmt::format("{} more", count_word(items.size() - limit));
        append(lines, labelled("", kind_columns, Rich(more, Style::dim), context.width));
    }
    return lines;
}

}  // namespace

Lines causes_section(const ComparisonTextContext& context, const Comparison& comparison) {
    Lines lines;
    std::vector<std::string> hidden;
    for (const LayerComparison& layer : comparison.layers) {
        const bool moved = layer.delta.value != 0 || !layer.arguments.empty();
        if (!moved) continue;
        if (is_shown(context, layer)) {
            append(lines, layer_lines(context, layer));
        } else {
            hidden.push_back(layer_words(layer));
        }
    }
    if (!hidden.empty()) {
        const Rich text("too little to show: " + separated(hidden, ", "), Style::dim);
        append(lines, labelled("", label_columns, text, context.width));
    }
    if (lines.empty()) return {};
    Lines all =
        wrapped(Rich("parts of the change of net by cause, pressure of arguments", Style::dim),
                context.width, 2, Rich("WHY", Style::strong).add("  "));
    append(all, lines);
    return all;
}

Lines changes_section(const ComparisonTextContext& context, const Comparison& comparison) {
    Lines lines;
    for (const ItemList& list : item_lists(comparison)) {
        append(lines, kind_lines(context, comparison, list));
    }
    if (lines.empty()) return {};
    Lines all{Rich("WHAT CHANGED", Style::strong)
                  .add("  + added, - removed, ~ changed; what each did", Style::dim)};
    append(all, lines);
    return all;
}

}  // namespace stackimpact
