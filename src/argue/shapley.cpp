// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "argue/contributions.hpp"
#include "argue/standing.hpp"
#include "source/draw.hpp"

namespace stackimpact::argue {

namespace {

using Groups = std::vector<std::vector<std::size_t>>;

/// The topic's strength when some groups are there.
class Coalitions {
public:
    Coalitions(const Question& question, const Groups& groups)
        : question_(question), cone_(cone_of(question)) {
        standing_.assign(cone_.size(), Standing::absent);
        standing_[cone_.topic] = Standing::whole;
        for (const std::vector<std::size_t>& group : groups) {
            members_.emplace_back();
            for (const std::size_t node : group) {
                const std::size_t at = cone_.position[node];
                if (at != cone_.size()) members_.back().push_back(at);
            }
        }
    }

    void set(std::size_t group, bool present) {
        for (const std::size_t at : members_[group]) {
            standing_[at] = present ? Standing::whole : Standing::absent;
        }
    }

    double topic_strength() {
        const Equilibrium end = strengths_of(cone_.graph, cone_.structure, question_.semantics,
                                             standing_, question_.limits);
        converged_ = converged_ && end.converged;
        return end.strength[cone_.topic];
    }

    [[nodiscard]] bool converged() const { return converged_; }

private:
    const Question& question_;
    Cone cone_;
    std::vector<Standing> standing_;
    /// Positions in the cone of each group's nodes.
    std::vector<std::vector<std::size_t>> members_;
    bool converged_ = true;
};

/// What the topic's strength is for every subset, as bits.
std::vector<double> subset_strengths(Coalitions& coalitions, std::size_t groups) {
    std::vector<double> values(std::size_t{1} << groups);
    values[0] = coalitions.topic_strength();
    // In the order of a Gray code one group comes or goes from one subset to the next.
    std::size_t present = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto group = static_cast<std::size_t>(std::countr_zero(i));
        present ^= std::size_t{1} << group;
        coalitions.set(group, (present >> group & 1U) != 0);
        values[present] = coalitions.topic_strength();
    }
    return values;
}

/// Share of the orders in which exactly some k other groups come before one of n: k!(n−k−1)!/n!.
std::vector<double> order_shares(std::size_t groups) {
    std::vector<double> shares(groups);
    const auto n = static_cast<double>(groups);
    for (std::size_t k = 0; k < groups; ++k) {
        const auto before = static_cast<double>(k);
        shares[k] = k == 0 ? 1.0 / n : shares[k - 1] * before / (n - before);
    }
    return shares;
}

void shuffle(std::vector<std::size_t>& items, Draw& draw) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[draw.below(i)]);
}

/// Adds half of what each group adds when they come in this order.
template <class Iterator>
void add_marginals(Coalitions& coalitions, Iterator begin, Iterator end, double alone,
                   std::vector<double>& half_sums) {
    double before = alone;
    for (auto group = begin; group != end; ++group) {
        coalitions.set(*group, true);
        const double after = coalitions.topic_strength();
        half_sums[*group] += (after - before) / 2.0;
        before = after;
    }
    for (auto group = begin; group != end; ++group) coalitions.set(*group, false);
}

}  // namespace

Shapley shapley_exact(const Question& question, const Groups& groups) {
    const std::size_t size = groups.size();
    if (size > most_exact_players) throw std::logic_error("too many groups for all subsets");
    Coalitions coalitions(question, groups);
    const std::vector<double> values = subset_strengths(coalitions, size);
    const std::vector<double> shares = order_shares(size);
    Shapley result;
    for (std::size_t group = 0; group < size; ++group) {
        const std::size_t bit = std::size_t{1} << group;
        double sum = 0.0;
        for (std::size_t subset = 0; subset < values.size(); ++subset) {
            if ((subset & bit) != 0) continue;
            const auto before = static_cast<std::size_t>(std::popcount(subset));
            sum += shares[before] * (values[subset | bit] - values[subset]);
        }
        result.values.push_back(sum);
    }
    result.converged = coalitions.converged();
    return result;
}

Shapley shapley_sampled(const Question& question, const Groups& groups, std::size_t pairs,
                        std::uint64_t seed) {
    if (pairs < 2) throw std::logic_error("a standard error needs two pairs of orders");
    Coalitions coalitions(question, groups);
    const double alone = coalitions.topic_strength();
    std::vector<std::size_t> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    Shapley result{std::vector<double>(groups.size(), 0.0), std::vector<double>(groups.size(), 0.0),
                   true};
    Draw draw(seed);
    std::vector<double> pair_means(groups.size());
    for (std::size_t pair = 1; pair <= pairs; ++pair) {
        shuffle(order, draw);
        std::fill(pair_means.begin(), pair_means.end(), 0.0);
        add_marginals(coalitions, order.begin(), order.end(), alone, pair_means);
        add_marginals(coalitions, order.rbegin(), order.rend(), alone, pair_means);
        // Mean and sum of squares as they grow (Welford 1962).
        for (std::size_t i = 0; i < pair_means.size(); ++i) {
            const double change = pair_means[i] - result.values[i];
            result.values[i] += change / static_cast<double>(pair);
            result.standard_errors[i] += change * (pair_means[i] - result.values[i]);
        }
    }
    const auto count = static_cast<double>(pairs);
    for (double& error : result.standard_errors) error = std::sqrt(error / (count - 1.0) / count);
    result.converged = coalitions.converged();
    return result;
}

}  // namespace stackimpact::argue
