// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "load/any_amount.hpp"
#include "load/load.hpp"
#include "load/names.hpp"
#include "load/scenario_market.hpp"
#include "model/assessment.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

/// The words of an enumeration from its first to its last enumerator.
template <class Enum>
std::vector<std::string_view> words_up_to(Enum last) {
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(last); ++i) words.push_back(name(static_cast<Enum>(i)));
    return words;
}

/// One thing that can be expected of a layer and the words for it.
struct Question {
    std::string_view key;
    std::string_view what;
    std::vector<std::string_view> words;
};

std::vector<Question> questions() {
    const auto gaps = words_up_to(GapLabel::overreaction);
    return {{"verdict", "a verdict", words_up_to(Verdict::contested)},
            {"gap", "a label of a gap", gaps},
            {"gap_did", "a label of a gap", gaps},
            {"rank", "a rank", {"most_bearish", "most_bullish"}},
            {"sign", "a direction", {"bull", "bear"}}};
}

void read_value(const Input& input, const JsonNode& node, const Vocabulary& vocabulary,
                Falsifier& falsifier) {
    const WrittenAmount written = read_any_amount(input, node, vocabulary);
    falsifier.value = written.value;
    falsifier.as_written = written.as_written;
    falsifier.dimension = written.dimension;
}

void read_refuted(const Input& input, const JsonNode& node, const Targets& targets,
                  Falsifier& falsifier) {
    const Names& known = targets.arguments;
    for (const JsonNode& item : read_items(input, node, "`refutes`")) {
        const auto text = read_words(input, item, "an argument's name");
        if (!text) continue;
        falsifier.refutes.emplace_back(*text);
        if (std::binary_search(known.begin(), known.end(), *text)) continue;
        const bool hint = input.diagnostics().wants_hints();
        input.warning(Code::unknown_argument, item.span,
                      fmt::format("there is no argument or rule {}", quoted(*text)),
                      hint ? nearest_hint(*text, known) : "");
    }
}

Falsifier read_falsifier(const Input& input, const JsonNode& node, const Targets& targets,
                         const Vocabulary& vocabulary) {
    static constexpr std::array<std::string_view, 6> operators = {"<", "<=", ">", ">=", "==", "!="};
    ObjectReader reader(input, node, "a falsifier");
    Falsifier falsifier;
    falsifier.location = input.location(node.span);
    if (const JsonNode* metric = reader.require("metric")) {
        falsifier.metric = read_id(input, *metric, "a metric").value_or("");
    }
    if (const JsonNode* op = reader.require("op")) {
        const auto index = read_word(input, *op, "a comparison", operators);
        if (index) falsifier.op = operators.at(*index);
    }
    if (const JsonNode* value = reader.require("value")) {
        read_value(input, *value, vocabulary, falsifier);
    }
    if (const JsonNode* by = reader.require("by", "the date when it can be observed")) {
        falsifier.by = read_date(input, *by, "`by`").value_or(Date{});
    }
    if (const JsonNode* refutes = reader.require("refutes")) {
        read_refuted(input, *refutes, targets, falsifier);
    }
    falsifier.note = reader.text("note");
    reader.finish();
    return falsifier;
}

void read_layer_expectations(const Input& input, const JsonMember& member,
                             const std::vector<Question>& asked,
                             std::vector<Expectation>& expectations) {
    ObjectReader reader(input, member.value, "an expectation");
    const std::string note = reader.text("note");
    for (const Question& question : asked) {
        const JsonNode* node = reader.find(question.key);
        if (node == nullptr) continue;
        const auto index = read_word(input, *node, question.what, question.words);
        if (!index) continue;
        Expectation expectation;
        expectation.layer = LayerId{member.key};
        expectation.what = question.key;
        expectation.expected = question.words.at(*index);
        expectation.note = note;
        expectation.location = input.location(node->span);
        expectations.push_back(std::move(expectation));
    }
    reader.finish();
}

}  // namespace

std::vector<Expectation> read_expect(const Input& input, const JsonNode& node,
                                     const Names& layers) {
    const std::vector<Question> asked = questions();
    std::vector<Expectation> expectations;
    for (const JsonMember& member : read_members(input, node, "`expect`")) {
        if (std::find(layers.begin(), layers.end(), member.key) == layers.end()) {
            input.error(Code::unknown_layer, member.key_span,
                        fmt::format("{} is not a layer of the stack", quoted(member.key)),
                        nearest_hint(member.key, layers));
        }
        read_layer_expectations(input, member, asked, expectations);
    }
    return expectations;
}

std::vector<Falsifier> read_falsifiers(const Input& input, const JsonNode& node,
                                       const Targets& targets, const Vocabulary& vocabulary) {
    std::vector<Falsifier> falsifiers;
    for (const JsonNode& item : read_items(input, node, "`falsifiers`")) {
        falsifiers.push_back(read_falsifier(input, item, targets, vocabulary));
    }
    return falsifiers;
}

}  // namespace stackimpact
