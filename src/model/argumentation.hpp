// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// A way to tell what an argument contributes to another.
enum class ContributionMethod { removal, intrinsic_removal, gradient, shapley };

inline constexpr std::array<ContributionMethod, 4> all_contribution_methods{
    ContributionMethod::removal, ContributionMethod::intrinsic_removal,
    ContributionMethod::gradient, ContributionMethod::shapley};

[[nodiscard]] std::string_view name(ContributionMethod value);

/// What one argument contributes to the topic, by the methods that were run.
struct ArgumentContribution {
    std::size_t argument = 0;
    std::optional<double> removal;
    std::optional<double> intrinsic_removal;
    std::optional<double> gradient;
    /// The gradient is the mean of two one-sided ones.
    bool kink = false;
    std::optional<double> shapley;
    /// Standard error of `shapley`; nothing when it is exact.
    std::optional<double> shapley_error;
    /// Methods that find it good for the topic, and bad; both empty when none disagree.
    std::vector<ContributionMethod> methods_for;
    std::vector<ContributionMethod> methods_against;

    [[nodiscard]] std::optional<double> value(ContributionMethod method) const;
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
    ContributionMethod method = ContributionMethod::removal;
    std::string reason;
};

/// Name of the group of all ancestors that are in no named group.
inline constexpr std::string_view other_arguments = "others";

/// The Shapley value of a named group of arguments, or of `other_arguments`.
struct GroupShapley {
    std::string name;
    std::vector<std::size_t> arguments;
    double value = 0.0;
    std::optional<double> error;
};

/// What moves one argument, under one semantics.
struct TopicAnalysis {
    std::string semantics;
    /// Those that were run, in their order.
    std::vector<ContributionMethod> methods;
    /// One for each ancestor of the topic, in order.
    std::vector<ArgumentContribution> contributions;
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

/// Arguments each of which leads to all others of them, or one that bears on itself.
struct GraphCycle {
    /// All of the strongly connected component, ascending.
    std::vector<std::size_t> arguments;
    /// A shortest way from the first back to itself, without its last step.
    std::vector<std::size_t> shortest;
};

/// A graph and what came of it.
struct Argumentation {
    std::string path;
    std::string sha256;
    ArgumentGraph graph;
    /// In the order that was asked for; at least one.
    std::vector<GraphStrengths> strengths;
    /// By first argument.
    std::vector<GraphCycle> cycles;
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
