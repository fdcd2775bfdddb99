// SPDX-License-Identifier: MIT
#include "report/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "model/format.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

std::size_t count_of(const std::vector<Check>& checks, CheckOutcome outcome) {
    return static_cast<std::size_t>(
        std::count_if(checks.begin(), checks.end(),
                      [outcome](const Check& check) { return check.outcome == outcome; }));
}

std::string summary(const std::vector<Check>& checks) {
    std::vector<std::string> parts;
    for (const CheckOutcome outcome : {CheckOutcome::passed, CheckOutcome::failed,
                                       CheckOutcome::waived, CheckOutcome::skipped}) {
        const std::size_t count = count_of(checks, outcome);
        if (outcome == CheckOutcome::skipped && count == 0) continue;
        parts.push_back(fmt::format("{} {}", count, name(outcome)));
    }
    return separated(parts, ", ") + ".";
}

/// What a check is about: its id and, of one layer, the layer.
std::string subject(const Check& check) {
    return check.layer ? fmt::format("{}, {}", check.id, spaced(check.layer->str())) : check.id;
}

std::vector<std::string> sentences(const Check& check) {
    std::vector<std::string> all{check.message + "."};
    std::string asked = "Asked: " + check.title;
    // Where the title is the author's own the bound is not in it.
    if (!check.bound.empty() && check.title.find(check.bound) == std::string::npos) {
        asked += fmt::format(" ({}: {})", spaced(check.what), check.bound);
    }
    all.push_back(asked + ".");
    if (check.margin) all.push_back(fmt::format("Margin {}.", decimal(*check.margin)));
    std::vector<std::string> names;
    for (const ArgumentId& id : check.arguments) names.push_back(argument_name(id));
    if (!names.empty()) all.push_back("By: " + separated(names, ", ") + ".");
    if (!check.waiver.empty()) all.push_back("Waiver: " + check.waiver + ".");
    return all;
}

/// "failed", "waived", or "warning" for a failure that does not fail the run.
Rich verdict_of(const Check& check) {
    constexpr std::size_t columns = 11;
    const bool mild = check.outcome == CheckOutcome::failed && check.level == CheckLevel::warning;
    const std::string_view word = mild ? name(check.level) : name(check.outcome);
    const bool counts = check.outcome == CheckOutcome::failed && !mild;
    return Rich("  ").add(word, counts ? Style::strong : Style::plain).pad_to(columns);
}

}  // namespace

Lines checks_section(const std::vector<Check>& checks, std::size_t width, const TextSigns& signs) {
    if (checks.empty()) return {};
    constexpr std::size_t label_columns = 8;
    constexpr std::size_t hanging = 11;
    Lines lines = labelled(Rich("GATES", Style::strong), label_columns, summary(checks), width);
    for (const Check& check : checks) {
        if (check.outcome != CheckOutcome::failed && check.outcome != CheckOutcome::waived) {
            continue;
        }
        Rich text(subject(check) + ": " + separated(sentences(check), " "));
        const std::string place = place_text(check.location);
        if (!place.empty()) text.add(fmt::format(" {} {}", signs.dot, place), Style::dim);
        append(lines, wrapped(text, width, hanging, verdict_of(check)));
    }
    return lines;
}

std::string render_gates(const std::vector<Check>& checks, std::size_t width, bool color,
                         bool ascii) {
    return paint(checks_section(checks, width, text_signs(ascii)), width, color);
}

Lines gates_section(const TextContext& context) {
    return checks_section(context.assessment.gates, context.width, context.signs);
}

}  // namespace stackimpact
