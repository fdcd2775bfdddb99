// SPDX-License-Identifier: MIT
#include "argumentation/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "argue/contributions.hpp"

namespace stackimpact {

namespace {

/// A way there, a way back and the slopes between.
constexpr double gradient_passes = 3.0;

bool is_exact(const TopicSize& size) {
    return size.players <= argue::most_exact_players;
}

/// How often strengths are found for it.
double evaluations(ContributionMethod method, const TopicSize& size, std::size_t permutations) {
    switch (method) {
        case ContributionMethod::removal:
        case ContributionMethod::intrinsic_removal:
            return static_cast<double>(size.ancestors);
        case ContributionMethod::gradient:
            return gradient_passes;
        case ContributionMethod::shapley:
            break;
    }
    if (is_exact(size)) return static_cast<double>(std::size_t{1} << size.players);
    return static_cast<double>(permutations) * static_cast<double>(size.players);
}

/// "2000 orders of 300 arguments".
std::string how_often(ContributionMethod method, const TopicSize& size, std::size_t permutations) {
    switch (method) {
        case ContributionMethod::removal:
        case ContributionMethod::intrinsic_removal:
            return fmt::format("{} arguments, each taken away once", size.ancestors);
        case ContributionMethod::gradient:
            return "one way back";
        case ContributionMethod::shapley:
            break;
    }
    if (is_exact(size)) return fmt::format("all subsets of {}", size.players);
    return fmt::format("{} orders of {}", permutations, size.players);
}

std::string reason(ContributionMethod method, const TopicSize& size, std::size_t permutations) {
    std::string work =
        fmt::format("{}, over {} relations", how_often(method, size, permutations), size.relations);
    if (size.passes > 1) work += fmt::format(" and {} evaluations of a process", size.passes);
    const bool sampled = method == ContributionMethod::shapley && !is_exact(size);
    return fmt::format("it would take long ({}); `--methods {}` runs it all the same{}", work,
                       name(method), sampled ? ", `--samples` and `--group` make it smaller" : "");
}

}  // namespace

double visits(ContributionMethod method, const TopicSize& size, std::size_t permutations) {
    const double pass =
        static_cast<double>(size.relations + size.ancestors + 1) * static_cast<double>(size.passes);
    return evaluations(method, size, permutations) * pass;
}

MethodPlan plan_methods(const ArgumentationRequest& request, const TopicSize& size) {
    MethodPlan plan;
    for (const ContributionMethod method : all_contribution_methods) {
        if (request.methods) {
            const auto& asked = *request.methods;
            if (std::find(asked.begin(), asked.end(), method) != asked.end()) {
                plan.methods.push_back(method);
            }
        } else if (visits(method, size, request.permutations) <= most_visits) {
            plan.methods.push_back(method);
        } else {
            plan.left_out.push_back({method, reason(method, size, request.permutations)});
        }
    }
    return plan;
}

}  // namespace stackimpact
