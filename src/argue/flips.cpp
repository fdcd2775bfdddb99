// SPDX-License-Identifier: MIT
#include "argue/flips.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "argue/energy.hpp"
#include "argue/standing.hpp"

namespace stackimpact::argue {

namespace {

/// Energies this near to what is asked for count as it: a topic that an extreme base score brings
/// exactly to the threshold misses it by rounding only.
constexpr double energy_tolerance = 1e-12;
/// Where the search between two base scores ends.
constexpr double base_tolerance = 1e-13;
/// Where bounds give up on a part of [0, 1] in which they allow a flip and values show none.
constexpr double smallest_part = 1e-9;
/// Parts that bounds look at before values at many points have to do.
constexpr int most_parts = 20'000;
/// Values at so many points each side of a base score where there are no bounds.
constexpr int grid = 64;

/// Energy of the topic, as a function of the base score of one node, less what the threshold asks
/// for. Of the topic itself, on a cycle: its strength less the threshold.
class Excess {
public:
    Excess(const Cone& cone, const Question& question, std::size_t node, double asked)
        : question_(question),
          structure_(cone.structure),
          topic_(cone.topic),
          node_(node),
          asked_(asked),
          graph_(cone.graph),
          bounded_{cone.graph, cone.graph},
          standing_(cone.size(), Standing::whole) {}

    double at(double base) {
        graph_.base[node_] = base;
        const Equilibrium end =
            strengths_of(graph_, structure_, question_.semantics, standing_, question_.limits);
        if (topic_ == node_) return end.strength[topic_] - asked_;
        return energy_at(graph_, structure_, form(question_.semantics).aggregation, topic_,
                         end.strength) -
               asked_;
    }

    /// True when bounds show that it keeps its sign for all base scores between two.
    bool keeps_sign(double low, double high) {
        bounded_.low.base[node_] = low;
        bounded_.high.base[node_] = high;
        const EnergyBounds energy =
            energy_bounds(bounded_, structure_, question_.semantics, topic_);
        return energy.low > asked_ || energy.high < asked_;
    }

    /// True when no rise of the node can both raise and lower the topic: along all paths the number
    /// of attacks is even, or along all it is odd.
    [[nodiscard]] bool is_monotone() const {
        // Cones are in topological order.
        std::vector<bool> straight(graph_.base.size(), false);
        std::vector<bool> turned(graph_.base.size(), false);
        straight[node_] = true;
        for (std::size_t i = node_ + 1; i <= topic_; ++i) {
            for (const std::size_t e : structure_.incoming(i)) {
                const Edge& edge = graph_.edges[e];
                if (edge.attack ? turned[edge.from] : straight[edge.from]) straight[i] = true;
                if (edge.attack ? straight[edge.from] : turned[edge.from]) turned[i] = true;
            }
        }
        return !straight[topic_] || !turned[topic_];
    }

private:
    const Question& question_;
    const Structure& structure_;
    std::size_t topic_;
    std::size_t node_;
    double asked_;
    Graph graph_;
    BoundedGraph bounded_;
    std::vector<Standing> standing_;
};

/// The search for the flip nearest to a base score.
class Search {
public:
    enum class Means { monotone, bounds, values };

    Search(Excess& excess, double start, Means means)
        : excess_(excess), start_(start), means_(means), at_start_(excess.at(start)) {}

    Flip nearest() {
        if (std::fabs(at_start_) <= energy_tolerance) return {start_, true};
        const Flip up = toward(1.0);
        const Flip down = toward(0.0);
        const bool proved = up.proved && down.proved;
        if (!up.base || !down.base) return {up.base ? up.base : down.base, proved};
        return {*up.base - start_ <= start_ - *down.base ? up.base : down.base, proved};
    }

private:
    [[nodiscard]] bool reached(double base) {
        const double value = excess_.at(base);
        return at_start_ > 0 ? value <= 0 : value >= 0;
    }

    Flip toward(double end) {
        if (end == start_) return {};
        if (means_ == Means::monotone) return by_end(end);
        if (means_ == Means::values) return by_values(end);
        parts_ = 0;
        open_ = false;
        const std::optional<double> base = by_bounds(start_, end);
        if (parts_ > most_parts) return by_values(end);
        if (base) return {base, !open_};
        return near_end(end, !open_);
    }

    /// The end itself when it misses by rounding only.
    Flip near_end(double end, bool proved) {
        if (std::fabs(excess_.at(end)) <= energy_tolerance) return {end, proved};
        return {std::nullopt, proved};
    }

    Flip by_end(double end) {
        if (reached(end)) return {between(start_, end), true};
        return near_end(end, true);
    }

    Flip by_values(double end) {
        double before = start_;
        for (int i = 1; i <= grid; ++i) {
            const double next = start_ + (end - start_) * i / grid;
            if (reached(next)) return {between(before, next), false};
            before = next;
        }
        return near_end(end, false);
    }

    /// The nearest flip in a part whose near end does not flip, near half first.
    std::optional<double> by_bounds(double near, double far) {
        if (++parts_ > most_parts) return std::nullopt;
        if (excess_.keeps_sign(std::min(near, far), std::max(near, far))) return std::nullopt;
        if (std::fabs(far - near) <= smallest_part) {
            if (reached(far)) return between(near, far);
            open_ = true;
            return std::nullopt;
        }
        const double middle = (near + far) / 2.0;
        if (const auto found = by_bounds(near, middle)) return found;
        return by_bounds(middle, far);
    }

    /// The first base score that flips between one that does not and one that does.
    double between(double before, double after) {
        while (std::fabs(after - before) > base_tolerance) {
            const double middle = (before + after) / 2.0;
            if (middle == before || middle == after) break;
            (reached(middle) ? after : before) = middle;
        }
        return after;
    }

    Excess& excess_;
    double start_;
    Means means_;
    double at_start_;
    int parts_ = 0;
    /// Some part was left in which bounds allow a flip and values show none.
    bool open_ = false;
};

Flip flip_of_topic(const Question& question, const Cone& cone, double threshold) {
    const std::vector<double> strength = strengths(cone.graph, cone.structure, question.semantics);
    const double energy = energy_at(cone.graph, cone.structure,
                                    form(question.semantics).aggregation, cone.topic, strength);
    return {base_for(question.semantics, energy, threshold), true};
}

Flip flip_of(const Question& question, const Cone& cone, double threshold, std::size_t node) {
    const bool acyclic = cone.structure.acyclic();
    const double start = cone.graph.base[node];
    if (node == cone.topic) {
        if (acyclic) return flip_of_topic(question, cone, threshold);
        Excess excess(cone, question, node, threshold);
        return Search(excess, start, Search::Means::values).nearest();
    }
    const std::optional<double> asked =
        energy_for(question.semantics, cone.graph.base[cone.topic], threshold);
    if (!asked) return {};
    Excess excess(cone, question, node, *asked);
    if (!acyclic) return Search(excess, start, Search::Means::values).nearest();
    const bool monotone = excess.is_monotone();
    return Search(excess, start, monotone ? Search::Means::monotone : Search::Means::bounds)
        .nearest();
}

}  // namespace

std::vector<Flip> flips(const Question& question, double threshold,
                        const std::vector<std::size_t>& nodes) {
    const Cone cone = cone_of(question);
    std::vector<Flip> result;
    for (const std::size_t node : nodes) {
        const std::size_t at = cone.position[node];
        result.push_back(at == cone.size() ? Flip{} : flip_of(question, cone, threshold, at));
    }
    return result;
}

}  // namespace stackimpact::argue
