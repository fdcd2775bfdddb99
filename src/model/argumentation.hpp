// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/argument_graph.hpp"

namespace stackimpact {

/// How the strengths of a graph with cycles were found.
struct ProcessEnd {
    bool converged = false;
    /// Largest |f(s) − s| over all arguments.
    double residual = 0.0;
    double time = 0.0;
    std::size_t steps = 0;
};

/// Strengths under one semantics.
struct GraphStrengths {
    /// "qe", "dfquad", ...
    std::string semantics;
    /// σ of each argument, in their order.
    std::vector<double> strength;
    /// Nothing on an acyclic graph.
    std::optional<ProcessEnd> process;
};

/// What one argument, or group of arguments, contributes to the topic.
struct Contribution {
    std::size_t argument = 0;
    std::optional<double> removal;
    std::optional<double> intrinsic_removal;
    std::optional<double> gradient;
    /// The gradient is the mean of two one-sided ones.
    bool kink = false;
    std::optional<double> shapley;
    /// Standard error of `shapley`; nothing when it is exact.
    std::optional<double> shapley_error;
    /// Methods that say bull and methods that say bear; both empty when none disagree.
    std::vector<std::string> methods_for;
    std::vector<std::string> methods_against;
};

/// The smallest change of one argument's base score that brings the topic to the threshold.
struct ArgumentFlip {
    std::size_t argument = 0;
    /// Nothing: it cannot flip the topic.
    std::optional<double> base;
    /// False when values at many points say so, not a proof.
    bool proved = true;
};

/// A contribution method that was not run, and why.
struct MethodLeftOut {
    std::string method;
    std::string reason;
};

/// The Shapley value of a named group of arguments.
struct GroupShapley {
    std::string name;
    std::vector<std::size_t> arguments;
    double value = 0.0;
    std::optional<double> error;
};

/// What moves one argument, under one semantics.
struct TopicAnalysis {
    std::string semantics;
    /// One for each ancestor of the topic, in order.
    std::vector<Contribution> contributions;
    /// With groups Shapley values are of these, not of single arguments.
    std::vector<GroupShapley> groups;
    std::vector<MethodLeftOut> left_out;
    /// One for each ancestor and the topic, in order; empty when flips were not asked.
    std::vector<ArgumentFlip> flips;
    bool converged = true;
};

/// How Shapley values were found.
struct ShapleySampling {
    std::size_t permutations = 0;
    std::uint64_t seed = 0;
};

/// A graph and what came of it.
struct Argumentation {
    std::string path;
    std::string sha256;
    ArgumentGraph graph;
    /// In the order that was asked for; at least one.
    std::vector<GraphStrengths> strengths;
    /// Strongly connected components that hold a cycle, by first argument.
    std::vector<std::vector<std::size_t>> cycles;
    std::optional<std::size_t> topic;
    double threshold = 0.5;
    /// Nothing when Shapley values are exact or were not asked.
    std::optional<ShapleySampling> sampling;
    /// By semantics, as `strengths`; empty without a topic.
    std::vector<TopicAnalysis> topics;

    /// True when every process came to rest.
    [[nodiscard]] bool converged() const {
        for (const GraphStrengths& each : strengths) {
            if (each.process && !each.process->converged) return false;
        }
        for (const TopicAnalysis& each : topics) {
            if (!each.converged) return false;
        }
        return true;
    }
};

}  // namespace stackimpact
