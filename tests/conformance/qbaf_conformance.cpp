// SPDX-License-Identifier: MIT
// The argumentation engine against vectors of quantitative bipolar graphs: qbaf_conformance FILE...
#include "argue/semantics.hpp"
#include "vectors.hpp"

namespace stackimpact::conformance {

namespace {

using nlohmann::json;

struct NamedGraph {
    argue::Graph graph;
    std::map<std::string, std::size_t> index;
};

void add_edges(const json& edges, bool attack, NamedGraph& named) {
    for (const json& edge : edges) {
        named.graph.edges.push_back({named.index.at(edge.at(0)), named.index.at(edge.at(1)),
                                     edge.size() > 2 ? edge.at(2).get<double>() : 1.0, attack});
    }
}

NamedGraph read_graph(const json& vector) {
    NamedGraph named;
    for (const json& argument : vector.at("args")) {
        named.index.emplace(argument.at(0), named.graph.base.size());
        named.graph.base.push_back(argument.at(1));
    }
    add_edges(vector.at("attacks"), true, named);
    add_edges(vector.at("supports"), false, named);
    return named;
}

std::optional<argue::Semantics> semantics_named(const std::string& name) {
    for (const argue::Semantics semantics : argue::all_semantics) {
        if (argue::name(semantics) == name) return semantics;
    }
    return std::nullopt;
}

void compare(const NamedGraph& named, const std::vector<double>& strengths, const json& expected,
             double tolerance, const std::string& what, Tally& tally) {
    for (const auto& entry : expected.items()) {
        tally.near(strengths[named.index.at(entry.key())], entry.value(), tolerance,
                   what + " " + entry.key());
    }
}

/// Whatever a vector says about one semantics: computed values, and published ones with their own
/// tolerance.
void check_semantics(const json& vector, const NamedGraph& named,
                     const std::vector<std::size_t>& order, double tolerance, Tally& tally) {
    const std::string id = vector.at("id");
    for (const auto& entry : vector.at("expected").items()) {
        const auto semantics = semantics_named(entry.key());
        tally.check(semantics.has_value(), id + ": unknown semantics " + entry.key());
        if (!semantics) continue;
        const std::vector<double> strengths = argue::strengths(named.graph, order, *semantics);
        compare(named, strengths, entry.value(), tolerance, id + " " + entry.key(), tally);
        if (!vector.contains("published") || !vector["published"].contains(entry.key())) continue;
        const json& published = vector["published"][entry.key()];
        compare(named, strengths, published.at("values"), published.at("tol"),
                id + " " + entry.key() + " as published", tally);
    }
}

void check_graph(const json& vector, double tolerance, Tally& tally) {
    const NamedGraph named = read_graph(vector);
    const auto order = argue::topological_order(named.graph);
    tally.check(order.has_value() == !vector.at("cyclic").get<bool>(),
                vector.at("id").get<std::string>() + ": cyclic or not");
    if (!order) {
        tally.skip("strengths of cyclic graphs are refused, not computed",
                   static_cast<int>(vector.value("expected_continuous", json::object()).size() +
                                    vector.value("expected_discrete", json::object()).size()));
        return;
    }
    check_semantics(vector, named, *order, tolerance, tally);
    if (vector.contains("contributions")) {
        tally.skip("contributions of arguments are not computed",
                   static_cast<int>(vector["contributions"].size()));
    }
    if (vector.contains("counterfactual_flips")) {
        tally.skip("smallest changes of a base score are not computed",
                   static_cast<int>(vector["counterfactual_flips"].size()));
    }
}

void check_file(const json& document, Tally& tally) {
    const double tolerance = document.at("meta").at("tolerance_acyclic");
    for (const json& vector : document.at("graphs")) check_graph(vector, tolerance, tally);
}

}  // namespace

}  // namespace stackimpact::conformance

int main(int argc, char** argv) {
    return stackimpact::conformance::run(argc, argv, "qbaf.json",
                                         stackimpact::conformance::check_file);
}
