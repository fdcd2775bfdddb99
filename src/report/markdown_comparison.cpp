// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/format.hpp"
#include "report/comparison_words.hpp"
#include "report/escape.hpp"
#include "report/markdown_page.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

using Row = MarkdownPart::Row;

/// GitHub refuses comments over 65,536 characters; the difference is room for what a bot adds.
constexpr std::size_t page_bytes = 60000;

// Code points to which texts from files are cut, so that no row takes the room of many.
constexpr std::size_t text_length = 240;
constexpr std::size_t name_length = 100;

// How much of lists is shown in a row.
constexpr std::size_t shown_heads = 6;
constexpr std::size_t shown_fields = 4;
constexpr std::size_t shown_effects = 3;
constexpr std::size_t shown_methods = 3;

std::string text_cell(const std::string& text) {
    return markdown_text(cut(text, text_length));
}

std::string name_cell(const std::string& name) {
    return markdown_code(cut(name, name_length));
}

/// Words of base and head where they differ, those of head strong.
std::string from_to(const std::string& base, const std::string& head) {
    return base == head ? head : fmt::format("{} → **{}**", base, head);
}

template <class Of>
std::string side_words(const std::optional<LayerReading>& side, Of of) {
    return side ? std::string(of(*side)) : "–";
}

template <class Of>
std::string change_words(const LayerComparison& layer, Of of) {
    return from_to(side_words(layer.base, of), side_words(layer.head, of));
}

std::string net_words(const LayerReading& reading) {
    return net_text(reading.net);
}

/// Whether rows say which head.
bool has_heads(const ComparisonRun& run) {
    return run.sides.size() > 2;
}

/// The cells that say what a row is about.
std::vector<std::string> about(const ComparisonRun& run, const HeadComparison& each) {
    std::vector<std::string> cells{name_cell(each.comparison.id)};
    if (has_heads(run)) cells.push_back(name_cell(side_label(run, each.head)));
    return cells;
}

/// Heading and rule of a table; a column whose title ends with a colon is aligned to the right.
std::string table_head(const ComparisonRun& run, const std::vector<std::string>& titles) {
    std::vector<std::string> cells{"scenario"};
    if (has_heads(run)) cells.emplace_back("head");
    std::vector<std::string> rules(cells.size(), "---");
    for (const std::string& title : titles) {
        const bool right = !title.empty() && title.back() == ':';
        cells.push_back(right ? title.substr(0, title.size() - 1) : title);
        rules.emplace_back(right ? "---:" : "---");
    }
    return markdown_row(cells) + markdown_row(rules);
}

Row row_of(std::vector<std::string> cells, const std::vector<std::string>& more,
           bool first = false) {
    cells.insert(cells.end(), more.begin(), more.end());
    return {markdown_row(cells), first};
}

/// A part behind a summary to click on, with its number of rows.
void fold(MarkdownPart& part, const std::string& summary) {
    part.before =
        fmt::format("<details><summary>{} ({})</summary>\n\n", summary, part.rows.size()) +
        part.before;
    part.after += "\n</details>\n\n";
}

std::string why_words(const LayerComparison& layer) {
    std::vector<std::string> parts;
    for (const PrintedCause& cause : main_causes(layer)) {
        parts.push_back(cause.words + " " + cause.text);
    }
    if (layer.gap_changed()) parts.push_back("gap " + change_words(layer, gap_words));
    if (layer.confidence_changed()) {
        parts.push_back("confidence " + change_words(layer, [](const LayerReading& side) {
                            return name(side.confidence);
                        }));
    }
    return separated(parts, ", ");
}

MarkdownPart layers_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "changed layers";
    part.before = table_head(run, {"layer", "base:", "head:", "Δ:", "verdict", "why"});
    part.after = "\n";
    for (const HeadComparison& each : run.comparisons) {
        for (const LayerComparison& layer : each.comparison.layers) {
            if (!layer_changed(layer)) continue;
            part.rows.push_back(
                row_of(about(run, each),
                       {text_cell(layer_words(layer)), side_words(layer.base, net_words),
                        side_words(layer.head, net_words),
                        layer.delta.value == 0 ? "=" : net_text(layer.delta),
                        change_words(layer, verdict_words), why_words(layer)},
                       layer.verdict_changed()));
        }
    }
    return part;
}

std::string_view word_of(const Check& check) {
    if (check.outcome != CheckOutcome::failed) return name(check.outcome);
    return check.level == CheckLevel::error ? "failed" : "warning";
}

/// Gates that did not pass.
MarkdownPart gates_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "gates";
    part.before = "**Gates**\n\n";
    part.after = "\n";
    for (const HeadComparison& each : run.comparisons) {
        for (const Check& check : each.comparison.gates) {
            if (check.outcome == CheckOutcome::passed) continue;
            std::string text =
                fmt::format("- **{}** {}, {}: {}", word_of(check), name_cell(each.comparison.id),
                            text_cell(check.title), text_cell(check.message));
            if (!check.waiver.empty()) text += "; " + text_cell(check.waiver);
            const std::string place = place_text(check.location);
            if (!place.empty()) text += " (" + name_cell(place) + ")";
            part.rows.push_back({text + "\n", check.outcome == CheckOutcome::failed});
        }
    }
    return part;
}

MarkdownPart lone_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "scenarios on one side";
    part.before = "**Not compared**\n\n";
    part.after = "\n";
    const auto add = [&](std::string_view word, const std::string& name, std::size_t head) {
        std::string text = fmt::format("- {}: {}", word, name_cell(name));
        if (head > 0 && has_heads(run)) text += ", head " + name_cell(side_label(run, head));
        part.rows.push_back({text + "\n", word == "not read"});
    };
    for (const UnreadSide& side : run.unread) add("not read", side.label, 0);
    for (const LoneScenario& scenario : run.added) add("added", scenario.id, scenario.head);
    for (const LoneScenario& scenario : run.removed) add("removed", scenario.id, scenario.head);
    return part;
}

/// "value $6M → $60M; status disputed → –".
std::string fields_cell(const ItemChange& item) {
    if (item.fields.empty()) return text_cell(item.title);
    const auto side = [](const std::string& text) { return text.empty() ? "–" : text_cell(text); };
    std::vector<std::string> parts;
    for (const FieldChange& field : item.fields) {
        if (parts.size() == shown_fields) break;
        parts.push_back(text_cell(spaced(field.field)) + " " + side(field.base) + " → " +
                        side(field.head));
    }
    const std::size_t more = item.fields.size() - parts.size();
    if (more > 0) parts.push_back(count_word(more) + " more");
    return separated(parts, "; ");
}

std::string effects_cell(const Comparison& comparison, const ItemChange& item) {
    const bool by_net = !item.net.empty();
    if (!by_net && item.pressure.empty()) return "";
    std::vector<std::string> parts;
    const std::vector<LayerEffect> effects =
        effects_of(comparison, by_net ? item.net : item.pressure);
    for (const LayerEffect& effect : effects) {
        if (parts.size() == shown_effects) break;
        parts.push_back(text_cell(layer_words(*effect.layer)) + " " + net_text(effect.value));
    }
    if (parts.empty()) return "nothing that shows";
    if (effects.size() > parts.size()) {
        parts.push_back(count_word(effects.size() - parts.size()) + " more");
    }
    return (by_net ? "net: " : "pressure: ") + separated(parts, ", ");
}

MarkdownPart changes_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "changes";
    part.before = table_head(run, {"what", "", "change", "did"});
    for (const HeadComparison& each : run.comparisons) {
        for (const ItemList& list : item_lists(each.comparison)) {
            for (const ItemChange& item : *list.second) {
                part.rows.push_back(row_of(
                    about(run, each), {std::string(list.first.substr(0, list.first.size() - 1)) +
                                           " " + name_cell(item.id),
                                       std::string(name(item.kind)), fields_cell(item),
                                       effects_cell(each.comparison, item)}));
            }
        }
    }
    fold(part, "Facts, sources, arguments and rules that changed");
    return part;
}

/// Causes with their exact parts of net and pressure.
MarkdownPart causes_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "parts by cause";
    part.before = table_head(run, {"layer", "cause", "part of Δ net:", "of Δ pressure:"});
    const auto add = [&](const HeadComparison& each, const LayerComparison& layer,
                         const std::string& cause, const CauseShare& share) {
        if (share == CauseShare{}) return;
        part.rows.push_back(row_of(
            about(run, each),
            {text_cell(layer_words(layer)), cause, decimal(share.net), decimal(share.pressure)}));
    };
    for (const HeadComparison& each : run.comparisons) {
        for (const LayerComparison& layer : each.comparison.layers) {
            for (std::size_t i = 0; i < cause_count; ++i) {
                add(each, layer, spaced(name(static_cast<Cause>(i))), layer.attribution.causes[i]);
            }
            add(each, layer, "not told apart", layer.attribution.unseparated);
        }
    }
    fold(part, "Parts by cause, exactly");
    return part;
}

MarkdownPart arguments_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "arguments";
    part.before = table_head(run, {"layer", "argument", "base:", "head:"});
    for (const HeadComparison& each : run.comparisons) {
        for (const LayerComparison& layer : each.comparison.layers) {
            for (const ArgumentShift& shift : layer.arguments) {
                part.rows.push_back(row_of(
                    about(run, each), {text_cell(layer_words(layer)), name_cell(shift.id.str()),
                                       decimal(shift.base), decimal(shift.head)}));
            }
        }
    }
    fold(part, "Arguments that press otherwise");
    return part;
}

MarkdownPart unchanged_part(const ComparisonRun& run) {
    MarkdownPart part;
    part.rows_are = "unchanged scenarios";
    part.before = table_head(run, {"outcome"});
    for (const HeadComparison& each : run.comparisons) {
        const ComparisonOutcome outcome = each.comparison.outcome;
        if (outcome == ComparisonOutcome::different) continue;
        part.rows.push_back(row_of(about(run, each), {std::string(name(outcome))}));
    }
    fold(part, "Unchanged");
    return part;
}

std::string sides_line(const ComparisonRun& run) {
    if (run.sides.size() < 2) return "";
    std::vector<std::string> heads;
    for (std::size_t i = 1; i < run.sides.size() && heads.size() < shown_heads; ++i) {
        heads.push_back(name_cell(run.sides[i]));
    }
    const std::size_t more = run.sides.size() - 1 - heads.size();
    if (more > 0) heads.push_back(count_word(more) + " more");
    return fmt::format("Base {}, head {}.\n\n", name_cell(run.sides.front()), joined(heads));
}

std::string head_of(const ComparisonRun& run) {
    std::string answer = summary_text(run);
    if (run.comparisons.size() == 1 && !run.many) {
        const Comparison& comparison = run.comparisons.front().comparison;
        answer = fmt::format("{}: {}", name(comparison.outcome), answer_text(comparison));
    }
    return fmt::format("<!-- stackimpact:compare -->\n### stackimpact, {}\n\n{}", text_cell(answer),
                       sides_line(run));
}

std::string foot_of(const ComparisonRun& run) {
    if (run.comparisons.empty()) return "";
    std::vector<std::string> sentences = method_texts(run);
    if (sentences.size() > shown_methods) sentences.resize(shown_methods);
    sentences.push_back(numbers_text());
    for (std::string& sentence : sentences) sentence = text_cell(sentence);
    return fmt::format("<sub>{}</sub>\n", separated(sentences, " "));
}

}  // namespace

std::string render_comparison_markdown(const ComparisonRun& run) {
    return markdown_page(head_of(run),
                         {layers_part(run), gates_part(run), lone_part(run), changes_part(run),
                          causes_part(run), arguments_part(run), unchanged_part(run)},
                         foot_of(run), page_bytes, "compare");
}

}  // namespace stackimpact
