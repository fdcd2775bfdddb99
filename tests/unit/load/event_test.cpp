// SPDX-License-Identifier: MIT
#include "load/load_event.hpp"

#include <optional>
#include <string>
#include <vector>

#include "knowledge.hpp"

using stackimpact::Code;
using stackimpact::Diagnostic;
using stackimpact::Diagnostics;
using stackimpact::Event;
using stackimpact::EventFact;
using stackimpact::FactName;
using stackimpact::FactStatus;
using stackimpact::FactValue;
using stackimpact::load_event;
using stackimpact::Position;
using stackimpact::SourceId;
using stackimpact::Text;
using stackimpact::TextPtr;
using stackimpact::load_test::builtin;
using stackimpact::load_test::Found;
using stackimpact::load_test::messages;
using stackimpact::load_test::scenario_of;
using stackimpact::load_test::text_of;

namespace {

Event event_of(const std::string& line) {
    Diagnostics diagnostics;
    auto event = load_event(text_of(line), builtin().vocabulary, diagnostics);
    INFO(line << "\n" << messages(diagnostics));
    REQUIRE(event);
    CHECK(diagnostics.all().empty());
    return *event;
}

std::vector<Found> mistakes_in_line(const std::string& line) {
    Diagnostics diagnostics;
    const auto event = load_event(text_of(line), builtin().vocabulary, diagnostics);
    CHECK(event.has_value() != diagnostics.has_errors());
    return stackimpact::load_test::found(diagnostics);
}

/// The one mistake of a line.
Diagnostic mistake_of(const std::string& line) {
    Diagnostics diagnostics;
    static_cast<void>(load_event(text_of(line), builtin().vocabulary, diagnostics));
    INFO(line << "\n" << messages(diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all()[0];
}

const EventFact& fact_of(const Event& event, const char* name) {
    REQUIRE(event.facts.count(FactName{name}) == 1);
    return event.facts.at(FactName{name});
}

}  // namespace

TEST_CASE("an event with all that it may have") {
    const Event event =
        event_of(R"({"id": "a-1", "training_cost": {"value": "<$6M", "status": "disputed", )"
                 R"("sources": [{"source": "paper", "credibility": 2}], "at_most": 0.5}, )"
                 R"("open_weights": true, "kind": "model_release", "date": "2025-01-20", )"
                 R"("sources": {"paper": {"title": "A paper", "reliability": "B"}}})");
    CHECK(event.id == R"("a-1")");
    REQUIRE(event.kind);
    CHECK(event.kind->str() == "model_release");
    CHECK(event.date == stackimpact::parse_date("2025-01-20"));
    REQUIRE(event.sources.size() == 1);
    CHECK(event.sources.at(SourceId{"paper"}).reliability == stackimpact::Reliability::b);
    REQUIRE(event.facts.size() == 2);
    CHECK(fact_of(event, "open_weights").bare);
    CHECK(fact_of(event, "open_weights").fact.value == FactValue{true});
    const EventFact& cost = fact_of(event, "training_cost");
    CHECK_FALSE(cost.bare);
    CHECK(cost.fact.value == FactValue{6e6});
    CHECK(cost.fact.high == 6e6);
    CHECK(cost.fact.status == FactStatus::disputed);
    CHECK(cost.fact.at_most == 0.5);
    REQUIRE(cost.fact.citations.size() == 1);
    CHECK(cost.fact.citations[0].source == SourceId{"paper"});
    CHECK(cost.fact.citations[0].credibility == 2);
}

TEST_CASE("an event may be empty") {
    const Event event = event_of("{}");
    CHECK(event.id.empty());
    CHECK_FALSE(event.kind);
    CHECK_FALSE(event.date);
    CHECK(event.sources.empty());
    CHECK(event.facts.empty());
    CHECK_FALSE(event_of(R"({"date": null})").date);
    CHECK(event_of("\xEF\xBB\xBF {\"id\": 1}\r").id == "1");
}

TEST_CASE("facts that nobody knows are not stated") {
    const Event event =
        event_of(R"({"open_weights": null, "training_cost": {"value": null, "note": "ask"}, )"
                 R"("app_store_rank": 1})");
    REQUIRE(event.facts.size() == 1);
    CHECK(fact_of(event, "app_store_rank").bare);
}

TEST_CASE("facts of events are those of scenarios") {
    const std::string facts =
        R"("training_cost": "6 to 60M USD", "training_chip": "h800", "app_store_rank": 1.0, )"
        R"("open_weights": {"value": false, "by": "vendor", "sources": ["https://a.example/x"]})";
    const Event event = event_of("{" + facts + "}");
    const auto scenario = scenario_of(R"({"event": "e", "facts": {)" + facts + "}}");
    REQUIRE(event.facts.size() == scenario.facts.size());
    for (const auto& entry : scenario.facts) {
        INFO(entry.first.str());
        stackimpact::Fact fact = event.facts.at(entry.first).fact;
        CHECK(fact.location.file == "test.json");
        fact.location = entry.second.location;
        CHECK(fact == entry.second);
    }
    // A bare address is a source of its own.
    CHECK(event.sources.size() == 1);
    CHECK(scenario.sources.size() == 1);
}

TEST_CASE("ids are kept as they are written") {
    const auto id = [](const std::string& written) {
        return event_of(R"({"id": )" + written + "}").id;
    };
    CHECK(id("7") == "7");
    CHECK(id("-7") == "-7");
    CHECK(id("0") == "0");
    // More digits than a double or 64 bits hold.
    CHECK(id("123456789012345678901234567890") == "123456789012345678901234567890");
    CHECK(id(R"("")") == R"("")");
    CHECK(id(R"("a\u00e9\"\\/")") == R"("a\u00e9\"\\/")");
}

TEST_CASE("ids that are none") {
    const auto check = [](const std::string& written, Code code, const std::string& part) {
        INFO(written);
        const auto all = mistakes_in_line(R"({"id": )" + written + R"(, "open_weights": true})");
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    for (const char* written : {"null", "true", "[]", "{}", "1.5", "1e3", "-0.0"}) {
        check(written, Code::wrong_type, written);
    }
    check(R"("a\u001bb")", Code::control_character, R"(\u001b)");
    check(R"("a\nb")", Code::control_character, R"(\n)");
    check("\"a\u202eb\"", Code::control_character, "\u202e");
    const std::string longest(stackimpact::longest_event_id - 2, 'a');
    CHECK(event_of(R"({"id": ")" + longest + "\"}").id.size() == stackimpact::longest_event_id);
    check('"' + longest + "b\"", Code::too_large, '"' + longest + "b\"");
    const std::string digits(stackimpact::longest_event_id, '7');
    CHECK(event_of(R"({"id": )" + digits + "}").id == digits);
    check(digits + "7", Code::too_large, digits + "7");
}

TEST_CASE("an event with mistakes keeps its id") {
    Diagnostics diagnostics;
    const auto event = load_event(text_of(R"({"open_weights": 1, "kind": "x", "id": 9})"),
                                  builtin().vocabulary, diagnostics);
    CHECK_FALSE(event);
    CHECK(diagnostics.error_count() == 2);
    REQUIRE(event.readable() != nullptr);
    CHECK(event.readable()->id == "9");
}

TEST_CASE("mistakes in events are at their places") {
    const auto check = [](const std::string& members, Code code, const std::string& part) {
        INFO(members);
        const auto all = mistakes_in_line("{" + members + "}");
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    check(R"("kind": "model_relase")", Code::unknown_kind, R"("model_relase")");
    check(R"("kind": null)", Code::wrong_type, "null");
    check(R"("date": "20.1.2025")", Code::invalid_date, R"("20.1.2025")");
    check(R"("sources": [])", Code::wrong_type, "[]");
    check(R"("sources": {"a": {}})", Code::missing_key, "{");
    check(R"("open_weights": "yes")", Code::wrong_type, R"("yes")");
    check(R"("training_chip": "h8000")", Code::unknown_enum_value, R"("h8000")");
    check(R"("app_store_rank": 0)", Code::value_out_of_range, "0");
    check(R"("training_cost": "6M years")", Code::unknown_unit, "years");
    check(R"("training_cost": {"status": "claimed"})", Code::missing_key, "{");
    check(R"("open_weights": {"value": true, "weight": 1})", Code::unknown_key, R"("weight")");
    check(R"("open_weights": {"value": true, "sources": ["paper"]})", Code::unknown_source,
          R"("paper")");
    check(R"("open_weights": true, "open_weights": true)", Code::duplicate_key,
          R"("open_weights")");
    check(R"("open_weights": tru)", Code::json_syntax, "tru");
    check(R"("training_cost": 1e999)", Code::number_out_of_range, "1e999");
}

TEST_CASE("keys that an event does not have") {
    CHECK(mistake_of(R"({"trainig_cost": 1})").hint == "did you mean `training_cost`?");
    CHECK(mistake_of(R"({"sorces": {}})").hint == "did you mean `sources`?");
    const Diagnostic far = mistake_of(R"({"zzzzzzzz": 1})");
    CHECK(far.code == Code::unknown_fact);
    CHECK(far.message == "the vocabulary has no fact `zzzzzzzz`");
    CHECK(far.hint == "an event has `id`, `kind`, `date`, `sources` and facts of the vocabulary");
    // What scenarios have and events have not.
    CHECK(mistakes_in_line(R"({"facts": {}, "arguments": {}, "event": "e"})").size() == 3);
}

TEST_CASE("a line with another value is told what an event is") {
    for (const char* line : {"7", "[]", "\"text\"", "null", "true"}) {
        const Diagnostic mistake = mistake_of(line);
        CHECK(mistake.code == Code::wrong_type);
        CHECK(stackimpact::load_test::marked(mistake.place) == line);
        CHECK(mistake.message.find("an event must be an object on one line") == 0);
    }
}

TEST_CASE("a line cut off in the middle") {
    const std::string hint =
        "an event stands whole on one line; was it broken over lines, or the stream cut off?";
    const std::string whole = R"({"id": "a", "app_store_rank": 12, "open_weights": true})";
    for (std::size_t size = 1; size < whole.size(); ++size) {
        CHECK(mistake_of(whole.substr(0, size)).hint == hint);
        CHECK(mistake_of(whole.substr(0, size) + "\r\n").hint == hint);
    }
    CHECK(mistake_of("{").message == "the line ends inside an object");
    CHECK(mistake_of(R"({"open_weights": tru})").hint != hint);
    CHECK(mistake_of(R"({"open_weights" true})").hint != hint);
    CHECK(mistake_of(R"({"id": 1} {"id": 2})").hint != hint);
    CHECK(mistake_of("id,kind").hint != hint);
}

TEST_CASE("places are those in the stream") {
    Diagnostics diagnostics;
    const TextPtr line = std::make_shared<const Text>("<stdin>", R"({"id": 1, "typo": 2})", 41);
    static_cast<void>(load_event(line, builtin().vocabulary, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const auto location = stackimpact::location(diagnostics.all()[0].place);
    CHECK(location.file == "<stdin>");
    CHECK(location.position == Position{41, 11});
}

TEST_CASE("a line that is too long") {
    const TextPtr line = std::make_shared<const Text>("<stdin>", "{\"id\": 1", 3);
    const Diagnostic mistake = stackimpact::too_long_line(line, std::size_t{1} << 20);
    CHECK(mistake.code == Code::too_large);
    CHECK(mistake.message == "the line is longer than 1 MiB");
    CHECK(stackimpact::location(mistake.place).position == Position{3, 1});
}
