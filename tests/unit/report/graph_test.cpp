// SPDX-License-Identifier: MIT
#include "report/graph.hpp"

#include <algorithm>

#include "report/escape.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

ArgumentGraph small() {
    ArgumentGraph graph;
    graph.title = "Cheap chips";
    graph.arguments = {{ArgumentId("a"), "Demand falls.", 0.5, {"bear on chip_design, demand"}},
                       {ArgumentId("b"), "", 0.25, {}},
                       {ArgumentId("c"), "", 0.1 + 0.2, {}}};
    graph.relations = {{1, 0, 1.0, false}, {2, 0, 0.5, true}, {2, 1, 1.0, true}};
    graph.topic = 0;
    return graph;
}

/// What could end, open or turn something in one of the formats.
const std::string hostile =
    "a \"q\" 'p' \\N \\ ] ) } > --> </script> <b> &amp; #35; #quot; %%{init}%% === ``` // /* [x]: "
    "<y> {z: 1} | ; :s: @[m] *b* _i_\nsecond\r\tend \x1b[31m \xE2\x80\xAE \xE2\x80\xA8 \xff";

ArgumentGraph bad() {
    ArgumentGraph graph;
    graph.title = hostile;
    graph.arguments = {{ArgumentId(hostile), hostile, 0.5, {hostile}},
                       {ArgumentId("-" + hostile), "", 0.5, {}}};
    graph.relations = {{1, 0, 0.5, true}};
    return graph;
}

const std::vector<double> strengths{0.4375, 0.2, 0.30000000000000004};

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("an argument graph as JSON") {
    CHECK(graph_json(small()) == R"({
  "title": "Cheap chips",
  "topic": "a",
  "arguments": {
    "a": {"base": 0.5, "claim": "Demand falls.", "notes": ["bear on chip_design, demand"]},
    "b": 0.25,
    "c": 0.30000000000000004
  },
  "attacks": [
    ["c", "a", 0.5],
    ["c", "b"]
  ],
  "supports": [
    ["b", "a"]
  ]
}
)");
}

TEST_CASE("an argument graph as statements") {
    CHECK(graph_bag(small()) == R"(% Cheap chips
arg(a,0.5). % Demand falls.
arg(b,0.25).
arg(c,0.30000000000000004).
sup(b,a).
att(c,a,0.5).
att(c,b).
)");
    ArgumentGraph graph;
    for (const char* id :
         {"", "%a", "#a", "a b", "a.b", "a(b", "a,b", "\"a", "a\"b", "a\\b", "a%b#"}) {
        graph.arguments.push_back({ArgumentId(id), "", 1.0, {}});
    }
    CHECK(graph_bag(graph) ==
          "arg(\"\",1).\narg(\"%a\",1).\narg(\"#a\",1).\narg(\"a b\",1).\narg(\"a.b\",1).\n"
          "arg(\"a(b\",1).\narg(\"a,b\",1).\narg(\"\\\"a\",1).\narg(a\"b,1).\narg(a\\b,1).\n"
          "arg(a%b#,1).\n");
}

TEST_CASE("an argument graph for Graphviz") {
    CHECK(graph_dot(small(), strengths) == R"(digraph arguments {
  graph [rankdir=LR, fontname="Helvetica", label="Cheap chips\ngreen: supports; red, dashed: attacks"];
  node [shape=box, fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9];
  "a" [label="a\nτ 0.5, σ 0.4375", tooltip="Demand falls.; bear on chip_design, demand", peripheries=2];
  "b" [label="b\nτ 0.25, σ 0.2"];
  "c" [label="c\nτ 0.3, σ 0.3"];
  "b" -> "a" [color=forestgreen];
  "c" -> "a" [color=firebrick, style=dashed, arrowhead=tee, label="0.5"];
  "c" -> "b" [color=firebrick, style=dashed, arrowhead=tee];
}
)");
}

TEST_CASE("an argument graph for Mermaid") {
    CHECK(graph_mermaid(small(), strengths) == R"(---
title: "Cheap chips"
---
flowchart LR
  n0["a<br/>Demand falls.<br/>bear on chip_design, demand<br/>τ 0.5, σ 0.4375"]
  n1["b<br/>τ 0.25, σ 0.2"]
  n2["c<br/>τ 0.3, σ 0.3"]
  n1 --> n0
  n2 -.->|"0.5"| n0
  n2 -.-> n1
  linkStyle 0 stroke:forestgreen
  linkStyle 1,2 stroke:firebrick
  style n0 stroke-width:3px
)");
}

TEST_CASE("an argument graph for Argdown") {
    CHECK(graph_argdown(small(), strengths) == R"(===
title: "Cheap chips"
===

[a]: Demand falls\. {base: 0.5, strength: 0.4375, topic: true, notes: ["bear on chip_design, demand"]}
  + [b]
  - [c] // weight 0.5

[b]: b {base: 0.25, strength: 0.2}
  - [c]

[c]: c {base: 0.3, strength: 0.3}
)");
}

TEST_CASE("without strengths there is no word of them") {
    for (const GraphFormat format :
         {GraphFormat::dot, GraphFormat::mermaid, GraphFormat::argdown}) {
        const std::string text = render_graph(small(), format);
        CHECK(text.find("\xCF\x83") == std::string::npos);
        CHECK(text.find("strength") == std::string::npos);
        CHECK(text != render_graph(small(), format, strengths));
    }
}

TEST_CASE("hostile names, claims and titles stay texts in every format") {
    for (std::size_t i = 0; i < graph_format_words.size(); ++i) {
        const auto format = graph_format(graph_format_words.at(i));
        REQUIRE(format);
        CHECK(static_cast<std::size_t>(*format) == i);
        const std::string text = render_graph(bad(), *format, std::vector<double>{0.5, 0.5});
        CHECK_FALSE(first_invalid_utf8(text));
        std::string lines = text;
        std::replace(lines.begin(), lines.end(), '\n', ' ');
        CHECK(terminal_safe(lines) == lines);
    }
    CHECK_FALSE(graph_format("txt"));
    // One line for each thing: no text begins another.
    CHECK(count(graph_dot(bad()), "\n") == 8);
    CHECK(count(graph_mermaid(bad()), "\n") == 8);
    CHECK(count(graph_argdown(bad()), "\n") == 8);
    CHECK(count(graph_bag(bad()), "\n") == 4);
    CHECK(count(graph_mermaid(bad()), "\"") == 2 + 4 + 2);
    CHECK(count(graph_mermaid(bad()), "-->") == 0);
    CHECK(count(graph_mermaid(bad()), "script>") == 0);
    CHECK(count(graph_mermaid(bad()), "\xE2\x80\xA8") == 0);
    CHECK(count(graph_argdown(bad()), "\n===\n") == 1);
    CHECK(count(graph_argdown(bad()), "[x]") == 0);
}

TEST_CASE("titles of Argdown tell names apart") {
    CHECK(argdown_title("second_mover@chips") == "second_mover@chips");
    CHECK(argdown_title("a]") == "a%5D");
    CHECK(argdown_title("a%5D") == "a%255D");
    CHECK(argdown_title("-a-") == "%2Da-");
    CHECK(argdown_title("[\xC3\xA9]") == "%5B\xC3\xA9%5D");
}

TEST_CASE("the argument graph of an assessment") {
    Assessment assessment;
    assessment.event = "Cheap chips";
    assessment.headline = "Bear on chips";
    ArgumentAssessment b;
    b.argument.id = ArgumentId("b");
    b.argument.claim = "Cheaper.";
    b.argument.base = 0.7;
    b.argument.evidence = 0.9;
    b.argument.effects = {{LayerId("chip_design"), ChannelId("pricing"), Direction::bear, 0.25},
                          {LayerId("data_centers"), ChannelId("cost"), Direction::bull, 1.0}};
    ArgumentAssessment a;
    a.argument.id = ArgumentId("a");
    a.argument.base = 0.1 + 0.2;
    a.argument.evidence = 0.0;
    ActiveRelation relation;
    relation.other = ArgumentId("b");
    relation.weight = 0.3;
    relation.kind = RelationKind::attack;
    a.attacked_by.push_back(relation);
    relation.other = ArgumentId("a");
    relation.weight = 1.0;
    relation.kind = RelationKind::support;
    b.supported_by.push_back(relation);
    assessment.arguments = {b, a};

    const ArgumentGraph graph = graph_of(assessment);
    CHECK(graph.title == "Cheap chips");
    CHECK_FALSE(graph.topic);
    REQUIRE(graph.arguments.size() == 2);
    CHECK(graph.arguments[0].id == ArgumentId("a"));
    CHECK(graph.arguments[0].base == 0.1 + 0.2);
    CHECK(graph.arguments[1].claim == "Cheaper.");
    CHECK(graph.arguments[1].notes ==
          std::vector<std::string>{"bear on chip_design, pricing, weight 0.25",
                                   "bull on data_centers, cost, weight 1"});
    REQUIRE(graph.relations.size() == 2);
    CHECK(graph.relations[0].from == 1);
    CHECK(graph.relations[0].to == 0);
    CHECK(graph.relations[0].attack);
    CHECK(graph.relations[0].weight == 0.3 * 0.9);
    CHECK(graph.relations[1].from == 0);
    CHECK(graph.relations[1].weight == 0.0);
    CHECK_FALSE(graph.relations[1].attack);
}
