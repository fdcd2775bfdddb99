// SPDX-License-Identifier: MIT
#include "report/argumentation.hpp"

#include <string>
#include <utility>

#include "report/width.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

ArgumentGraph::Node node(const std::string& id, double base, std::string claim = {}) {
    ArgumentGraph::Node made;
    made.id = ArgumentId{id};
    made.base = base;
    made.claim = std::move(claim);
    return made;
}

/// b supports a; nothing is computed, so that a test sees what the report makes of it.
Argumentation sample() {
    Argumentation made;
    made.graph.arguments = {node("a", 0.5, "The topic"), node("b", 0.85)};
    made.graph.relations = {{1, 0, 1.0, false}};
    GraphStrengths qe;
    qe.semantics = "qe";
    qe.strength = {0.712345, 0.85};
    made.strengths = {qe};
    return made;
}

Argumentation with_topic() {
    Argumentation made = sample();
    made.topic = 0;
    TopicAnalysis topic;
    topic.semantics = "qe";
    topic.methods = {ContributionMethod::removal, ContributionMethod::gradient};
    ArgumentContribution contribution;
    contribution.argument = 1;
    contribution.removal = 0.212345;
    contribution.gradient = -0.25;
    topic.contributions = {contribution};
    made.topics = {topic};
    return made;
}

std::string text_of(const Argumentation& argumentation, std::size_t width = 100) {
    return render_argumentation(argumentation, {width, false, false});
}

}  // namespace

TEST_CASE("strengths stand beside base scores, and are said to be no probabilities") {
    const std::string text = text_of(sample());
    CHECK(has(text, "two arguments, one support, no attacks."));
    CHECK(has(text, "not probabilities"));
    CHECK(has(text, "a         0.5000  0.7123  The topic\n"));
    CHECK(has(text, "b         0.8500  0.8500\n"));
    CHECK_FALSE(has(text, "TOPIC"));
    CHECK_FALSE(has(text, "PROCESS"));
}

TEST_CASE("a process that does not come to rest is no result") {
    Argumentation made = sample();
    made.cycles = {{{0, 1}, {0, 1}}};
    made.strengths.front().process = ProcessEnd{false, 0.25, 10000.0, 1234};
    const std::string text = text_of(made);
    CHECK(has(text, "a → b → a (2 arguments lead to each other)"));
    CHECK(has(text, "DO NOT COME TO REST: after 1234 steps (time 10000)"));
    CHECK(has(text, "0.25"));
    CHECK_FALSE(made.converged());
    made.strengths.front().process = ProcessEnd{false, 1e-9, 10000.0, 1234};
    CHECK(has(text_of(made), "less than 0.000001"));
    made.strengths.front().process = ProcessEnd{true, 1e-13, 12.34, 45};
    CHECK(has(text_of(made), "come to rest, after 45 steps (time 12.3)"));
}

TEST_CASE("contributions are sorted by size, Shapley values first") {
    Argumentation made = with_topic();
    made.graph.arguments.push_back(node("c", 0.1));
    made.strengths.front().strength.push_back(0.1);
    ArgumentContribution larger;
    larger.argument = 2;
    larger.removal = -0.5;
    larger.gradient = 0.0;
    made.topics.front().contributions.push_back(larger);
    const std::string text = text_of(made);
    CHECK(has(text, "TOPIC  a under qe: 0.5 → 0.7123"));
    CHECK(text.find("c         -0.5000") < text.find("b         +0.2123"));
    CHECK_FALSE(has(text, "shapley"));
    made.topics.front().methods.push_back(ContributionMethod::shapley);
    made.topics.front().contributions[0].shapley = 0.3;
    made.topics.front().contributions[0].shapley_error = 0.01;
    made.topics.front().contributions[1].shapley = 0.2;
    made.topics.front().contributions[1].shapley_error = 0.02;
    made.sampling = ShapleySampling{200, 7};
    const std::string drawn = text_of(made);
    CHECK(drawn.find("b         +0.2123") < drawn.find("c         -0.5000"));
    CHECK(has(drawn, "200 orders drawn with seed 7"));
    CHECK(has(drawn, "0.0100"));
}

TEST_CASE("where methods differ both are named") {
    Argumentation made = with_topic();
    CHECK_FALSE(has(text_of(made), "METHODS DIFFER"));
    made.topics.front().contributions[0].methods_for = {ContributionMethod::removal};
    made.topics.front().contributions[0].methods_against = {ContributionMethod::gradient};
    const std::string text = text_of(made);
    CHECK(has(text, "METHODS DIFFER"));
    CHECK(has(text, "b: good by removal +0.212345; bad by gradient -0.25"));
}

TEST_CASE("flips are sentences, and so is that there is none") {
    Argumentation made = with_topic();
    made.topics.front().flips = {{0, std::nullopt, true}, {1, 0.9123, true}};
    const std::string text = text_of(made);
    CHECK(has(text, "a has 0.7123, above 0.5."));
    CHECK(has(text, "b: 0.85 → 0.9123 (+0.0623)\n"));
    CHECK(has(text, "cannot flip it: a\n"));
    made.topics.front().flips = {{0, std::nullopt, false}, {1, 0.9123, false}};
    const std::string tried = text_of(made);
    CHECK(has(tried, "cannot flip it: a (as tried)"));
    CHECK(has(tried, "a smaller change is not ruled out"));
}

TEST_CASE("what was left out says why") {
    Argumentation made = with_topic();
    made.topics.front().left_out = {{ContributionMethod::shapley, "it would take long"}};
    CHECK(has(text_of(made), "Without shapley: it would take long."));
}

TEST_CASE("no line is wider than asked for, whatever the names and claims are") {
    Argumentation made = with_topic();
    made.graph.arguments[0].claim = std::string(300, 'x');
    made.graph.arguments[1].id = ArgumentId{"b" + std::string(200, 'y')};
    made.topics.front().flips = {{0, std::nullopt, true}, {1, 0.9, true}};
    for (const std::size_t width : {40u, 60u, 100u}) {
        const std::string text = text_of(made, width);
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = text.find('\n', at);
            CHECK(display_width(text.substr(at, end - at)) <= width);
            at = end + 1;
        }
    }
}

TEST_CASE("only ASCII when only that is asked for") {
    Argumentation made = with_topic();
    made.graph.arguments[0].claim = std::string(300, 'x');
    made.topics.front().flips = {{1, 0.9123, true}};
    const std::string text = render_argumentation(made, {80, false, true});
    for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
    CHECK(has(text, "b: 0.85 -> 0.9123"));
}
