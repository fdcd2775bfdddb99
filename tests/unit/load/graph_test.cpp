// SPDX-License-Identifier: MIT
#include <algorithm>

#include "load/load_graph.hpp"
#include "texts.hpp"

using namespace stackimpact;             // NOLINT: tests of one namespace
using namespace stackimpact::load_test;  // NOLINT

namespace {

PlacedGraph load(const std::string& text) {
    Diagnostics diagnostics;
    auto placed = load_graph(text_of(text), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(placed);
    CHECK(diagnostics.all().empty());
    REQUIRE(placed->arguments.size() == placed->graph.arguments.size());
    REQUIRE(placed->relations.size() == placed->graph.relations.size());
    return *placed;
}

std::vector<Found> mistakes(const std::string& text) {
    Diagnostics diagnostics;
    const auto placed = load_graph(text_of(text), diagnostics);
    CHECK_FALSE(placed.has_value());
    return found(diagnostics);
}

/// The first mistake with its words.
Diagnostic mistake(const std::string& text) {
    Diagnostics diagnostics;
    CHECK_FALSE(load_graph(text_of(text), diagnostics).has_value());
    diagnostics.sort();
    REQUIRE_FALSE(diagnostics.all().empty());
    return diagnostics.all().front();
}

/// "a 0.5; b 0.2 | c-a b+a*0.5": arguments with base scores, then relations.
std::string shown(const ArgumentGraph& graph) {
    std::string text;
    for (const ArgumentGraph::Node& node : graph.arguments) {
        text += node.id.str() + " " + std::to_string(node.base).substr(0, 4) + "; ";
    }
    for (const ArgumentGraph::Relation& relation : graph.relations) {
        text += graph.arguments[relation.from].id.str() + (relation.attack ? "-" : "+") +
                graph.arguments[relation.to].id.str() + "*" +
                std::to_string(relation.weight).substr(0, 4) + " ";
    }
    return text;
}

const std::string json = R"({
  "title": "Chips", "topic": "a",
  "arguments": {"c": 0.75, "a": 0.5, "b": {"base": 0.25, "claim": "Cheaper.", "notes": ["x", "y"]}},
  "supports": [["b", "a"]],
  "attacks": [["c", "b", 0.5], ["c", "a"]]
})";
const std::string bag = R"(% Chips
arg(c,0.75). arg(a,0.5).
  arg ( b , 0.25 ) .   # cheaper
sup(b,a).
att(c,b,0.5).att(c,a).
)";
const std::string both = "a 0.50; b 0.25; c 0.75; b+a*1.00 c-a*1.00 c-b*0.50 ";

}  // namespace

TEST_CASE("a graph is read from JSON") {
    const PlacedGraph placed = load(json);
    CHECK(shown(placed.graph) == both);
    CHECK(placed.graph.title == "Chips");
    CHECK(placed.graph.topic == 0U);
    CHECK(placed.graph.arguments[1].claim == "Cheaper.");
    CHECK(placed.graph.arguments[1].notes == std::vector<std::string>{"x", "y"});
    const TextPtr text = text_of(json);
    CHECK(marked({text, placed.arguments[0]}) == "\"a\"");
    CHECK(marked({text, placed.relations[2]}) == R"(["c", "b", 0.5])");
}

TEST_CASE("a graph is read from statements") {
    const PlacedGraph placed = load(bag);
    CHECK(shown(placed.graph) == both);
    CHECK_FALSE(placed.graph.topic);
    const TextPtr text = text_of(bag);
    CHECK(marked({text, placed.arguments[1]}) == "b");
    CHECK(marked({text, placed.relations[2]}) == "att(c,b,0.5).");
}

TEST_CASE("the order in a file changes nothing") {
    CHECK(shown(load("att(c,a). sup(b,a). att(c,b,0.5). arg(b,0.25). arg(c,0.75). arg(a,0.5).")
                    .graph) == both);
    CHECK(shown(load(R"({"attacks": [["c","a"],["c","b",5e-1]], "supports": [["b","a",1]],
                         "arguments": {"b": {"base": 2.5e-1}, "c": 0.75, "a": 0.5}})")
                    .graph) == both);
}

TEST_CASE("names of statements are what others write, and anything in quotes") {
    const PlacedGraph placed = load(
        "arg(second_mover@chips,1). arg(\xC3\xA9t\xC3\xA9:1/2,0). arg(\"U.S. (demand), up\",.5).\n"
        R"(arg("say \"no\" \\",1e-1). att("say \"no\" \\","U.S. (demand), up"). sup("a%b#",a%b#).)"
        "\r\narg(a%b#,-0.0).");
    CHECK(shown(placed.graph) ==
          "U.S. (demand), up 0.50; a%b# 0.00; say \"no\" \\ 0.10; second_mover@chips 1.00; "
          "\xC3\xA9t\xC3\xA9:1/2 0.00; say \"no\" \\-U.S. (demand), up*1.00 a%b#+a%b#*1.00 ");
}

TEST_CASE("JSON escapes are no other names") {
    CHECK(
        shown(load(R"({"arguments": {"\u0061": 1, "b\"": 0}, "attacks": [["a", "\u0062\u0022"]]})")
                  .graph) == "a 1.00; b\" 0.00; a-b\"*1.00 ");
}

TEST_CASE("a byte-order mark, comments and blank lines are passed over") {
    CHECK(shown(load("\xEF\xBB\xBF\n\n# nothing\n%\n arg(a,0.5).%").graph) == "a 0.50; ");
    CHECK(shown(load("\xEF\xBB\xBF {\"arguments\": {\"a\": 0.5}}").graph) == "a 0.50; ");
}

TEST_CASE("numbers are read in all their forms, the same in both formats") {
    for (const char* number : {"1e-400", "0.5e0", "5E-1", "1", "0", "1.0", "0.30000000000000004"}) {
        const std::string of_bag = shown(load(std::string("arg(a,") + number + ").").graph);
        CHECK(of_bag == shown(load(std::string(R"({"arguments": {"a": )") + number + "}}").graph));
    }
    for (const char* number : {"1e400", "1.0000000000000002", "-1e-9", "-0.1e0"}) {
        CHECK(mistakes(std::string("arg(a,") + number + ").") ==
              std::vector<Found>{{Code::value_out_of_range, number}});
    }
    for (const char* number : {"nan", "inf", "0x1", "1,5", "+1", "0.5.", "1e"}) {
        CHECK_FALSE(mistakes(std::string("arg(a,") + number + ").").empty());
    }
}

TEST_CASE("cycles are no mistake of a file") {
    CHECK(shown(load("arg(a,0.5). arg(b,0.5). att(a,a). sup(a,b). sup(b,a).").graph) ==
          "a 0.50; b 0.50; a-a*1.00 b+a*1.00 a+b*1.00 ");
}

TEST_CASE("names that share their first bytes are told apart") {
    std::string text;
    for (const char* end : {"", "0", "00", "01", "1", "10000000000", "10000000001", "9"}) {
        text += std::string("arg(argument_") + end + ",0.5). sup(argument_" + end +
                ",argument_10000000001,0.5).\n";
    }
    const PlacedGraph placed = load(text);
    CHECK(placed.graph.arguments.size() == 8);
    for (const ArgumentGraph::Relation& relation : placed.graph.relations) CHECK(relation.to == 6);
    for (const char* unknown :
         {"argument", "argument_2", "argument_100", "argument_100000000011"}) {
        CHECK(mistakes(text + "att(argument_," + unknown + ").") ==
              std::vector<Found>{{Code::unknown_argument, unknown}});
    }
}

TEST_CASE("all mistakes of a JSON graph are told at their places") {
    CHECK(mistakes(R"({"title": 1, "topic": "d", "nodes": [],
        "arguments": {"a": 1.5, "b": {"bass": 0.2, "claim": 3}, "c": "x", " ": 0},
        "attacks": [["c"], ["c","a",2], ["c","x"], 7, ["c","a"], ["a",1]],
        "supports": {}})") == std::vector<Found>{{Code::wrong_type, "1"},
                                                 {Code::unknown_argument, "\"d\""},
                                                 {Code::unknown_key, "\"nodes\""},
                                                 {Code::value_out_of_range, "1.5"},
                                                 {Code::missing_key, "{"},
                                                 {Code::unknown_key, "\"bass\""},
                                                 {Code::wrong_type, "3"},
                                                 {Code::wrong_type, "\"x\""},
                                                 {Code::invalid_id, "\" \""},
                                                 {Code::invalid_value, "[\"c\"]"},
                                                 {Code::value_out_of_range, "2"},
                                                 {Code::unknown_argument, "\"x\""},
                                                 {Code::wrong_type, "7"},
                                                 {Code::duplicate_relation, "[\"c\",\"a\"]"},
                                                 {Code::wrong_type, "1"},
                                                 {Code::wrong_type, "{}"}});
}

TEST_CASE("all mistakes of statements are told at their places") {
    CHECK(mistakes("arg(a,0.5).\n"
                   "arg(b,2). arg(c,x). arg(d). arg(a,0.5).\n"
                   "atk(b,a). sup(b,a,). sup(,a). sup(b a).\n"
                   "sup(a,b,0.5,1). arg(c.d,0.5).\n"
                   "arg(\"open,0.5).\n"
                   "arg(\"\\n\",0.5).\n"
                   "arg a. sup(b,a)\n"
                   "att(b,a). sup(zz,a,-1).\n"
                   "[]") == std::vector<Found>{{Code::value_out_of_range, "2"},
                                               {Code::wrong_type, "x"},
                                               {Code::graph_statement, ")"},
                                               {Code::duplicate_id, "a"},
                                               {Code::graph_statement, "atk"},
                                               {Code::graph_statement, ")"},
                                               {Code::graph_statement, ","},
                                               {Code::graph_statement, "a"},
                                               {Code::graph_statement, ","},
                                               {Code::graph_statement, "."},
                                               {Code::graph_statement, "\"open,0.5)."},
                                               {Code::graph_statement, "\\"},
                                               {Code::graph_statement, "a"},
                                               {Code::graph_statement, ")"},
                                               {Code::support_and_attack, "att(b,a)."},
                                               {Code::value_out_of_range, "-1"},
                                               {Code::graph_statement, "[]"}});
}

TEST_CASE("an unknown name comes with the nearest") {
    const Diagnostic found = mistake("arg(second_mover,0.5). att(second_mvoer,second_mover).");
    CHECK(found.message == "`second_mvoer` is no argument of this graph");
    CHECK(found.hint == "did you mean `second_mover`?");
}

TEST_CASE("both places of a pair that does not go together are told") {
    const std::string text =
        "arg(a,0.5). arg(b,0.5).\natt(b,a).\nsup(a,b).\n\nsup(b,a,0.5).\nsup(a,b).\n";
    Diagnostics diagnostics;
    CHECK_FALSE(load_graph(text_of(text), diagnostics));
    diagnostics.sort();
    REQUIRE(diagnostics.all().size() == 2);
    const Diagnostic& pair = diagnostics.all()[0];
    CHECK(pair.code == Code::support_and_attack);
    CHECK(pair.message == "`b` supports `a` here and attacks it in line 2");
    REQUIRE(pair.labels.size() == 1);
    CHECK(marked(pair.labels[0].place) == "att(b,a).");
    const Diagnostic& twice = diagnostics.all()[1];
    CHECK(twice.code == Code::duplicate_relation);
    CHECK(twice.message == "`a` supports `b` twice, first in line 3");
    CHECK(marked(twice.labels.at(0).place) == "sup(a,b).");
}

TEST_CASE("pairs are found over both lists of JSON, whichever comes first") {
    const Diagnostic found = mistake(
        R"({"arguments": {"a": 0, "b": 0},
            "supports": [["a", "b"]],
            "attacks": [["a", "b"]]})");
    CHECK(found.code == Code::support_and_attack);
    CHECK(found.message == "`a` attacks `b` here and supports it in line 2");
}

TEST_CASE("names hold no control characters and nothing that turns a text") {
    for (const char* name : {"a\\u0007", "a\\n", "a\\u202e", "\\ufffe", "\\u0085"}) {
        CHECK(mistakes(std::string(R"({"arguments": {")") + name + R"(": 0.5}})").at(0).code ==
              Code::control_character);
    }
    CHECK(mistakes("arg(a\xE2\x80\xAE,0.5).").at(0).code == Code::control_character);
    CHECK(mistakes("arg(a\x01,0.5).").at(0).code == Code::control_character);
    CHECK(mistakes("arg(\"\",0.5).").at(0).code == Code::invalid_id);
}

TEST_CASE("texts that are no graph at all are refused") {
    CHECK(mistakes("") == std::vector<Found>{{Code::empty_file, ""}});
    CHECK(mistakes(" \n") == std::vector<Found>{{Code::empty_file, ""}});
    CHECK(mistakes("# nothing") == std::vector<Found>{{Code::invalid_value, ""}});
    CHECK(mistakes("{\"arguments\": {}}") == std::vector<Found>{{Code::invalid_value, ""}});
    CHECK(mistakes("arg(a\xff,0.5).").at(0).code == Code::invalid_utf8);
    CHECK(mistakes("{\"arguments\": {\"a\": 0.5}").at(0).code == Code::json_syntax);
    CHECK(
        mistakes("<<<<<<< ours\narg(a,0.5).\n=======\narg(a,0.6).\n>>>>>>> theirs\n").at(0).code ==
        Code::merge_conflict);
}

TEST_CASE("mistakes in front of a syntax error are not told: what follows is not known") {
    CHECK(mistakes(R"({"attacks": [["x", "y", 3], 5], "arguments": {"a": 0.5},})").size() == 1);
}

TEST_CASE("of very many mistakes the first are told") {
    std::string text = "arg(a,0.5).\n";
    std::string list;
    for (int i = 0; i < 5000; ++i) {
        text += "att(x" + std::to_string(i) + ",a).\n";
        list += std::string(i == 0 ? "" : ",") + R"(["a","a",7])";
    }
    for (const std::string& many :
         {text, R"({"arguments": {"a": 0.5}, "attacks": [)" + list + "]}"}) {
        Diagnostics diagnostics;
        CHECK_FALSE(load_graph(text_of(many), diagnostics));
        CHECK(diagnostics.all().size() == 21);
        CHECK(diagnostics.all().back().code == Code::more_mistakes);
    }
}
