// SPDX-License-Identifier: MIT
#include "argumentation/argumentation.hpp"

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

bool near(double a, double b) {
    return std::fabs(a - b) <= 1e-12;
}

ArgumentGraph graph_of(const std::vector<std::pair<std::string, double>>& arguments,
                       std::vector<ArgumentGraph::Relation> relations) {
    ArgumentGraph graph;
    for (const auto& [id, base] : arguments) {
        ArgumentGraph::Node node;
        node.id = ArgumentId{id};
        node.base = base;
        graph.arguments.push_back(std::move(node));
    }
    graph.relations = std::move(relations);
    return graph;
}

/// Three arguments, of which c attacks a, b supports a, and c attacks b.
ArgumentGraph debate() {
    return graph_of({{"a", 0.5}, {"b", 0.6}, {"c", 0.8}},
                    {{1, 0, 1.0, false}, {2, 0, 1.0, true}, {2, 1, 0.5, true}});
}

Argumentation result(const ArgumentGraph& graph, const ArgumentationRequest& request) {
    Diagnostics diagnostics;
    auto found = argue_graph(graph, request, {}, diagnostics);
    REQUIRE(found);
    CHECK(diagnostics.all().empty());
    return std::move(*found);
}

std::vector<Diagnostic> refusal(const ArgumentGraph& graph, const GraphPlaces& places) {
    Diagnostics diagnostics;
    CHECK_FALSE(argue_graph(graph, {}, places, diagnostics));
    return diagnostics.all();
}

double share(const TopicAnalysis& analysis) {
    double sum = 0.0;
    for (const ArgumentContribution& each : analysis.contributions) {
        sum += each.shapley.value();
    }
    for (const GroupShapley& each : analysis.groups) sum += each.value;
    return sum;
}

}  // namespace

TEST_CASE("without a topic there are strengths under each semantics in the order asked for") {
    ArgumentationRequest request;
    request.semantics = {argue::Semantics::mlp, argue::Semantics::qe};
    const Argumentation found = result(debate(), request);
    REQUIRE(found.strengths.size() == 2);
    CHECK(found.strengths[0].semantics == "mlp");
    CHECK(found.strengths[1].semantics == "qe");
    CHECK_FALSE(found.strengths[0].process);
    CHECK(found.topics.empty());
    CHECK(found.cycles.empty());
    CHECK(found.converged());
    // Under quadratic energy b hears −0.4: 0.6 − 0.6·0.16/1.16.
    CHECK(near(found.strengths[1].strength[1], 0.6 - 0.6 * 0.16 / 1.16));
    CHECK(near(found.strengths[1].strength[2], 0.8));
}

TEST_CASE("a topic has contributions of its ancestors by all methods, which fit each other") {
    ArgumentationRequest request;
    request.semantics = {argue::all_semantics.begin(), argue::all_semantics.end()};
    request.topic = 0;
    const Argumentation found = result(debate(), request);
    REQUIRE(found.topics.size() == 6);
    CHECK_FALSE(found.sampling);
    for (std::size_t i = 0; i < found.topics.size(); ++i) {
        const TopicAnalysis& topic = found.topics[i];
        CHECK(topic.semantics == found.strengths[i].semantics);
        CHECK(topic.methods.size() == 4);
        CHECK(topic.left_out.empty());
        CHECK(topic.flips.empty());
        REQUIRE(topic.contributions.size() == 2);
        CHECK(topic.contributions[0].argument == 1);
        CHECK(topic.contributions[1].argument == 2);
        CHECK(near(share(topic), found.strengths[i].strength[0] - 0.5));
        CHECK_FALSE(topic.contributions[0].shapley_error);
        CHECK(topic.contributions[1].removal.value() < 0.0);
        // c is no messenger: nothing bears on it.
        CHECK(topic.contributions[1].removal == topic.contributions[1].intrinsic_removal);
    }
}

TEST_CASE("only the methods asked for are run") {
    ArgumentationRequest request;
    request.topic = 0;
    request.methods = {ContributionMethod::gradient};
    const TopicAnalysis topic = result(debate(), request).topics.front();
    CHECK(topic.methods == std::vector{ContributionMethod::gradient});
    CHECK(topic.left_out.empty());
    CHECK(topic.contributions[0].gradient);
    CHECK_FALSE(topic.contributions[0].removal);
    CHECK_FALSE(topic.contributions[0].intrinsic_removal);
    CHECK_FALSE(topic.contributions[0].shapley);
}

TEST_CASE("an argument that methods judge differently is named with them") {
    // b supports the topic, and attacks its strong supporter. Without b the topic falls; with a
    // little more of b it falls too, as the attack grows faster than the support.
    const ArgumentGraph graph =
        graph_of({{"t", 0.5}, {"m", 0.9}, {"b", 0.5}},
                 {{2, 0, 0.4, false}, {2, 1, 1.0, true}, {1, 0, 1.0, false}});
    ArgumentationRequest request;
    request.topic = 0;
    request.semantics = {argue::all_semantics.begin(), argue::all_semantics.end()};
    for (const TopicAnalysis& topic : result(graph, request).topics) {
        for (const ArgumentContribution& each : topic.contributions) {
            bool good = false;
            bool bad = false;
            for (const ContributionMethod method : all_contribution_methods) {
                good = good || each.value(method).value() > 1e-9;
                bad = bad || each.value(method).value() < -1e-9;
            }
            CHECK(each.methods_for.empty() == !(good && bad));
            CHECK(each.methods_against.empty() == !(good && bad));
        }
    }
    request.semantics = {argue::Semantics::qe};
    const TopicAnalysis qe = result(graph, request).topics.front();
    CHECK(qe.contributions[0].methods_for.empty());
    CHECK(qe.contributions[1].methods_for == std::vector{ContributionMethod::removal,
                                                         ContributionMethod::intrinsic_removal,
                                                         ContributionMethod::shapley});
    CHECK(qe.contributions[1].methods_against == std::vector{ContributionMethod::gradient});
}

TEST_CASE("flips are of all ancestors and the topic") {
    ArgumentationRequest request;
    request.topic = 0;
    request.flips = true;
    request.methods.emplace();
    const ArgumentGraph graph = debate();
    const Argumentation found = result(graph, request);
    const std::vector<ArgumentFlip>& flips = found.topics.front().flips;
    REQUIRE(flips.size() == 3);
    REQUIRE(found.strengths.front().strength[0] < 0.5);
    for (std::size_t i = 0; i < flips.size(); ++i) {
        CHECK(flips[i].argument == i);
        if (!flips[i].base) continue;
        ArgumentGraph changed = graph;
        changed.arguments[i].base = *flips[i].base;
        const double moved = result(changed, {}).strengths.front().strength[0];
        // Where the energy is 0, rounding of it is squared.
        CHECK(std::fabs(moved - 0.5) < 1e-9);
    }
    CHECK(flips[2].base);
}

TEST_CASE("groups share Shapley values, and what is in none is a group") {
    const ArgumentGraph graph =
        graph_of({{"a", 0.5}, {"b", 0.6}, {"c", 0.8}, {"d", 0.3}},
                 {{1, 0, 1.0, false}, {2, 0, 1.0, true}, {3, 0, 1.0, true}});
    ArgumentationRequest request;
    request.topic = 0;
    request.groups = {{"both", {3, 1}}};
    const Argumentation found = result(graph, request);
    const TopicAnalysis& topic = found.topics.front();
    REQUIRE(topic.groups.size() == 2);
    CHECK(topic.groups[0].name == "both");
    CHECK(topic.groups[0].arguments == std::vector<std::size_t>{1, 3});
    CHECK(topic.groups[1].name == "others");
    CHECK(topic.groups[1].arguments == std::vector<std::size_t>{2});
    for (const ArgumentContribution& each : topic.contributions) CHECK_FALSE(each.shapley);
    double sum = 0.0;
    for (const GroupShapley& each : topic.groups) sum += each.value;
    CHECK(near(sum, found.strengths.front().strength[0] - 0.5));
    request.groups = {{"all", {1, 2, 3}}};
    CHECK(result(graph, request).topics.front().groups.size() == 1);
    request.methods = {ContributionMethod::removal};
    CHECK(result(graph, request).topics.front().groups.empty());
}

TEST_CASE("Shapley values of many are drawn by a seed, in whole pairs") {
    std::vector<std::pair<std::string, double>> arguments{{"a", 0.5}};
    std::vector<ArgumentGraph::Relation> relations;
    for (std::size_t i = 1; i <= 20; ++i) {
        arguments.emplace_back("n" + std::to_string(100 + i), 0.3);
        relations.push_back({i, 0, 0.1, i % 3 == 0});
    }
    const ArgumentGraph graph = graph_of(arguments, relations);
    ArgumentationRequest request;
    request.topic = 0;
    request.permutations = 31;
    request.seed = 7;
    const Argumentation found = result(graph, request);
    REQUIRE(found.sampling);
    CHECK(found.sampling->permutations == 32);
    CHECK(found.sampling->seed == 7);
    const TopicAnalysis& topic = found.topics.front();
    CHECK(near(share(topic), found.strengths.front().strength[0] - 0.5));
    for (const ArgumentContribution& each : topic.contributions) CHECK(each.shapley_error);
    const Argumentation again = result(graph, request);
    CHECK(again.topics.front().contributions[3].shapley == topic.contributions[3].shapley);
}

TEST_CASE("each strongly connected component with a cycle is refused at its place") {
    const ArgumentGraph graph =
        graph_of({{"a", 0.5}, {"b", 0.5}, {"c", 0.5}, {"d", 0.5}},
                 {{1, 0, 1.0, true}, {0, 1, 1.0, false}, {1, 2, 1.0, false}, {3, 3, 1.0, true}});
    const std::vector<Span> spans{{1, 3}, {4, 6}, {7, 9}, {10, 12}};
    const auto text = std::make_shared<const Text>("g.bag", "0123456789abcdef");
    const std::vector<Diagnostic> found = refusal(graph, {text, spans});
    REQUIRE(found.size() == 2);
    CHECK(found[0].code == Code::argument_cycle);
    CHECK(found[0].message.find("2 arguments") != std::string::npos);
    CHECK(found[0].message.find("a → b → a") != std::string::npos);
    CHECK(found[0].place.span == spans[1]);
    REQUIRE(found[0].labels.size() == 1);
    CHECK(found[0].labels[0].place.span == spans[0]);
    CHECK(found[0].labels[0].message == "`b` attacks `a`");
    CHECK(found[1].message.find("d → d") != std::string::npos);
    CHECK(found[1].place.span == spans[3]);
    CHECK(refusal(graph, {}).size() == 2);
}

TEST_CASE("a long cycle is told by its beginning and length") {
    std::vector<std::pair<std::string, double>> arguments;
    std::vector<ArgumentGraph::Relation> relations;
    for (std::size_t i = 0; i < 30; ++i) {
        arguments.emplace_back("n" + std::to_string(10 + i), 0.5);
        relations.push_back({i, (i + 1) % 30, 1.0, true});
    }
    const std::vector<Diagnostic> found = refusal(graph_of(arguments, relations), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].message.find("n10 → n11 →") != std::string::npos);
    CHECK(found[0].message.find("... → n10, 30 relations") != std::string::npos);
    CHECK(found[0].message.find("n30") == std::string::npos);
}

TEST_CASE("a cycle that is taken is listed, and says where its process ended") {
    const ArgumentGraph graph =
        graph_of({{"a", 0.5}, {"b", 0.8}}, {{1, 0, 1.0, true}, {0, 1, 1.0, true}});
    ArgumentationRequest request;
    request.continuous = true;
    request.topic = 0;
    request.flips = true;
    const Argumentation found = result(graph, request);
    REQUIRE(found.cycles.size() == 1);
    CHECK(found.cycles[0].arguments == std::vector<std::size_t>{0, 1});
    CHECK(found.cycles[0].shortest == std::vector<std::size_t>{0, 1});
    REQUIRE(found.strengths[0].process);
    CHECK(found.strengths[0].process->converged);
    CHECK(found.converged());
    const std::vector<double>& strength = found.strengths[0].strength;
    const double energy = strength[1] * strength[1];
    CHECK(std::fabs(strength[0] - (0.5 - 0.5 * energy / (1.0 + energy))) < 1e-9);
    CHECK(found.topics.front().flips.size() == 2);
}

TEST_CASE("what does not come to rest is said so") {
    const ArgumentGraph graph =
        graph_of({{"a", 0.5}, {"b", 0.8}}, {{1, 0, 1.0, true}, {0, 1, 1.0, true}});
    ArgumentationRequest request;
    request.continuous = true;
    request.limits.most_steps = 3;
    const Argumentation found = result(graph, request);
    CHECK_FALSE(found.strengths[0].process->converged);
    CHECK(found.strengths[0].process->residual > 0.0);
    CHECK_FALSE(found.converged());
}

TEST_CASE("an empty graph has no strengths") {
    const Argumentation found = result({}, {});
    REQUIRE(found.strengths.size() == 1);
    CHECK(found.strengths[0].strength.empty());
}
