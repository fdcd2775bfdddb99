// SPDX-License-Identifier: MIT
#include "report/text_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/comparison_words.hpp"
#include "report/text_checks.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

using Detail = TextOptions::Detail;

constexpr std::size_t label_columns = 8;

Lines block(const ComparisonTextContext& context, std::string_view label, const Rich& text) {
    if (text.empty()) return {};
    return labelled(Rich(label, Style::strong), label_columns, text, context.width);
}

/// Sides as called, heads by their numbers when there are several.
Lines sides_block(const ComparisonTextContext& context) {
    const std::vector<std::string>& sides = context.run.sides;
    Lines lines;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const std::string label = i == 0              ? "BASE"
                                  : sides.size() == 2 ? "HEAD"
                                                      : fmt::format("HEAD {}", i);
        append(lines, block(context, label, sides[i]));
    }
    return lines;
}

std::string outcome_label(const Comparison& comparison) {
    std::string label(name(comparison.outcome));
    std::transform(label.begin(), label.end(), label.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return label;
}

/// The answer with its word before it.
Lines answer_block(const ComparisonTextContext& context, const Comparison& comparison) {
    const Rich lead = Rich(outcome_label(comparison), Style::strong).add("  ");
    return wrapped(answer_text(comparison), context.width, 2, lead);
}

bool is_shown(const ComparisonTextContext& context, const HeadComparison& each) {
    return context.full || each.comparison.outcome == ComparisonOutcome::different;
}

/// Comparisons by scenario.
std::vector<HeadComparisons> by_scenario(const ComparisonRun& run) {
    std::vector<HeadComparisons> scenarios;
    for (const HeadComparison& each : run.comparisons) {
        const bool next =
            scenarios.empty() || scenarios.back().front()->comparison.id != each.comparison.id;
        if (next) scenarios.emplace_back();
        scenarios.back().push_back(&each);
    }
    return scenarios;
}

/// One comparison of several, under its name.
Lines title(const ComparisonTextContext& context, const HeadComparison& each) {
    Rich text(each.comparison.id, Style::strong);
    if (context.run.sides.size() > 2) {
        text.add(fmt::format("  HEAD {} {}", each.head, side_label(context.run, each.head)),
                 Style::dim);
    }
    return wrapped(text, context.width, 2);
}

void add_details(const ComparisonTextContext& context, const Comparison& comparison,
                 std::vector<Lines>& sections) {
    sections.push_back(causes_section(context, comparison));
    sections.push_back(changes_section(context, comparison));
}

Lines lone_block(const ComparisonTextContext& context, std::string_view label,
                 const std::vector<LoneScenario>& scenarios) {
    std::vector<std::string> items;
    for (const LoneScenario& scenario : scenarios) {
        items.push_back(context.run.sides.size() > 2
                            ? fmt::format("{} (head {})", scenario.id, scenario.head)
                            : scenario.id);
    }
    return items.empty() ? Lines{} : block(context, label, separated(items, ", "));
}

Lines unread_block(const ComparisonTextContext& context) {
    std::vector<std::string> items;
    for (const UnreadSide& side : context.run.unread) items.push_back(side.label);
    return items.empty() ? Lines{} : block(context, "UNREAD", separated(items, ", "));
}

/// What has no comparison.
Lines rest_section(const ComparisonTextContext& context) {
    Lines lines = lone_block(context, "ADDED", context.run.added);
    append(lines, lone_block(context, "REMOVED", context.run.removed));
    append(lines, unread_block(context));
    return lines;
}

/// Of several comparisons checks are named with theirs.
Lines gates_section(const ComparisonTextContext& context) {
    std::vector<Check> checks;
    const bool several = context.run.comparisons.size() > 1;
    for (const HeadComparison& each : context.run.comparisons) {
        const std::string of = context.run.sides.size() > 2
                                   ? fmt::format("{} (head {})", each.comparison.id, each.head)
                                   : each.comparison.id;
        for (Check check : each.comparison.gates) {
            if (several) check.id = of + ", " + check.id;
            checks.push_back(std::move(check));
        }
    }
    return checks_section(checks, context.width, context.signs);
}

Lines closing_section(const ComparisonTextContext& context) {
    const bool numbers = std::any_of(
        context.run.comparisons.begin(), context.run.comparisons.end(), [&](const auto& each) {
            return context.full || each.comparison.outcome != ComparisonOutcome::identical;
        });
    if (!numbers) return {};
    std::vector<std::string> sentences = method_texts(context.run);
    sentences.push_back(numbers_text());
    return wrapped(separated(sentences, " "), context.width);
}

/// One scenario, one head.
void add_single(const ComparisonTextContext& context, Detail detail, std::vector<Lines>& sections) {
    const Comparison& comparison = context.run.comparisons.front().comparison;
    sections.push_back(answer_block(context, comparison));
    if (comparison.outcome == ComparisonOutcome::identical && !context.full) return;
    sections.push_back(comparison_board(context, comparison));
    if (detail != Detail::call) add_details(context, comparison, sections);
}

/// One scenario: several heads side by side, then each.
void add_heads(const ComparisonTextContext& context, const HeadComparisons& heads, Detail detail,
               std::vector<Lines>& sections) {
    if (heads.size() > 1) sections.push_back(heads_board(context, heads));
    if (detail == Detail::call) return;
    for (const HeadComparison* each : heads) {
        if (!is_shown(context, *each)) continue;
        Lines head = title(context, *each);
        append(head, answer_block(context, each->comparison));
        append(head, comparison_board(context, each->comparison));
        sections.push_back(std::move(head));
        add_details(context, each->comparison, sections);
    }
}

void add_many(const ComparisonTextContext& context, Detail detail, std::vector<Lines>& sections) {
    sections.push_back(comparison_matrix(context));
    sections.push_back(rest_section(context));
    if (detail == Detail::call) return;
    for (const HeadComparisons& heads : by_scenario(context.run)) {
        const bool any = std::any_of(heads.begin(), heads.end(),
                                     [&](const auto* each) { return is_shown(context, *each); });
        if (!any) continue;
        if (heads.size() > 1) {
            sections.push_back(
                wrapped(Rich(heads.front()->comparison.id, Style::strong), context.width));
        }
        add_heads(context, heads, detail, sections);
    }
}

/// Sections with a blank line between them; empty ones leave no trace.
Lines laid_out(const std::vector<Lines>& sections) {
    Lines page;
    for (const Lines& section : sections) {
        if (section.empty()) continue;
        if (!page.empty()) page.emplace_back();
        append(page, section);
    }
    return page;
}

bool is_single(const ComparisonRun& run) {
    return run.comparisons.size() == 1 && run.added.empty() && run.removed.empty() &&
           run.unread.empty() && !run.many;
}

}  // namespace

std::string render_comparison_text(const ComparisonRun& run, const ComparisonTextOptions& options) {
    const ComparisonTextContext context{run, text_signs(options.ascii),
                                        std::max(options.width, least_text_width), options.ascii,
                                        options.detail == Detail::full};
    std::vector<Lines> sections;
    if (options.detail != Detail::call) sections.push_back(sides_block(context));
    if (is_single(run)) {
        add_single(context, options.detail, sections);
    } else {
        sections.push_back(wrapped(summary_text(run), context.width));
        const std::vector<HeadComparisons> scenarios = by_scenario(run);
        if (scenarios.size() == 1 && scenarios.front().size() > 1) {
            add_heads(context, scenarios.front(), options.detail, sections);
            sections.push_back(rest_section(context));
        } else {
            add_many(context, options.detail, sections);
        }
    }
    if (options.detail != Detail::call) {
        sections.push_back(gates_section(context));
        sections.push_back(closing_section(context));
    }
    return paint(laid_out(sections), options.width, options.color);
}

}  // namespace stackimpact
