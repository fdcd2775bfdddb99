// SPDX-License-Identifier: MIT
#include "argue/contributions.hpp"
#include "argue/standing.hpp"

namespace stackimpact::argue {

namespace {

/// The topic's strength with one node standing otherwise, and whether it was found.
class OneChanged {
public:
    explicit OneChanged(const Question& question)
        : question_(question),
          cone_(cone_of(question)),
          standing_(cone_.size(), Standing::whole),
          as_is_(topic_strength()) {}

    [[nodiscard]] bool converged() const { return converged_; }
    [[nodiscard]] double as_is() const { return as_is_; }

    double with(std::size_t node, Standing standing) {
        const std::size_t at = cone_.position[node];
        if (at == cone_.size()) return as_is_;
        standing_[at] = standing;
        const double strength = topic_strength();
        standing_[at] = Standing::whole;
        return strength;
    }

private:
    double topic_strength() {
        const Equilibrium end = strengths_of(cone_.graph, cone_.structure, question_.semantics,
                                             standing_, question_.limits);
        converged_ = converged_ && end.converged;
        return end.strength[cone_.topic];
    }

    const Question& question_;
    Cone cone_;
    std::vector<Standing> standing_;
    bool converged_ = true;
    double as_is_;
};

}  // namespace

Contributions removal(const Question& question, const std::vector<std::size_t>& nodes) {
    OneChanged graph(question);
    Contributions result;
    for (const std::size_t node : nodes) {
        result.values.push_back(graph.as_is() - graph.with(node, Standing::absent));
    }
    result.converged = graph.converged();
    return result;
}

Contributions intrinsic_removal(const Question& question, const std::vector<std::size_t>& nodes) {
    OneChanged graph(question);
    Contributions result;
    for (const std::size_t node : nodes) {
        const double alone = graph.with(node, Standing::alone);
        result.values.push_back(alone - graph.with(node, Standing::absent));
    }
    result.converged = graph.converged();
    return result;
}

}  // namespace stackimpact::argue
