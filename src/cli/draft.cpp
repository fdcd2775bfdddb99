// SPDX-License-Identifier: MIT
#include "cli/draft.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/commands.hpp"
#include "cli/read.hpp"
#include "draft/draft.hpp"
#include "load/load.hpp"
#include "report/draft.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

/// What a headline is read with.
struct Words {
    Vocabulary vocabulary;
    Lexicon lexicon;
};

/// The lexicon named, or the compiled-in one. That may not fit a vocabulary of somebody's own,
/// which is one mistake and not as many as it has words.
std::optional<Lexicon> lexicon_of(const KnowledgeOptions& options, const Vocabulary& vocabulary,
                                  const Stack& stack, Diagnostics& diagnostics) {
    const bool own = !options.lexicon.empty();
    TextPtr text = builtin_text("lexicon.json");
    if (own) {
        const ReadResult input = read_input(options.lexicon, diagnostics);
        if (!input.read) return std::nullopt;
        text = input.text;
    }
    Diagnostics found;
    auto lexicon = load_lexicon(text, vocabulary, stack, found);
    if (lexicon) return std::move(*lexicon);
    if (own) {
        for (const Diagnostic& each : found.all()) diagnostics.add(each);
        return std::nullopt;
    }
    Diagnostic first = found.all().front();
    first.message = fmt::format(
        "the compiled-in lexicon does not fit this vocabulary and stack: {}", first.message);
    first.hint = "give one that does: `--lexicon FILE`; `stackimpact schema lexicon` has its form";
    diagnostics.add(std::move(first));
    return std::nullopt;
}

/// Only what a headline is read with: rules have no part in it.
std::optional<Words> read_words(KnowledgeOptions options, Diagnostics& diagnostics) {
    options.rules.clear();
    options.scales.clear();
    const KnowledgeTexts given = knowledge_texts(options, diagnostics);
    const KnowledgeTexts texts = given.builtin() ? builtin_knowledge_texts() : given;
    if (!texts.vocabulary || !texts.stack) return std::nullopt;
    auto vocabulary = load_vocabulary(texts.vocabulary, diagnostics);
    if (!vocabulary) return std::nullopt;
    // The compiled-in stack lends the names of its companies to any vocabulary.
    Diagnostics unheard;
    const auto stack =
        load_stack(texts.stack, *vocabulary, texts.own_stack ? diagnostics : unheard);
    if (stack.readable() == nullptr || diagnostics.has_errors()) return std::nullopt;
    auto lexicon = lexicon_of(options, *vocabulary, *stack.readable(), diagnostics);
    if (!lexicon) return std::nullopt;
    return Words{std::move(*vocabulary), std::move(*lexicon)};
}

TextPtr headline(const DraftOptions& options, Diagnostics& diagnostics) {
    if (options.words.empty() || options.words.front() == standard_input) {
        const ReadResult input = read_input(standard_input, diagnostics);
        return input.read ? input.text : nullptr;
    }
    return std::make_shared<const Text>("HEADLINE", options.words.front());
}

/// What the command line says instead of the headline.
std::optional<DraftChoices> choices_of(const DraftOptions& options, const Vocabulary& vocabulary,
                                       std::vector<UsageMistake>& mistakes) {
    DraftChoices choices;
    if (!options.date.empty()) choices.date = parse_date(options.date);
    if (options.kind.empty()) return choices;
    if (vocabulary.kinds.count(KindId(options.kind)) > 0) {
        choices.kind = KindId(options.kind);
        return choices;
    }
    std::vector<std::string> known;
    for (const auto& entry : vocabulary.kinds) known.push_back(entry.first.str());
    mistakes.push_back({fmt::format("there is no kind of event `{}`", options.kind),
                        nearest_hint(options.kind, known)});
    return std::nullopt;
}

std::string document(const Output& output, const Draft& draft, const DraftOptions& options) {
    if (output.format == Format::json) return render_draft_scenario(draft);
    const Look look = output.path.empty() ? output_look(options.look) : file_look(options.look);
    return render_draft_text(draft, {look.width, look.color});
}

/// What is said to people goes to standard error, unless standard output has it.
void explain(const Draft& draft, const OutputPlan& plan, const DraftOptions& options) {
    if (plan.outputs.front().format == Format::text) return;
    const Look look = message_look(options.look);
    tell(render_draft_text(draft, {look.width, look.color}));
}

/// An error is a document only for those who asked for documents: what reads a draft takes it for
/// a scenario.
Outcome refuse(const Diagnostics& diagnostics, const DraftOptions& options) {
    tell_diagnostics(diagnostics.all(), options.look);
    const Outcome outcome{Exit::invalid_input, error_summary(diagnostics.all())};
    if (options.format != "json") return outcome;
    return worse(outcome, print(render_json_error({}, diagnostics.all(), status_of(outcome))));
}

OutputPlan plan_of(const DraftOptions& options) {
    std::vector<std::string> inputs;
    for (const std::string& path :
         {options.knowledge.stack, options.knowledge.vocabulary, options.knowledge.lexicon}) {
        if (!path.empty()) inputs.push_back(path);
    }
    return plan_outputs(options.format.empty() ? "json" : options.format, options.outputs, inputs,
                        draft_formats);
}

}  // namespace

Outcome draft(const DraftOptions& options) {
    if (options.words.size() > 1) {
        return usage_error({{"a headline is one argument", "put it into single quotes"}},
                           options.format);
    }
    const OutputPlan plan = plan_of(options);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Diagnostics diagnostics;
    const auto words = read_words(options.knowledge, diagnostics);
    if (!words) return refuse(diagnostics, options);
    std::vector<UsageMistake> mistakes;
    const auto choices = choices_of(options, words->vocabulary, mistakes);
    if (!choices) return usage_error(mistakes, options.format);
    const TextPtr text = headline(options, diagnostics);
    std::optional<Draft> made;
    if (text) {
        made = draft_headline(text, words->lexicon, words->vocabulary, *choices, diagnostics);
    }
    if (!made) return refuse(diagnostics, options);
    explain(*made, plan, options);
    Outcome outcome;
    for (const Output& output : plan.outputs) {
        outcome = worse(outcome, write_document(output, document(output, *made, options)));
    }
    return outcome;
}

}  // namespace stackimpact::cli
