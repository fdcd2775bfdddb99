// SPDX-License-Identifier: MIT
#include "cli/rules.hpp"

#include <fmt/format.h>

#include <functional>
#include <utility>

#include "cli/rules_run.hpp"
#include "rules/card.hpp"
#include "rules/rule_tests.hpp"

namespace stackimpact::cli {

namespace {

std::vector<RuleCard> cards_of(const RulesSubject& subject) {
    const Knowledge& knowledge = subject.knowledge;
    std::vector<RuleCard> cards;
    for (const Rule* rule : subject.rules) {
        cards.push_back(rule_card(*rule, knowledge.rules, knowledge.vocabulary, knowledge.stack));
    }
    return cards;
}

RulesAnswer card_answer(const Knowledge& knowledge, std::vector<RuleCard> cards, Format format,
                        std::function<std::string(const RuleTextOptions&)> plain) {
    const Outcome outcome{Exit::ok,
                          fmt::format("{} rule{}", cards.size(), cards.size() == 1 ? "" : "s")};
    return {outcome,
            {{format, std::move(plain)}},
            [&knowledge, cards = std::move(cards)](const RuleDocument& document) {
                return render_rules_json(cards, knowledge.vocabulary, document);
            }};
}

/// How many tests failed, or that there were none.
Outcome tests_outcome(const RuleTestReport& report) {
    const std::size_t all = report.tests.size();
    if (all == 0) return {Exit::inconclusive, "the rules have no tests"};
    if (report.failed() > 0) {
        return {Exit::finding, fmt::format("{} of {} rule tests failed", report.failed(), all)};
    }
    return {Exit::ok, fmt::format("{} rule tests passed", all)};
}

}  // namespace

Outcome list_rules(const RulesOptions& options) {
    const auto ask = [](const RulesSubject& subject, Diagnostics&) {
        const Knowledge& knowledge = subject.knowledge;
        const std::vector<RuleCard> cards = cards_of(subject);
        return card_answer(knowledge, cards, Format::text, [cards](const RuleTextOptions& text) {
            return render_rule_list(cards, text);
        });
    };
    return run_rules(options, {}, ask);
}

Outcome show_rules(const RulesOptions& options, const std::vector<std::string>& others) {
    const auto ask = [](const RulesSubject& subject, Diagnostics&) {
        const Knowledge& knowledge = subject.knowledge;
        const std::vector<RuleCard> cards = cards_of(subject);
        return card_answer(knowledge, cards, Format::text,
                           [&knowledge, cards](const RuleTextOptions& text) {
                               return render_rule_cards(cards, knowledge.vocabulary, text);
                           });
    };
    return run_rules(options, {{options.rules, {}, false}, others, {}}, ask);
}

Outcome graph_rules(const RulesOptions& options) {
    const auto ask = [&options](const RulesSubject& subject, Diagnostics&) {
        const Knowledge& knowledge = subject.knowledge;
        const std::vector<RuleCard> cards = cards_of(subject);
        return card_answer(knowledge, cards, Format::dot,
                           [&knowledge, &options, cards](const RuleTextOptions&) {
                               return render_rule_graph(cards, knowledge.stack, options.effects);
                           });
    };
    return run_rules(options, {{}, {}, {}, graph_formats}, ask);
}

Outcome test_rules(const RulesOptions& options) {
    const auto ask = [](const RulesSubject& subject, Diagnostics&) {
        const Knowledge& knowledge = subject.knowledge;
        const RuleTestReport report = run_rule_tests(
            subject.rules,
            {knowledge.scales, knowledge.vocabulary, knowledge.stack, knowledge.rules});
        const Vocabulary& vocabulary = knowledge.vocabulary;
        return RulesAnswer{tests_outcome(report),
                           {{Format::text,
                             [&vocabulary, report](const RuleTextOptions& text) {
                                 return render_rule_tests(report, vocabulary, text);
                             }}},
                           [&vocabulary, report](const RuleDocument& document) {
                               return render_rule_tests_json(report, vocabulary, document);
                           }};
    };
    return run_rules(options, {rule_arguments(options.rules), {}, {}}, ask);
}

}  // namespace stackimpact::cli
