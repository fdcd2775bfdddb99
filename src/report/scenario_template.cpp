// SPDX-License-Identifier: MIT
#include "report/scenario_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "report/json_values.hpp"
#include "report/text_rules.hpp"

namespace stackimpact {

namespace {

std::vector<const FactDeclaration*> facts_of(const Vocabulary& vocabulary, const KindId& kind) {
    std::vector<const FactDeclaration*> facts;
    for (const auto& entry : vocabulary.facts) {
        const std::vector<KindId>& kinds = entry.second.kinds;
        const bool belongs =
            kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        if (belongs) facts.push_back(&entry.second);
    }
    const auto order = [](const FactDeclaration* fact) {
        const Position& at = fact->location.position;
        return std::tuple(fact->descriptive, fact->kinds.empty(), at.line, at.column);
    };
    std::stable_sort(facts.begin(), facts.end(),
                     [order](const auto* a, const auto* b) { return order(a) < order(b); });
    return facts;
}

/// "What did it cost? An answer: usd, $0 to $1tn, for example <$6M. How to find out: the report."
std::string question_of(const FactDeclaration& fact, const Vocabulary& vocabulary) {
    const bool boolean = fact.type == FactType::boolean;
    std::string text = fact.question.empty() ? fact.about : fact.question;
    if (!text.empty()) text += " ";
    text += fmt::format("An answer: {}", boolean ? "true or false" : domain_text(fact, vocabulary));
    if (!boolean && !fact.example.empty()) text += fmt::format(", for example {}", fact.example);
    text += ".";
    if (!fact.how.empty()) text += fmt::format(" How to find out: {}", fact.how);
    return text;
}

}  // namespace

std::string scenario_template(const Vocabulary& vocabulary, const KindId& id) {
    const EventKind& kind = vocabulary.kinds.at(id);
    json::Writer out(json::Layout::pretty);
    out.begin_object();
    out.member("event", "What happened, in one line");
    out.member("kind", id);
    out.member("date", nullptr);
    out.key("facts");
    out.begin_object();
    for (const FactDeclaration* fact : facts_of(vocabulary, id)) {
        out.key(fact->name.str());
        out.begin_object();
        out.member("question", question_of(*fact, vocabulary));
        out.member("value", nullptr);
        out.end_object();
    }
    out.end_object();
    out.key("notes");
    out.begin_array(false);
    out.value(
        std::string_view("Say in `event` what happened and in `date` on which day, as "
                         "\"2025-01-27\". Write answers in "
                         "the place of null: true and false as they are, everything else in double "
                         "quotes. What stays "
                         "null is not known."));
    const std::string about = fmt::format("{}: {}", kind.name, kind.about);
    out.value(about);
    if (kind.outside_stack) {
        out.value(std::string_view(
            "This kind of event comes from outside of the stack and moves all layers at once."));
    }
    out.end_array();
    out.end_object();
    return out.take() + "\n";
}

}  // namespace stackimpact
