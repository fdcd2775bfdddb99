// SPDX-License-Identifier: MIT
#include "load/load_rules_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "load/names.hpp"
#include "load/scenario_facts.hpp"
#include "load/scenario_sources.hpp"

namespace stackimpact {

namespace {

/// An id for a source of a rule, which has no name of its own.
SourceId source_id(const Source& source) {
    return SourceId{id_of_url(source.url.empty() ? source.title : source.url)};
}

/// A source of a rule: an object, an address, or a text that names a work.
Source read_rule_source(const Input& input, const JsonNode& node) {
    Source source;
    if (node.kind == JsonNode::Kind::string && !is_url(node.string)) {
        source.title = read_words(input, node, "a source").value_or("");
        source.location = input.location(node.span);
    } else {
        source = read_source(input, node, SourceId{}, node.span);
    }
    source.id = source_id(source);
    if (source.group.empty()) source.group = source.id.str();
    return source;
}

void read_grounds(const Input& input, ObjectReader& reader, Rule& rule) {
    static constexpr std::array<std::string_view, 1> words = {"judgement"};
    const JsonNode* sources = reader.find("sources");
    const JsonNode* basis = reader.find("basis");
    if (sources != nullptr) {
        for (const JsonNode& item : read_items(input, *sources, "`sources`")) {
            rule.sources.push_back(read_rule_source(input, item));
        }
    }
    if (basis != nullptr) rule.judgement = read_word(input, *basis, "a basis", words).has_value();
    const bool empty =
        sources == nullptr || (sources->kind == JsonNode::Kind::array && sources->items.empty());
    if (basis != nullptr && !empty) {
        input.error(Code::conflicting_keys, basis->span,
                    "a rule rests on its `sources` or on judgement", "leave one out",
                    {input.place(sources->span), "sources here"});
    } else if (basis == nullptr && empty) {
        input.error(Code::missing_key, reader.opening(),
                    "a rule needs `sources` or \"basis\": \"judgement\"",
                    "say where the mechanism was argued, or that it is your judgement");
    }
}

std::vector<KindId> read_kinds(const Input& input, const JsonNode& node, const Names& known) {
    std::vector<KindId> kinds;
    for (const JsonNode& item : read_items(input, node, "`kinds`")) {
        auto kind = read_reference(input, item, "a kind of event", Code::unknown_kind, known);
        if (kind) kinds.emplace_back(std::move(*kind));
    }
    return kinds;
}

void read_horizon(const Input& input, ObjectReader& reader, Rule& rule) {
    static constexpr std::array<std::string_view, 3> words = {"days", "quarters", "years"};
    const JsonNode* node = reader.find("horizon");
    if (node == nullptr) return;
    const auto index = read_word(input, *node, "a horizon", words);
    if (index) rule.horizon = words.at(*index);
}

/// Kinds and mechanism; false if the rule speaks of other kinds of event than the one in use, so
/// that nothing else of it was kept.
bool read_applicability(const Input& input, ObjectReader& reader, const RuleContext& context,
                        Rule& rule) {
    if (const JsonNode* kinds = reader.find("kinds")) {
        rule.kinds = read_kinds(input, *kinds, context.kinds);
    }
    if (const JsonNode* mechanism = reader.find("mechanism")) {
        auto id = read_id(input, *mechanism, "a mechanism");
        if (id) rule.mechanism = MechanismId{std::move(*id)};
    }
    if (!context.use.kind || rule.kinds.empty()) return true;
    return std::find(rule.kinds.begin(), rule.kinds.end(), *context.use.kind) != rule.kinds.end();
}

/// Claim and the other words of a rule.
void read_words_of(const Input& input, ObjectReader& reader, const RuleContext& context,
                   Rule& rule) {
    rule.claim = reader.required_text("claim");
    const JsonNode* const claim = reader.find("claim");
    if (claim != nullptr && !context.use.checked) {
        check_placeholders(input, *claim, context.vocabulary, context.stack);
    }
    rule.why = reader.text("why");
    read_horizon(input, reader, rule);
    if (const JsonNode* written = reader.require("written", "the day on which it was written")) {
        rule.written = read_date(input, *written, "`written`").value_or(Date{});
    }
}

void read_conditions(const Input& input, ObjectReader& reader, const RuleContext& context,
                     Rule& rule) {
    const JsonNode* const when = reader.find("when");
    if (when != nullptr) rule.when = read_when(input, *when, context.environments);
    const JsonNode* const strength =
        reader.require("strength", "a number or expression from 0 to 1");
    if (strength != nullptr) {
        rule.strength = read_strength(input, *strength, context.environments);
        if (!context.use.checked) {
            warn_of_optional_facts(input, when, *strength, rule, context.environments);
        }
    }
    if (const JsonNode* each = reader.find("each")) {
        rule.each = read_each(input, *each, context.environments);
    }
}

RuleOutcome read_expected(const Input& input, const JsonNode& node) {
    // A test has no kind of event, so it never ends in not_applicable.
    static constexpr std::array<std::string_view, 4> words = {"fired", "not_fired", "undecided",
                                                              "error"};
    static constexpr std::array<RuleOutcome, 4> outcomes = {
        RuleOutcome::fired, RuleOutcome::not_fired, RuleOutcome::undecided, RuleOutcome::error};
    const auto index = read_word(input, node, "an outcome of a rule", words);
    return index ? outcomes.at(*index) : RuleOutcome::fired;
}

RuleTest read_rule_test(const Input& input, const JsonNode& node, const Vocabulary& vocabulary) {
    ObjectReader reader(input, node, "a rule test");
    RuleTest test;
    test.location = input.location(node.span);
    if (const JsonNode* facts = reader.require("facts", "{} for none")) {
        for (const JsonMember& member : read_members(input, *facts, "`facts`")) {
            const FactDeclaration* fact = find_fact(input, member.key_span, member.key, vocabulary);
            if (fact == nullptr) continue;
            auto written = read_fact_value(input, member.value, *fact, vocabulary);
            if (written) test.facts.emplace(fact->name, std::move(written->value));
        }
    }
    if (const JsonNode* expect = reader.require("expect")) {
        test.expect = read_expected(input, *expect);
    }
    if (const JsonNode* needs = reader.find("needs")) {
        test.needs = read_fact_names(input, *needs, "`needs`", vocabulary);
        if (test.expect != RuleOutcome::undecided) {
            input.error(Code::conflicting_keys, needs->span,
                        "only an undecided outcome needs facts");
        }
    }
    test.date = reader.date("date");
    reader.finish();
    return test;
}

}  // namespace

std::vector<RuleTest> read_rule_tests(const Input& input, const JsonNode& node,
                                      const Vocabulary& vocabulary) {
    std::vector<RuleTest> tests;
    for (const JsonNode& item : read_items(input, node, "`tests`")) {
        tests.push_back(read_rule_test(input, item, vocabulary));
    }
    return tests;
}

std::optional<WrittenRule> read_rule(const Input& input, const JsonNode& node,
                                     const RuleContext& context) {
    ObjectReader reader(input, node, "a rule");
    if (!reader.valid()) return std::nullopt;
    WrittenRule written;
    Rule& rule = written.rule;
    bool named = false;
    if (const JsonNode* id = reader.require("id")) {
        const auto text = read_id(input, *id, "a rule");
        named = text.has_value();
        rule.id = ArgumentId{text.value_or("")};
        rule.location = input.location(id->span);
        written.places.id = input.place(id->span);
    }
    if (!read_applicability(input, reader, context, rule)) {
        return named ? std::optional(std::move(written)) : std::nullopt;
    }
    read_words_of(input, reader, context, rule);
    read_conditions(input, reader, context, rule);
    if (const JsonNode* effects = reader.find("effects")) {
        rule.effects = read_effects(input, *effects, context.effects, rule.each.has_value());
    }
    WrittenRelations relations = read_relations(input, reader);
    rule.relations = std::move(relations.relations);
    written.places.relations = std::move(relations.places);
    read_grounds(input, reader, rule);
    const JsonNode* tests = reader.find("tests");
    if (tests != nullptr && context.use.authoring) {
        rule.tests = read_rule_tests(input, *tests, context.vocabulary);
    }
    reader.finish();
    if (!named) return std::nullopt;
    return written;
}

}  // namespace stackimpact
