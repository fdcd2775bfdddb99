// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "report/text_comparison.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Outcome and a blank.
constexpr std::size_t label_columns = 9;

std::string_view word_of(const Check& check) {
    if (check.outcome != CheckOutcome::failed) return name(check.outcome);
    return check.level == CheckLevel::error ? "failed" : "warning";
}

Lines check_lines(const Check& check, const TextSigns& signs, std::size_t width) {
    const bool failed = check.outcome == CheckOutcome::failed;
    Rich text(check.title, failed ? Style::strong : Style::plain);
    if (!check.scenario.empty()) text.add(fmt::format(" {} {}", signs.dot, check.scenario));
    text.add(": " + check.message);
    if (!check.waiver.empty()) text.add(fmt::format(" {} {}", signs.dot, check.waiver));
    const std::string place = place_text(check.location);
    if (!place.empty()) text.add(fmt::format(" ({})", place), Style::dim);
    return labelled(Rich(word_of(check), failed ? Style::bear : Style::dim), label_columns, text,
                    width);
}

}  // namespace

Lines checks_section(const std::vector<const Check*>& checks, const TextSigns& signs,
                     std::size_t width) {
    if (checks.empty()) return {};
    Lines lines;
    std::size_t passed = 0;
    for (const CheckOutcome outcome :
         {CheckOutcome::failed, CheckOutcome::waived, CheckOutcome::skipped}) {
        for (const Check* check : checks) {
            if (check->outcome == outcome) append(lines, check_lines(*check, signs, width));
        }
    }
    for (const Check* check : checks) passed += check->outcome == CheckOutcome::passed ? 1U : 0U;
    Lines all{Rich("GATES", Style::strong)
                  .add(fmt::format("  {} of {} passed", passed, checks.size()), Style::dim)};
    append(all, lines);
    return all;
}

}  // namespace stackimpact
