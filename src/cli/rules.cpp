// SPDX-License-Identifier: MIT
#include "cli/rules.hpp"

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/inputs.hpp"
#include "cli/outputs.hpp"
#include "cli/rules_choice.hpp"
#include "report/diagnostic_text.hpp"
#include "report/rules.hpp"
#include "rules/card.hpp"
#include "rules/choose.hpp"
#include "rules/rule_tests.hpp"

namespace stackimpact::cli {

namespace {

/// What a command has to say: how it ended, and its documents.
struct Answer {
    Outcome outcome;
    std::function<std::string(const RuleTextOptions&)> text;
    std::function<std::string(const RuleDocument&)> json;
};

/// What a command does with the rules that were chosen.
using Ask = std::function<Answer(const Knowledge&, const std::vector<const Rule*>&)>;

Look look_of(const Output& output, const RulesOptions& options) {
    return output.path.empty() ? output_look(options.look) : file_look(options.look);
}

Outcome write_all(const OutputPlan& plan, const std::function<std::string(const Output&)>& document,
                  Outcome outcome) {
    for (const Output& output : plan.outputs) {
        outcome = worse(outcome, write_document(output, document(output)));
    }
    return outcome;
}

/// Documents that say what is wrong with the files. Standard output has text only for results.
Outcome refuse(const OutputPlan& plan, const std::vector<Diagnostic>& diagnostics,
               const RulesOptions& options) {
    const Outcome outcome{Exit::invalid_input, error_summary(diagnostics)};
    const RunStatus status = status_of(outcome);
    const auto document = [&](const Output& output) -> std::string {
        if (output.format == Format::json) return render_json_error({}, diagnostics, status);
        if (output.format == Format::ndjson) {
            return render_json_error_line({}, diagnostics, status);
        }
        if (output.path.empty()) return {};
        const Look look = look_of(output, options);
        DiagnosticTextOptions text;
        text.ascii = look.ascii;
        text.width = look.width;
        return render_diagnostics(diagnostics, text);
    };
    return write_all(plan, document, outcome);
}

RuleDocument document_of(const Knowledge& knowledge, RuleChoice choice,
                         std::vector<Diagnostic> diagnostics, const Outcome& outcome) {
    RuleDocument document;
    document.stack_sha256 = knowledge.stack.sha256;
    document.rules_sha256 = knowledge.rules.sha256;
    document.vocabulary_sha256 = knowledge.vocabulary.sha256;
    document.scales_sha256 = knowledge.scales.sha256;
    document.choice = std::move(choice);
    document.diagnostics = std::move(diagnostics);
    document.status = status_of(outcome);
    return document;
}

Outcome answer(const OutputPlan& plan, const Answer& answer, RuleDocument document,
               const RulesOptions& options) {
    const auto written = [&](const Output& output) {
        if (output.format == Format::text) {
            const Look look = look_of(output, options);
            return answer.text({look.width, look.color, look.ascii, options.full});
        }
        document.layout =
            output.format == Format::ndjson ? json::Layout::line : json::Layout::pretty;
        return answer.json(document);
    };
    return write_all(plan, written, answer.outcome);
}

/// Files of the command line that no output may replace.
std::vector<std::string> inputs_of(const KnowledgeOptions& knowledge) {
    std::vector<std::string> inputs = find_inputs(knowledge.rules).files;
    for (const std::string& path : {knowledge.stack, knowledge.vocabulary}) {
        if (!path.empty()) inputs.push_back(path);
    }
    return inputs;
}

/// Reads the book, chooses the rules, and writes what `ask` answers.
Outcome run(const RulesOptions& options, const RuleArguments& arguments,
            const std::vector<std::string>& others, const Ask& ask) {
    KnowledgeOptions asked = options.knowledge;
    asked.rules = book_files(asked.rules, arguments.files);
    asked.use.authoring = true;
    const OutputPlan plan = plan_outputs(options.format, options.outputs, inputs_of(asked));
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Diagnostics diagnostics;
    const Loaded<Knowledge> knowledge = load_knowledge(asked, diagnostics);
    diagnostics.sort();
    tell_diagnostics(diagnostics.all(), options.look);
    if (!knowledge) return refuse(plan, diagnostics.all(), options);
    std::vector<UsageMistake> mistakes;
    RuleChoice choice = rule_choice(options, arguments, *knowledge, others, mistakes);
    if (!mistakes.empty()) return usage_error(mistakes, options.format);
    const std::vector<const Rule*> rules = chosen_rules(choice, knowledge->rules, knowledge->stack);
    Answer answered = ask(*knowledge, rules);
    if (rules.empty()) answered.outcome = {Exit::inconclusive, "no rule is as asked for"};
    return answer(plan, answered,
                  document_of(*knowledge, std::move(choice), diagnostics.all(), answered.outcome),
                  options);
}

std::vector<RuleCard> cards_of(const Knowledge& knowledge, const std::vector<const Rule*>& rules) {
    std::vector<RuleCard> cards;
    for (const Rule* rule : rules) {
        cards.push_back(rule_card(*rule, knowledge.rules, knowledge.vocabulary, knowledge.stack));
    }
    return cards;
}

Answer card_answer(const Knowledge& knowledge, std::vector<RuleCard> cards,
                   std::function<std::string(const RuleTextOptions&)> text) {
    const Outcome outcome{Exit::ok,
                          fmt::format("{} rule{}", cards.size(), cards.size() == 1 ? "" : "s")};
    return {outcome, std::move(text),
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
    const auto ask = [](const Knowledge& knowledge, const std::vector<const Rule*>& rules) {
        const std::vector<RuleCard> cards = cards_of(knowledge, rules);
        return card_answer(knowledge, cards, [cards](const RuleTextOptions& text) {
            return render_rule_list(cards, text);
        });
    };
    return run(options, {}, {}, ask);
}

Outcome show_rules(const RulesOptions& options, const std::vector<std::string>& others) {
    const auto ask = [](const Knowledge& knowledge, const std::vector<const Rule*>& rules) {
        const std::vector<RuleCard> cards = cards_of(knowledge, rules);
        return card_answer(knowledge, cards, [&knowledge, cards](const RuleTextOptions& text) {
            return render_rule_cards(cards, knowledge.vocabulary, text);
        });
    };
    return run(options, {options.rules, {}, false}, others, ask);
}

Outcome test_rules(const RulesOptions& options) {
    const auto ask = [](const Knowledge& knowledge, const std::vector<const Rule*>& rules) {
        const RuleTestReport report = run_rule_tests(
            rules, {knowledge.scales, knowledge.vocabulary, knowledge.stack, knowledge.rules});
        const Vocabulary& vocabulary = knowledge.vocabulary;
        return Answer{tests_outcome(report),
                      [&vocabulary, report](const RuleTextOptions& text) {
                          return render_rule_tests(report, vocabulary, text);
                      },
                      [&vocabulary, report](const RuleDocument& document) {
                          return render_rule_tests_json(report, vocabulary, document);
                      }};
    };
    return run(options, rule_arguments(options.rules), {}, ask);
}

}  // namespace stackimpact::cli
