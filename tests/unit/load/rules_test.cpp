// SPDX-License-Identifier: MIT
#include <string>
#include <utility>
#include <vector>

#include "knowledge.hpp"
#include "load/embedded.hpp"

using stackimpact::ArgumentId;
using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::embedded_files;
using stackimpact::FactName;
using stackimpact::FactValue;
using stackimpact::KnowledgeUse;
using stackimpact::load_rule_book;
using stackimpact::Loaded;
using stackimpact::Rule;
using stackimpact::RuleBook;
using stackimpact::RuleOutcome;
using stackimpact::Severity;
using stackimpact::Text;
using stackimpact::TextPtr;
using stackimpact::load_test::builtin;
using stackimpact::load_test::Found;
using stackimpact::load_test::found;
using stackimpact::load_test::marked;
using stackimpact::load_test::messages;
using stackimpact::load_test::text_of;
using stackimpact::load_test::with;

namespace {

/// The rule of the sketch, with every key.
const std::string whole = R"~({
  "id": "cheap_training_again", "kinds": ["model_release"], "mechanism": "efficiency",
  "claim": "A frontier model for {training_cost} where {stack.frontier_training_cost} was usual",
  "why": "Fewer chips.",
  "when": ["frontier_parity", "training_cost < stack.frontier_training_cost"],
  "strength": "curve(training_cost / stack.frontier_training_cost, [0.01, 0.1, 1.0], [0.9, 0.5, 0.0])",
  "effects": [ { "layer": "chip_design", "channel": "demand", "bear": 0.7 },
               { "layer": "model_development", "channel": "pricing", "bear": 0.6 } ],
  "attacked_by": ["mechanism:second_mover", { "to": "induced_demand", "weight": 0.5, "note": "n" }],
  "horizon": "quarters", "basis": "judgement", "written": "2026-11-24",
  "tests": [
    { "facts": { "training_cost": "$6M", "frontier_parity": true }, "expect": "fired", "date": "2025-01-27" },
    { "facts": { "frontier_parity": true }, "expect": "undecided", "needs": ["training_cost"] } ]
})~";

/// A rule with only what it needs, and `more`.
std::string rule(const std::string& id, const std::string& more = {}) {
    return R"({ "id": ")" + id + R"(", "claim": "c", "strength": 0.5, "basis": "judgement",
        "written": "2026-01-01")" +
           more + " }";
}

std::string file(const std::string& rules) {
    return R"({ "rules": [ )" + rules + " ] }";
}

Loaded<RuleBook> load(const std::vector<std::string>& files, Diagnostics& diagnostics,
                      const KnowledgeUse& use = {true, {}}) {
    std::vector<TextPtr> texts;
    for (const std::string& content : files) texts.push_back(text_of(content));
    return load_rule_book(texts, builtin().vocabulary, builtin().stack, use, diagnostics);
}

/// A book that must load without a word.
RuleBook book_of(const std::string& rules, const KnowledgeUse& use = {true, {}}) {
    Diagnostics diagnostics;
    auto book = load({file(rules)}, diagnostics, use);
    INFO(messages(diagnostics));
    REQUIRE(book);
    CHECK(diagnostics.all().empty());
    return *book;
}

std::vector<Found> mistakes_in(const std::string& rules) {
    Diagnostics diagnostics;
    const auto book = load({file(rules)}, diagnostics);
    CHECK(book.has_value() != diagnostics.has_errors());
    return found(diagnostics);
}

void check_mistake(const std::string& rules, Code code, const std::string& part) {
    INFO(rules);
    const auto all = mistakes_in(rules);
    REQUIRE(all.size() == 1);
    CHECK(all[0] == Found{code, part});
}

}  // namespace

TEST_CASE("a whole rule beside the rules that are compiled in") {
    std::vector<TextPtr> texts{text_of(file(whole))};
    for (const auto& embedded : embedded_files()) {
        if (embedded.path.substr(0, 6) != "rules/") continue;
        texts.push_back(std::make_shared<const Text>(std::string(embedded.path),
                                                     std::string(embedded.content)));
    }
    Diagnostics diagnostics;
    const auto book =
        load_rule_book(texts, builtin().vocabulary, builtin().stack, {true, {}}, diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(book);
    CHECK(diagnostics.all().empty());
    CHECK(book->rules.size() == builtin().rules.rules.size() + 1);
    const Rule& rule = book->rules.at(ArgumentId{"cheap_training_again"});
    CHECK(rule.when.size() == 2);
    CHECK_FALSE(rule.strength.program.empty());
    CHECK(rule.effects.size() == 2);
    REQUIRE(rule.relations.size() == 2);
    CHECK(rule.relations[0].incoming);
    CHECK(rule.relations[1].weight == 0.5);
    CHECK(rule.judgement);
    CHECK(rule.horizon == "quarters");
    REQUIRE(rule.tests.size() == 2);
    CHECK(rule.tests[0].facts.at(FactName{"training_cost"}) == FactValue{6e6});
    CHECK(rule.tests[0].date->day == 27);
    CHECK(rule.tests[1].expect == RuleOutcome::undecided);
    CHECK(rule.tests[1].needs == std::vector<FactName>{FactName{"training_cost"}});
}

TEST_CASE("the environment has facts, then references, then fields of layers") {
    const auto& variables = builtin().rules.environment.variables();
    const std::size_t facts = builtin().vocabulary.facts.size();
    const std::size_t references = builtin().stack.references.size();
    REQUIRE(variables.size() == facts + references + 4);
    for (std::size_t slot = 0; slot < variables.size(); ++slot) {
        CHECK(variables[slot].is_fact == (slot < facts));
        const bool field = variables[slot].name.substr(0, 6) == "layer.";
        CHECK(field == (slot >= facts + references));
    }
    // Bounds are in base units: 240 months are 20 years.
    const auto slot = builtin().rules.environment.slot("catch_up_time");
    REQUIRE(slot);
    CHECK(variables[*slot].maximum.value() > 19.9);
    CHECK(variables[*slot].maximum.value() < 20.1);
}

TEST_CASE("the compiled-in rules") {
    CHECK(builtin().rules.rules.size() > 20);
    for (const auto& entry : builtin().rules.rules) {
        INFO(entry.first.str());
        CHECK_FALSE(entry.second.tests.empty());
        CHECK(entry.second.judgement == entry.second.sources.empty());
        CHECK_FALSE(entry.second.family.empty());
    }
}

TEST_CASE("short forms of conditions, strength and sources") {
    const RuleBook book = book_of(
        R"({ "id": "a", "claim": "c", "when": "open_weights", "strength": 1, "written": "2026",
             "sources": ["The Coal Question", "https://a.example/b", { "title": "T" }] },
           { "id": "b", "claim": "c", "when": true, "strength": 5e-1, "basis": "judgement", "written": "2026" },
           { "id": "c", "claim": "c", "when": [], "strength": "0.5", "basis": "judgement", "written": "2026" })");
    const Rule& a = book.rules.at(ArgumentId{"a"});
    CHECK(a.when.size() == 1);
    REQUIRE(a.sources.size() == 3);
    CHECK(a.sources[0].title == "The Coal Question");
    CHECK(a.sources[0].id.str() == "the_coal_question");
    CHECK(a.sources[1].url == "https://a.example/b");
    CHECK(a.sources[2].id.str() == "t");
    CHECK(book.rules.at(ArgumentId{"b"}).when.size() == 1);
    CHECK(book.rules.at(ArgumentId{"b"}).strength.text == "5e-1");
    CHECK(book.rules.at(ArgumentId{"c"}).when.empty());
}

TEST_CASE("a rule for each layer") {
    const RuleBook book =
        book_of(rule("a", R"(, "each": "layer.leader_share > 0.6 && layer.id != 'chip_design'",
            "effects": [{ "layer": "$each", "channel": "pricing", "bull": 0.5 }])") +
                "," + rule("b", R"(, "attacks": ["a", "a@data_centers"])"));
    CHECK(book.rules.at(ArgumentId{"a"}).each);
    check_mistake(rule("a", R"~(, "each": "layer.order > 1 && has(facts.open_weights)")~"),
                  Code::condition_unknown_name, "has(facts.open_weights)");
    check_mistake(rule("a", R"~(, "each": "stack.frontier_training_cost > usd(1)")~"),
                  Code::condition_unknown_name, "stack.frontier_training_cost");
    check_mistake(rule("a", R"(, "when": "layer.order > 1")"), Code::condition_unknown_name,
                  "layer.order");
    check_mistake(
        rule("a", R"(, "effects": [{ "layer": "$each", "channel": "pricing", "bull": 1 }])"),
        Code::unknown_layer, R"("$each")");
    check_mistake(rule("a", R"(, "mechanism": "m", "each": "true", "attacks": ["mechanism:m"])"),
                  Code::argument_cycle, R"("mechanism:m")");
}

TEST_CASE("conditions are marked in the file, through escapes") {
    check_mistake(rule("a", R"(, "when": ["frontier_parity && open_weigths"])"),
                  Code::condition_unknown_name, "open_weigths");
    check_mistake(rule("a", R"(, "when": "\u006fpen_weights && training_chip == \"h8000\"")"),
                  Code::condition_enum_value, R"(\"h8000\")");
    check_mistake(rule("a", R"(, "when": "\topen_weigths\u0020")"), Code::condition_unknown_name,
                  "open_weigths");
    check_mistake(rule("a", R"(, "when": "training_cost < 6e6")"), Code::condition_unit, "6e6");
    check_mistake(rule("a", R"(, "when": "open_weights &&")"), Code::condition_syntax, "");
    check_mistake(rule("a", R"(, "when": "training_cost")"), Code::condition_result_type,
                  "training_cost");
    check_mistake(with(rule("a"), "0.5", R"("training_cost")"), Code::condition_result_type,
                  "training_cost");
    check_mistake(with(rule("a"), "0.5", "1.5"), Code::value_out_of_range, "1.5");
    check_mistake(rule("a", R"(, "when": [5])"), Code::wrong_type, "5");
}

TEST_CASE("a comparison that never changes is a warning") {
    Diagnostics diagnostics;
    CHECK(load({file(rule("a", R"~(, "when": "training_cost < usd(0)")~"))}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::condition_decided);
    CHECK(diagnostics.all()[0].severity == Severity::warning);
}

TEST_CASE("mistakes in a rule") {
    check_mistake(rule("A"), Code::invalid_id, R"("A")");
    check_mistake(rule("a", R"(, "kinds": ["model_relase"])"), Code::unknown_kind,
                  R"("model_relase")");
    check_mistake(rule("a", R"(, "horizon": "months")"), Code::unknown_enum_value, R"("months")");
    check_mistake(rule("a", R"(, "if": "open_weights")"), Code::unknown_key, R"("if")");
    check_mistake(
        rule("a", R"(, "effects": [{ "layer": "chips", "channel": "demand", "bull": 1 }])"),
        Code::unknown_layer, R"("chips")");
    check_mistake(with(rule("a"), R"("2026-01-01")", R"("2026-13-01")"), Code::invalid_date,
                  R"("2026-13-01")");
    check_mistake(with(rule("a"), R"(, "basis": "judgement")", ""), Code::missing_key, "{");
    check_mistake(with(rule("a"), "judgement", "judgment"), Code::unknown_enum_value,
                  R"("judgment")");
    check_mistake(rule("a", R"(, "sources": ["T"])"), Code::conflicting_keys, R"("judgement")");
    check_mistake(with(rule("a"), R"("claim": "c", )", ""), Code::missing_key, "{");
}

TEST_CASE("placeholders of claims name facts and references") {
    const auto claim = [](const std::string& words) {
        return with(rule("a"), R"("claim": "c")", R"("claim": ")" + words + "\"");
    };
    (void)book_of(claim("{training_cost} of {stack.frontier_training_cost}"));
    check_mistake(claim("for \\u007btraining_kost}"), Code::unknown_fact, "training_kost");
    check_mistake(claim("for {stack.frontier_training_kost}"), Code::unknown_reference,
                  "stack.frontier_training_kost");
    check_mistake(claim("for {training_cost"), Code::invalid_value, "{");
    check_mistake(claim("for {}"), Code::unknown_fact, "");
}

TEST_CASE("mistakes in rule tests, which are read only when wanted") {
    const auto tests = [](const std::string& test) {
        return rule("a", R"(, "when": "open_weights", "tests": [)" + test + "]");
    };
    check_mistake(tests(R"({ "facts": { "training_cost": "6M years" }, "expect": "fired" })"),
                  Code::unknown_unit, "years");
    check_mistake(tests(R"({ "facts": { "open_weight": true }, "expect": "fired" })"),
                  Code::unknown_fact, R"("open_weight")");
    check_mistake(tests(R"({ "facts": {}, "expect": "fires" })"), Code::unknown_enum_value,
                  R"("fires")");
    check_mistake(tests(R"({ "facts": {}, "expect": "not_applicable" })"), Code::unknown_enum_value,
                  R"("not_applicable")");
    check_mistake(tests(R"({ "facts": {}, "expect": "fired", "needs": ["open_weights"] })"),
                  Code::conflicting_keys, R"(["open_weights"])");
    check_mistake(tests(R"({ "expect": "fired" })"), Code::missing_key, "{");
    CHECK(book_of(tests(R"({ "expect": 5 })"), {}).rules.at(ArgumentId{"a"}).tests.empty());
}

TEST_CASE("relations between rules") {
    check_mistake(rule("alpha", R"(, "attacks": ["alpah_two"])") + "," + rule("alpha_two"),
                  Code::unknown_argument, R"("alpah_two")");
    check_mistake(rule("a", R"(, "mechanism": "efficiency", "attacks": ["mechanism:eficiency"])"),
                  Code::unknown_mechanism, R"("mechanism:eficiency")");
    check_mistake(rule("a", R"(, "supports": ["b"], "attacks": ["b"])") + "," + rule("b"),
                  Code::support_and_attack, R"("b")");
    check_mistake(rule("a", R"(, "supports": ["b"])") + "," +
                      rule("b", R"(, "attacked_by": ["c"])") + "," +
                      rule("c", R"(, "attacked_by": ["b"])"),
                  Code::argument_cycle, R"("b")");
    const std::string bull =
        R"(, "effects": [{ "layer": "chip_design", "channel": "demand", "bull": 0.5 }])";
    check_mistake(rule("a", bull) + "," + rule("b", bull + R"(, "supported_by": ["a"])"),
                  Code::double_counting, R"("a")");
}

TEST_CASE("a mechanism that only a scenario can carry is a warning") {
    Diagnostics diagnostics;
    CHECK(load({file(rule("a", R"(, "attacks": ["mechanism:second_mover"])"))}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::unknown_mechanism);
    CHECK(diagnostics.all()[0].severity == Severity::warning);
}

TEST_CASE("several files make one book") {
    Diagnostics diagnostics;
    const auto book =
        load({file(rule("a", R"(, "attacks": ["b"])")), file(rule("b"))}, diagnostics);
    REQUIRE(book);
    CHECK(book->rules.size() == 2);
    Diagnostics other;
    const auto turned = load({file(rule("b")), file(rule("a", R"(, "attacks": ["b"])"))}, other);
    REQUIRE(turned);
    CHECK(turned->sha256 == book->sha256);
    CHECK(load({file(rule("b"))}, other)->sha256 != book->sha256);
}

TEST_CASE(
    "an id twice is shown at both places, also over files; mistakes of all files come at once") {
    Diagnostics diagnostics;
    CHECK_FALSE(load({file(rule("a")), file(rule("a") + "," + rule("B"))}, diagnostics));
    const auto all = found(diagnostics);
    REQUIRE(all.size() == 2);
    CHECK(all[0] == Found{Code::duplicate_id, R"("a")"});
    CHECK(all[1].code == Code::invalid_id);
    REQUIRE(diagnostics.all()[0].labels.size() == 1);
    CHECK(marked(diagnostics.all()[0].labels[0].place) == R"("a")");
    CHECK(diagnostics.all()[0].labels[0].place.text != diagnostics.all()[0].place.text);
}

TEST_CASE("a file that is no JSON does not make the other files' targets unknown") {
    Diagnostics diagnostics;
    CHECK_FALSE(load({file(rule("a", R"(, "attacks": ["b"])")), "{ \"rules\": ["}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::json_syntax);
}
