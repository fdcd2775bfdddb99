// SPDX-License-Identifier: MIT
#include "argumentation/topic.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "argue/contributions.hpp"
#include "argue/flips.hpp"
#include "argumentation/plan.hpp"

namespace stackimpact {

namespace {

/// Contributions that are smaller have no sign: they are what rounding leaves of 0.
constexpr double least_signed = 1e-9;

/// Evaluations of the graph in a step of Runge-Kutta of order 5, whose last is the next's first.
constexpr std::size_t evaluations_per_step = 6;

/// Drawn in pairs of an order and its reverse.
std::size_t pairs_of(std::size_t permutations) {
    return (permutations + 1) / 2;
}

std::size_t relations_behind(const argue::Structure& structure,
                             const std::vector<std::size_t>& ancestors, std::size_t topic) {
    std::size_t count = structure.incoming(topic).size();
    for (const std::size_t node : ancestors) count += structure.incoming(node).size();
    return count;
}

/// The named groups, then all ancestors in none of them.
std::vector<GroupShapley> groups_of(const std::vector<ArgumentGroup>& named,
                                    const std::vector<std::size_t>& ancestors) {
    std::vector<GroupShapley> groups;
    std::vector<std::size_t> taken;
    for (const ArgumentGroup& each : named) {
        GroupShapley group;
        group.name = each.name;
        group.arguments = each.arguments;
        std::sort(group.arguments.begin(), group.arguments.end());
        taken.insert(taken.end(), group.arguments.begin(), group.arguments.end());
        groups.push_back(std::move(group));
    }
    std::sort(taken.begin(), taken.end());
    GroupShapley others;
    others.name = std::string(other_arguments);
    std::set_difference(ancestors.begin(), ancestors.end(), taken.begin(), taken.end(),
                        std::back_inserter(others.arguments));
    if (!others.arguments.empty()) groups.push_back(std::move(others));
    return groups;
}

/// Finds and enters what is asked about one topic under one semantics.
class Analyst {
public:
    Analyst(argue::Question question, const ArgumentationRequest& request,
            const GraphStrengths& strengths)
        : question_(std::move(question)),
          request_(request),
          ancestors_(argue::ancestors(question_.graph, question_.structure, question_.topic)) {
        analysis_.semantics = strengths.semantics;
        if (!request.groups.empty()) analysis_.groups = groups_of(request.groups, ancestors_);
        for (const std::size_t node : ancestors_) {
            ArgumentContribution contribution;
            contribution.argument = node;
            analysis_.contributions.push_back(std::move(contribution));
        }
        MethodPlan plan = plan_methods(request, size(strengths));
        analysis_.methods = std::move(plan.methods);
        analysis_.left_out = std::move(plan.left_out);
    }

    TopicAnalysis run() {
        for (const ContributionMethod method : analysis_.methods) enter(method);
        if (!is_run(ContributionMethod::shapley)) analysis_.groups.clear();
        for (ArgumentContribution& each : analysis_.contributions) compare_signs(each);
        if (request_.flips) flips();
        return std::move(analysis_);
    }

private:
    [[nodiscard]] TopicSize size(const GraphStrengths& strengths) const {
        TopicSize size;
        size.ancestors = ancestors_.size();
        size.relations = relations_behind(question_.structure, ancestors_, question_.topic);
        size.players = analysis_.groups.empty() ? ancestors_.size() : analysis_.groups.size();
        if (strengths.process) size.passes = evaluations_per_step * strengths.process->steps + 1;
        return size;
    }

    [[nodiscard]] bool is_run(ContributionMethod method) const {
        const auto& methods = analysis_.methods;
        return std::find(methods.begin(), methods.end(), method) != methods.end();
    }

    void enter(ContributionMethod method) {
        switch (method) {
            case ContributionMethod::removal:
                enter(argue::removal(question_, ancestors_), &ArgumentContribution::removal);
                break;
            case ContributionMethod::intrinsic_removal:
                enter(argue::intrinsic_removal(question_, ancestors_),
                      &ArgumentContribution::intrinsic_removal);
                break;
            case ContributionMethod::gradient:
                gradient();
                break;
            case ContributionMethod::shapley:
                shapley();
                break;
        }
    }

    void enter(const argue::Contributions& found,
               std::optional<double> ArgumentContribution::*member) {
        for (std::size_t i = 0; i < ancestors_.size(); ++i) {
            analysis_.contributions[i].*member = found.values[i];
        }
        note(found.converged);
    }

    void gradient() {
        const argue::Gradient found = argue::gradient(question_);
        for (ArgumentContribution& each : analysis_.contributions) {
            each.gradient = found.values[each.argument];
            each.kink = found.kink[each.argument];
        }
        note(found.converged);
    }

    void shapley() {
        const bool grouped = !analysis_.groups.empty();
        std::vector<std::vector<std::size_t>> players;
        for (const GroupShapley& group : analysis_.groups) players.push_back(group.arguments);
        if (!grouped) {
            for (const std::size_t node : ancestors_) players.push_back({node});
        }
        const argue::Shapley found =
            players.size() <= argue::most_exact_players
                ? argue::shapley_exact(question_, players)
                : argue::shapley_sampled(question_, players, pairs_of(request_.permutations),
                                         request_.seed);
        for (std::size_t i = 0; i < players.size(); ++i) {
            const std::optional<double> error = found.standard_errors.empty()
                                                    ? std::nullopt
                                                    : std::optional(found.standard_errors[i]);
            if (grouped) {
                analysis_.groups[i].value = found.values[i];
                analysis_.groups[i].error = error;
            } else {
                analysis_.contributions[i].shapley = found.values[i];
                analysis_.contributions[i].shapley_error = error;
            }
        }
        note(found.converged);
    }

    static void compare_signs(ArgumentContribution& contribution) {
        for (const ContributionMethod method : all_contribution_methods) {
            const double value = contribution.value(method).value_or(0.0);
            if (value > least_signed) contribution.methods_for.push_back(method);
            if (value < -least_signed) contribution.methods_against.push_back(method);
        }
        if (!contribution.methods_for.empty() && !contribution.methods_against.empty()) return;
        contribution.methods_for.clear();
        contribution.methods_against.clear();
    }

    void flips() {
        std::vector<std::size_t> nodes = ancestors_;
        nodes.insert(std::lower_bound(nodes.begin(), nodes.end(), question_.topic),
                     question_.topic);
        const std::vector<argue::Flip> found = argue::flips(question_, request_.threshold, nodes);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            analysis_.flips.push_back({nodes[i], found[i].base, found[i].proved});
        }
    }

    void note(bool converged) { analysis_.converged = analysis_.converged && converged; }

    argue::Question question_;
    const ArgumentationRequest& request_;
    std::vector<std::size_t> ancestors_;
    TopicAnalysis analysis_;
};

}  // namespace

TopicAnalysis analyze_topic(const argue::Graph& graph, const argue::Structure& structure,
                            const ArgumentationRequest& request, argue::Semantics semantics,
                            const GraphStrengths& strengths) {
    const argue::Question question{graph, structure, semantics, request.topic.value(),
                                   request.limits};
    return Analyst(question, request, strengths).run();
}

std::optional<ShapleySampling> sampling_of(const std::vector<TopicAnalysis>& topics,
                                           const ArgumentationRequest& request) {
    const auto drawn = [](const auto& each) { return each.has_value(); };
    for (const TopicAnalysis& topic : topics) {
        const bool any = std::any_of(topic.contributions.begin(), topic.contributions.end(),
                                     [&](const ArgumentContribution& each) {
                                         return drawn(each.shapley_error);
                                     }) ||
                         std::any_of(topic.groups.begin(), topic.groups.end(),
                                     [&](const GroupShapley& each) { return drawn(each.error); });
        if (any) return ShapleySampling{2 * pairs_of(request.permutations), request.seed};
    }
    return std::nullopt;
}

}  // namespace stackimpact
