// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "argumentation/argumentation.hpp"
#include "model/argumentation.hpp"

namespace stackimpact {

/// How large a question about a topic is.
struct TopicSize {
    /// Ancestors of the topic, and relations that end at them or the topic.
    std::size_t ancestors = 0;
    std::size_t relations = 0;
    /// Who comes to the topic, one after the other: ancestors or groups.
    std::size_t players = 0;
    /// Evaluations of the graph for one strength: 1, on a graph with cycles those of the process.
    std::size_t passes = 1;
};

/// Visits of relations up to which a method is run without being asked for. One takes 10 to 60 ns
/// by semantics, so that nobody waits longer than some seconds for what they did not ask for.
inline constexpr double most_visits = 2e8;

/// Visits of relations that a method takes, about.
[[nodiscard]] double visits(ContributionMethod method, const TopicSize& size,
                            std::size_t permutations);

/// The methods to run for a topic, and why others are not.
struct MethodPlan {
    std::vector<ContributionMethod> methods;
    std::vector<MethodLeftOut> left_out;
};
[[nodiscard]] MethodPlan plan_methods(const ArgumentationRequest& request, const TopicSize& size);

}  // namespace stackimpact
