// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

Lines paragraph(const TextContext& context, std::string_view heading, const std::string& text) {
    return wrapped(text, context.width, 2, Rich(heading, Style::strong).add("  "));
}

std::vector<Rich> case_row(const std::string& label, const std::vector<Verdict>& verdicts) {
    std::vector<Rich> cells{Rich("  " + label)};
    for (const Verdict verdict : verdicts) {
        cells.emplace_back(spaced(name(verdict)), style_of(Micro{side_of(verdict)}));
    }
    return cells;
}

Table case_table(const TextContext& context, std::size_t gap) {
    const Assessment& assessment = context.assessment;
    std::vector<Table::Column> columns{{Table::Align::left, 0}};
    std::vector<Rich> heading{Rich("WHICH STORY IS TRUE", Style::strong)};
    std::vector<Verdict> base;
    for (const LayerAssessment& layer : assessment.layers) {
        columns.push_back({Table::Align::left, gap, true});
        heading.emplace_back(layer.name, Style::dim);
        base.push_back(layer.verdict);
    }
    Table table(std::move(columns));
    table.row(std::move(heading));
    const bool asked = assessment.input_case.has_value() || !assessment.input_set.empty() ||
                       !assessment.input_drop.empty();
    table.row(case_row(asked ? "as asked" : "as stated", base));
    for (const CaseAssessment& each : assessment.cases) {
        std::vector<Verdict> verdicts;
        for (const CaseAssessment::Row& row : each.layers) verdicts.push_back(row.verdict);
        verdicts.resize(assessment.layers.size(), Verdict::neutral);
        table.row(case_row(spaced(each.id.str()), verdicts));
    }
    return table;
}

/// Small changes first, then what takes an argument or a source away.
int size_of(const Fragility& change) {
    if (change.change != "without") return 0;
    return change.subject_kind == "argument" ? 1 : 2;
}

std::string change_text(const TextContext& context, const Fragility& change) {
    const bool relation = change.subject_kind == "relation";
    const std::string subject =
        fmt::format("{}{}{}{}", relation ? "that " : "", context.signs.open,
                    relation ? spaced(change.subject) : argument_name(ArgumentId{change.subject}),
                    context.signs.close);
    if (change.change == "half") return subject + " counts half";
    if (change.change == "double") return subject + " counts double";
    return (change.subject_kind == "source" ? "the source " : "") + subject + " goes";
}

std::string changes_text(const TextContext& context, const LayerAssessment& layer) {
    std::vector<Fragility> changes = layer.fragile_to;
    std::stable_sort(changes.begin(), changes.end(), [](const Fragility& a, const Fragility& b) {
        return size_of(a) < size_of(b);
    });
    constexpr std::size_t shown = 2;
    std::vector<std::string> items;
    for (const Fragility& change : changes) {
        if (items.size() < shown) items.push_back(change_text(context, change));
    }
    std::string text =
        fmt::format("{} turns {} if {}", layer.name, layer.shares.net.value > 0 ? "bear" : "bull",
                    joined(items, " or "));
    if (changes.size() > shown) {
        text += fmt::format(" ({} more)", count_word(changes.size() - shown));
    }
    return text + ".";
}

/// Another value or status for a fact: the hinge, else the first.
std::string what_if(const Assessment& assessment) {
    const FactAssessment* tried = nullptr;
    for (const FactAssessment& fact : assessment.facts) {
        const bool hinge = assessment.hinge && fact.fact.name == assessment.hinge->fact;
        if (tried == nullptr || hinge) tried = &fact;
    }
    if (tried == nullptr) return "";
    if (const bool* truth = std::get_if<bool>(&tried->fact.value)) {
        return fmt::format("--set {}={}", tried->fact.name.str(), !*truth);
    }
    const bool confirmed = tried->fact.status == FactStatus::confirmed;
    return fmt::format("--set {}.status={}", tried->fact.name.str(),
                       confirmed ? "retracted" : "confirmed");
}

}  // namespace

Lines cases_section(const TextContext& context) {
    if (context.assessment.cases.empty()) return {};
    const Table roomy = case_table(context, 2);
    if (roomy.natural_width() <= context.width) return roomy.render(context.width);
    return case_table(context, 1).render(context.width);
}

Lines change_section(const TextContext& context) {
    std::vector<std::string> sentences;
    bool firm = false;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (layer.shares.net.value == 0) continue;
        if (layer.fragile_to.empty()) {
            firm = true;
        } else {
            sentences.push_back(changes_text(context, layer));
        }
    }
    if (firm) {
        sentences.push_back(std::string("No single change turns ") +
                            (sentences.empty() ? "any layer." : "the others."));
    }
    if (sentences.empty()) return {};
    return paragraph(context, "WHAT WOULD CHANGE IT", sentences_of(sentences));
}

Lines open_section(const TextContext& context) {
    const auto& questions = context.assessment.not_known;
    if (questions.empty()) return {};
    constexpr std::size_t shown = 3;
    const bool all = context.options.detail == TextOptions::Detail::full;
    std::string text;
    if (questions.size() > shown && !all) {
        text = fmt::format("({} of {}) ", shown, questions.size());
    }
    std::vector<std::string> asked;
    for (const OpenQuestion& question : questions) {
        if (asked.size() == shown && !all) break;
        asked.push_back(question.question.empty() ? fact_about(context, question.fact) + "?"
                                                  : question.question);
    }
    return paragraph(context, "NOT KNOWN", text + sentences_of(asked));
}

Lines expected_section(const TextContext& context) {
    const auto& results = context.assessment.expect;
    if (results.empty()) return {};
    std::size_t met = 0;
    std::vector<std::string> unmet;
    for (const ExpectationResult& result : results) {
        if (result.met) ++met;
        if (result.met) continue;
        unmet.push_back(fmt::format("{} {} is {}, not {}",
                                    layer_name(context, result.expectation.layer),
                                    spaced(result.expectation.what), spaced(result.actual),
                                    spaced(result.expectation.expected)));
    }
    std::string text = met == results.size()
                           ? fmt::format("all {} met", count_word(met))
                           : fmt::format("{} of {} met", met == 0 ? "none" : count_word(met),
                                         count_word(results.size()));
    if (!unmet.empty()) text += ": " + separated(unmet, "; ");
    return paragraph(context, "EXPECTED", text + ".");
}

Lines about_section(const TextContext& context) {
    if (context.assessment.about.empty()) return {};
    return paragraph(context, "ABOUT", context.assessment.about);
}

Lines closing_section(const TextContext& context) {
    Lines lines = wrapped(
        "Strength of argument, -1 to +1. Not a probability, not a forecast of return, not advice.",
        context.width);
    std::string text = "stackimpact analyze";
    if (!context.options.scenario_path.empty()) {
        text += " " + shell_quoted(context.options.scenario_path);
    }
    std::vector<std::string> ways{"--json"};
    if (context.options.detail != TextOptions::Detail::full) ways.insert(ways.begin(), "--full");
    const std::string example = what_if(context.assessment);
    if (!example.empty()) ways.push_back(example);
    text += " [" + separated(ways, " | ") + "]";
    append(lines, wrapped(Rich(text, Style::dim), context.width, 2));
    return lines;
}

}  // namespace stackimpact
