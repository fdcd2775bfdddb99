// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "report/report.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"
#include "report/width.hpp"

namespace stackimpact {

namespace {

/// The event, with its date (and its kind where there is room) at the right of the last line.
Lines title(const TextContext& context) {
    Lines lines = wrapped(Rich(context.assessment.event, Style::strong), context.width);
    if (lines.empty()) lines.emplace_back();
    std::string date = context.assessment.date ? to_string(*context.assessment.date) : "";
    std::string kind;
    if (context.assessment.kind) {
        const auto declared = context.vocabulary.kinds.find(*context.assessment.kind);
        kind = declared == context.vocabulary.kinds.end() ? spaced(context.assessment.kind->str())
                                                          : declared->second.name;
        if (!date.empty()) kind += fmt::format(" {} {}", context.signs.dot, date);
    }
    constexpr std::size_t gap = 2;
    const auto fits = [&](const std::string& right) {
        return lines.back().width() + gap + display_width(right) <= context.width;
    };
    const std::string& right = !kind.empty() && fits(kind) ? kind : date;
    if (right.empty()) return lines;
    if (!fits(right)) lines.emplace_back();
    lines.back().pad_to(context.width - std::min(context.width, display_width(right)));
    lines.back().add(right, Style::dim);
    return lines;
}

/// What was changed against the file: an assessment of something else than what is written must say
/// so.
Lines overlay(const TextContext& context) {
    std::vector<std::string> parts;
    const Assessment& assessment = context.assessment;
    if (assessment.input_case) parts.push_back("case " + spaced(assessment.input_case->str()));
    for (const std::string& set : assessment.input_set) parts.push_back("set " + set);
    for (const std::string& drop : assessment.input_drop) parts.push_back("without " + drop);
    if (parts.empty()) return {};
    return labelled(Rich("WHAT IF", Style::strong), 8, separated(parts, ", ") + ".", context.width);
}

/// Sections with a blank line between them; empty ones leave no trace. Where only blank lines keep
/// a page from fitting one screen, the last of them go.
Lines laid_out(const std::vector<Lines>& sections) {
    constexpr std::size_t screen = 50;
    std::size_t lines = 0;
    std::size_t gaps = 0;
    for (const Lines& section : sections) {
        lines += section.size();
        if (!section.empty()) ++gaps;
    }
    if (gaps > 0) --gaps;
    if (lines + gaps > screen && lines + 1 <= screen) gaps = screen - lines;
    Lines page;
    for (const Lines& section : sections) {
        if (section.empty()) continue;
        if (!page.empty() && gaps > 0) {
            page.emplace_back();
            --gaps;
        }
        append(page, section);
    }
    return page;
}

std::vector<Lines> page_sections(const TextContext& context) {
    Lines summary = overlay(context);
    append(summary, summary_section(context));
    Lines rest = change_section(context);
    append(rest, open_section(context));
    append(rest, expected_section(context));
    return {title(context),       std::move(summary),     board_section(context),
            why_section(context), cases_section(context), std::move(rest)};
}

}  // namespace

std::string render_text(const Assessment& assessment, const Vocabulary& vocabulary,
                        const TextOptions& options) {
    const TextContext context(assessment, vocabulary, options);
    if (options.detail == TextOptions::Detail::call) {
        return paint(wrapped(call_text(context), context.width), options.width, options.color);
    }
    std::vector<Lines> sections = page_sections(context);
    if (options.detail == TextOptions::Detail::full) {
        for (const auto section :
             {about_section, layer_sections, propagation_section, market_section, arguments_section,
              facts_section, sources_section, rules_section, figures_section,
              expectations_section}) {
            sections.push_back(section(context));
        }
    }
    sections.push_back(gates_section(context));
    sections.push_back(closing_section(context));
    return paint(laid_out(sections), options.width, options.color);
}

}  // namespace stackimpact
