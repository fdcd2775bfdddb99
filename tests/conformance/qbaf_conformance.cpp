// SPDX-License-Identifier: MIT
// The argumentation engine against vectors of quantitative bipolar graphs: qbaf_conformance FILE...
#include "argue/flips.hpp"
#include "argue/strengths.hpp"
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

void compare(const NamedGraph& named, const std::vector<double>& strengths, const json& expected,
             double tolerance, const std::string& what, Tally& tally) {
    for (const auto& entry : expected.items()) {
        tally.near(strengths[named.index.at(entry.key())], entry.value(), tolerance,
                   what + " " + entry.key());
    }
}

/// What the file holds every number to.
struct Tolerances {
    double acyclic = 1e-9;
    double cyclic = 1e-7;
    double flips = 1e-6;
};

/// A vector's graph, ready to be asked.
struct Subject {
    std::string id;
    NamedGraph named;
    argue::Structure structure;

    explicit Subject(const json& vector)
        : id(vector.at("id")), named(read_graph(vector)), structure(named.graph) {}

    [[nodiscard]] argue::Question about(argue::Semantics semantics, const json& topic) const {
        return {named.graph, structure, semantics, named.index.at(topic), {}};
    }
};

std::optional<argue::Semantics> semantics_of(const std::string& name, const Subject& subject,
                                             Tally& tally) {
    const auto semantics = argue::semantics_named(name);
    tally.check(semantics.has_value(), subject.id + ": unknown semantics " + name);
    return semantics;
}

void check_published(const json& vector, const Subject& subject, const std::string& semantics,
                     const std::vector<double>& strengths, Tally& tally) {
    if (!vector.contains("published") || !vector["published"].contains(semantics)) return;
    const json& published = vector["published"][semantics];
    compare(subject.named, strengths, published.at("values"), published.at("tol"),
            subject.id + " " + semantics + " as published", tally);
}

void check_strengths(const json& vector, const Subject& subject, double tolerance, Tally& tally) {
    for (const auto& entry : vector.at("expected").items()) {
        const auto semantics = semantics_of(entry.key(), subject, tally);
        if (!semantics) continue;
        const std::vector<double> strengths =
            argue::strengths(subject.named.graph, subject.structure, *semantics);
        compare(subject.named, strengths, entry.value(), tolerance, subject.id + " " + entry.key(),
                tally);
        check_published(vector, subject, entry.key(), strengths, tally);
    }
}

void check_continuous(const json& vector, const Subject& subject, double tolerance, Tally& tally) {
    const json expected = vector.value("expected_continuous", json::object());
    for (const auto& entry : expected.items()) {
        const auto semantics = semantics_of(entry.key(), subject, tally);
        if (!semantics) continue;
        const argue::Equilibrium end =
            argue::continuous_strengths(subject.named.graph, subject.structure, *semantics, {});
        const std::string what = subject.id + " continuous " + entry.key();
        const bool converges = entry.value().at("converges");
        tally.check(end.converged == converges, what + ": converges or not");
        if (!converges || !end.converged) continue;
        compare(subject.named, end.strength, entry.value().at("strengths"), tolerance, what, tally);
        check_published(vector, subject, entry.key(), end.strength, tally);
    }
}

/// Where iteration in steps of one comes to rest, it rests where the continuous process does, as
/// far as the vector says so; the vectors' iterations end at a change of 1e-9.
void check_discrete(const json& vector, const Subject& subject, double tolerance, Tally& tally) {
    const json expected = vector.value("expected_discrete", json::object());
    for (const auto& entry : expected.items()) {
        const auto semantics = semantics_of(entry.key(), subject, tally);
        if (!semantics) continue;
        if (!entry.value().at("converges") || !entry.value().contains("max_diff_to_continuous")) {
            tally.skip("iteration in steps of one is not offered, and this one comes to no rest");
            continue;
        }
        const double apart = entry.value().at("max_diff_to_continuous");
        const argue::Equilibrium end =
            argue::continuous_strengths(subject.named.graph, subject.structure, *semantics, {});
        compare(subject.named, end.strength, entry.value().at("strengths"), tolerance + apart,
                subject.id + " discrete " + entry.key(), tally);
    }
}

/// Values of one method for the arguments of `values` that have one.
void check_method(const json& values, const std::vector<std::string>& names,
                  const std::string& method, const std::vector<double>& actual, double tolerance,
                  const std::string& what, Tally& tally) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const json& value = values.at(names[i]);
        if (!value.contains(method) || value[method].is_null()) continue;
        tally.near(actual[i], value[method], tolerance, what + " " + method + " " + names[i]);
    }
}

/// Exact for as many ancestors as the engine takes; else as near as four standard errors.
void check_shapley(const argue::Question& question, const json& contribution,
                   const std::vector<std::string>& names, const std::vector<std::size_t>& nodes,
                   double tolerance, const std::string& what, Tally& tally) {
    std::vector<std::vector<std::size_t>> players;
    for (const std::size_t node : nodes) players.push_back({node});
    if (players.size() > argue::most_exact_players) {
        tally.skip("exact Shapley values of more than 16 arguments");
        return;
    }
    const argue::Shapley shapley = argue::shapley_exact(question, players);
    check_method(contribution.at("values"), names, "shapley", shapley.values, tolerance, what,
                 tally);
    double sum = 0.0;
    for (const double value : shapley.values) sum += value;
    if (contribution.contains("shapley_sum")) {
        tally.near(sum, contribution.at("shapley_sum"), tolerance, what + " sum of Shapley values");
    }
    const double whole =
        contribution.at("final").get<double>() - contribution.at("base").get<double>();
    tally.near(sum, whole, tolerance, what + " Shapley values against strength less base score");
}

void check_contribution(const json& contribution, const Subject& subject, double tolerance,
                        Tally& tally) {
    const std::string semantics_name = contribution.at("semantics");
    const auto semantics = semantics_of(semantics_name, subject, tally);
    if (!semantics) return;
    const argue::Question question = subject.about(*semantics, contribution.at("topic"));
    const std::string what = subject.id + " " + semantics_name;
    const json& values = contribution.at("values");
    std::vector<std::string> names;
    std::vector<std::size_t> nodes;
    for (const auto& entry : values.items()) {
        names.push_back(entry.key());
        nodes.push_back(subject.named.index.at(entry.key()));
    }
    const auto method = [&](const std::string& name, const std::vector<double>& actual) {
        check_method(values, names, name, actual, tolerance, what, tally);
    };
    method("removal", argue::removal(question, nodes).values);
    method("intrinsic_removal", argue::intrinsic_removal(question, nodes).values);
    const argue::Gradient gradient = argue::gradient(question);
    std::vector<double> slopes;
    for (const std::size_t node : nodes) slopes.push_back(gradient.values[node]);
    method("gradient", slopes);
    check_shapley(question, contribution, names, nodes, tolerance, what, tally);
}

void check_flips(const json& flips, const Subject& subject, double tolerance, Tally& tally) {
    const std::string semantics_name = flips.at("semantics");
    const auto semantics = semantics_of(semantics_name, subject, tally);
    if (!semantics) return;
    const argue::Question question = subject.about(*semantics, flips.at("topic"));
    for (const auto& entry : flips.at("single_argument_flip").items()) {
        const std::size_t node = subject.named.index.at(entry.key());
        const argue::Flip flip = argue::flips(question, flips.at("threshold"), {node}).front();
        const std::string what = subject.id + " " + semantics_name + " flip by " + entry.key();
        if (entry.value().is_null() || !flip.base) {
            tally.check(entry.value().is_null() && !flip.base, what + ": there is one or not");
            continue;
        }
        tally.near(*flip.base, entry.value().at("tau"), tolerance, what);
        tally.near(*flip.base - subject.named.graph.base[node], entry.value().at("delta"),
                   tolerance, what + ", change");
    }
}

void check_graph(const json& vector, const Tolerances& tolerances, Tally& tally) {
    const Subject subject(vector);
    const bool cyclic = vector.at("cyclic");
    tally.check(subject.structure.acyclic() != cyclic, subject.id + ": cyclic or not");
    tally.check(argue::cyclic_components(subject.named.graph, subject.structure).empty() != cyclic,
                subject.id + ": names its cycles");
    const double tolerance = cyclic ? tolerances.cyclic : tolerances.acyclic;
    if (!cyclic) check_strengths(vector, subject, tolerance, tally);
    check_continuous(vector, subject, tolerance, tally);
    check_discrete(vector, subject, tolerance, tally);
    for (const json& contribution : vector.value("contributions", json::array())) {
        check_contribution(contribution, subject, tolerance, tally);
    }
    for (const json& flips : vector.value("counterfactual_flips", json::array())) {
        check_flips(flips, subject, tolerances.flips, tally);
    }
}

void check_file(const json& document, Tally& tally) {
    const json& meta = document.at("meta");
    const Tolerances tolerances{meta.at("tolerance_acyclic"), meta.value("tolerance_cyclic", 1e-7),
                                meta.value("flips_tolerance", 1e-6)};
    for (const json& vector : document.at("graphs")) check_graph(vector, tolerances, tally);
}

}  // namespace

}  // namespace stackimpact::conformance

int main(int argc, char** argv) {
    return stackimpact::conformance::run(argc, argv, "qbaf.json",
                                         stackimpact::conformance::check_file);
}
