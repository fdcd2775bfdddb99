// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 16;

void add_detail(const TextContext& context, std::string_view label, const std::string& text,
                Lines& lines) {
    if (text.empty()) return;
    append(lines, labelled(Rich("  ").add(label, Style::dim), label_columns, text, context.width));
}

std::string two(Micro value) {
    return fixed(to_double(value), 2);
}

std::string scores_text(const ArgumentAssessment& argument) {
    std::string text =
        fmt::format("base {}, evidence {}, strength {}, heard {} ({} to {})", two(argument.base),
                    two(argument.evidence), two(argument.strength), two(argument.heard),
                    two(argument.heard_low), two(argument.heard_high));
    return argument.acts ? text : text + "; said more strongly by another of its mechanism";
}

std::string traits_text(const Argument& argument) {
    std::vector<std::string> traits;
    if (argument.mechanism) traits.push_back("mechanism " + spaced(argument.mechanism->str()));
    if (!argument.horizon.empty()) traits.push_back("over " + argument.horizon);
    if (argument.judgement) traits.emplace_back("weights by judgement");
    return separated(traits, ", ");
}

std::string effects_text(const TextContext& context, const Argument& argument) {
    std::vector<std::string> effects;
    for (const Effect& effect : argument.effects) {
        effects.push_back(fmt::format("{} {} {} {}", layer_name(context, effect.layer),
                                      spaced(effect.channel.str()), name(effect.direction),
                                      decimal(effect.weight)));
    }
    return separated(effects, "; ");
}

std::string relations_text(const std::vector<ActiveRelation>& relations) {
    std::vector<std::string> items;
    for (const ActiveRelation& relation : relations) {
        std::string item = fmt::format("{} (weight {}, heard {})", relation.other.str(),
                                       decimal(relation.weight), two(relation.heard));
        if (!relation.note.empty()) item += ": " + relation.note;
        items.push_back(std::move(item));
    }
    return separated(items, "; ");
}

/// Rules read the changed value; only what the scenario argued was about the stated one.
std::string ground_text(const Argument& argument, const FactAssessment& fact) {
    if (!argument.rule.empty() || fact.stated_text.empty()) return "";
    return fmt::format(", ground {} at {} in place of {}", two(fact.ground), fact.text,
                       fact.stated_text);
}

std::string facts_text(const TextContext& context, const Argument& argument) {
    std::vector<std::string> items;
    for (const FactName& name : argument.facts) {
        const FactAssessment* fact = context.fact(name);
        items.push_back(fact == nullptr
                            ? name.str()
                            : fmt::format("{} (weight {}{})", name.str(), two(fact->weight),
                                          ground_text(argument, *fact)));
    }
    return separated(items, ", ");
}

std::string citations_text(const std::vector<Citation>& citations, const TextContext& context) {
    std::vector<std::string> items;
    for (const Citation& citation : citations) {
        const Source* source = context.source(citation.source);
        std::string item =
            citation.source.str() + ", " +
            grade_text(source == nullptr ? Reliability::ungraded : source->reliability,
                       citation.credibility);
        if (!citation.group.empty()) item += ", group " + citation.group;
        if (!citation.says.empty()) {
            item += fmt::format(": {}{}{}", context.signs.open, citation.says, context.signs.close);
        }
        items.push_back(std::move(item));
    }
    return separated(items, "; ");
}

std::string also_text(const std::vector<ArgumentId>& ids) {
    std::vector<std::string> items;
    for (const ArgumentId& id : ids) items.push_back(id.str());
    return separated(items, ", ");
}

Lines argument_lines(const TextContext& context, const ArgumentAssessment& assessed) {
    const Argument& argument = assessed.argument;
    Rich head{std::string(name(argument.by))};
    if (!argument.hedge.empty()) {
        head.add(fmt::format(" {}{}{}", context.signs.open, argument.hedge, context.signs.close));
    }
    head.add(" " + place_text(argument.location), Style::dim);
    Lines lines = wrapped(head, context.width, 2, Rich(argument.id.str(), Style::strong).add("  "));
    add_detail(context, "claim", argument.claim, lines);
    add_detail(context, "scores", scores_text(assessed), lines);
    add_detail(context, "effects", effects_text(context, argument), lines);
    add_detail(context, "traits", traits_text(argument), lines);
    add_detail(context, "rests on", facts_text(context, argument), lines);
    add_detail(context, "sources", citations_text(argument.sources, context), lines);
    add_detail(context, "supported by", relations_text(assessed.supported_by), lines);
    add_detail(context, "attacked by", relations_text(assessed.attacked_by), lines);
    add_detail(context, "also said by", also_text(assessed.also_said_by), lines);
    add_detail(context, "note", argument.note, lines);
    return lines;
}

std::string state_text(const FactAssessment& fact) {
    std::string text(name(fact.fact.status));
    if (fact.fact.by) text += fmt::format(", by the {}", name(*fact.fact.by));
    text += fmt::format(", weight {} ({} to {})", two(fact.weight), two(fact.weight_low),
                        two(fact.weight_high));
    if (fact.fact.at_most) text += ", at most " + decimal(*fact.fact.at_most);
    return fact.graded ? text : text + ", ungraded";
}

Lines fact_lines(const TextContext& context, const FactAssessment& fact) {
    Rich head(fact.text);
    head.add(" " + place_text(fact.fact.location), Style::dim);
    const Rich lead = Rich(fact.fact.name.str(), Style::strong).add("  ");
    Lines lines = wrapped(head, context.width, 2, lead);
    add_detail(context, "about", fact_about(context, fact.fact.name), lines);
    if (!fact.stated_text.empty()) {
        add_detail(context, "changed", fmt::format("the scenario states {}", fact.stated_text),
                   lines);
    }
    add_detail(context, "status", state_text(fact), lines);
    add_detail(context, "sources", citations_text(fact.fact.citations, context), lines);
    add_detail(context, "used by", also_text(fact.used_by), lines);
    add_detail(context, "note", fact.fact.note, lines);
    return lines;
}

}  // namespace

Lines arguments_section(const TextContext& context) {
    if (context.assessment.arguments.empty()) return {};
    Lines lines{Rich("ARGUMENTS", Style::strong)};
    for (const ArgumentAssessment& argument : context.assessment.arguments) {
        if (lines.size() > 1) lines.emplace_back();
        append(lines, argument_lines(context, argument));
    }
    return lines;
}

Lines facts_section(const TextContext& context) {
    if (context.assessment.facts.empty()) return {};
    Lines lines{Rich("FACTS", Style::strong)};
    for (const FactAssessment& fact : context.assessment.facts) {
        if (lines.size() > 1) lines.emplace_back();
        append(lines, fact_lines(context, fact));
    }
    return lines;
}

}  // namespace stackimpact
