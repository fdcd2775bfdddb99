// SPDX-License-Identifier: MIT
#include "load/check_relations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace stackimpact {

namespace {

/// Who is meant by an id or a mechanism.
class Registry {
public:
    explicit Registry(std::span<const Debater> debaters) {
        for (std::size_t i = 0; i < debaters.size(); ++i) {
            ids_.emplace(debaters[i].id.str(), i);
            if (debaters[i].mechanism) mechanisms_[debaters[i].mechanism->str()].push_back(i);
        }
    }

    [[nodiscard]] std::vector<std::size_t> meant(const Relation& relation) const {
        if (const auto* mechanism = std::get_if<MechanismId>(&relation.target)) {
            const auto found = mechanisms_.find(mechanism->str());
            return found == mechanisms_.end() ? std::vector<std::size_t>{} : found->second;
        }
        const std::string& id = std::get<ArgumentId>(relation.target).str();
        // An instance stands for its rule: coarser, so no circle is missed.
        const auto found = ids_.find(id.substr(0, id.find('@')));
        return found == ids_.end() ? std::vector<std::size_t>{} : std::vector{found->second};
    }

private:
    std::map<std::string, std::size_t> ids_;
    std::map<std::string, std::vector<std::size_t>> mechanisms_;
};

Place place_of(const Debater& carrier, std::size_t relation, const Debater& other) {
    if (relation < carrier.relation_places.size()) return carrier.relation_places[relation];
    return carrier.place.text ? carrier.place : other.place;
}

/// Peels a graph from its sources; what is left is on a circle or behind one.
class Peeling {
public:
    Peeling(std::span<const DebateEdge> edges, std::size_t nodes)
        : edges_(edges), waiting_for_(nodes, 0), gone_(nodes, false), in_(nodes), out_(nodes) {
        for (std::size_t e = 0; e < edges.size(); ++e) {
            ++waiting_for_[edges[e].to];
            in_[edges[e].to].push_back(e);
            out_[edges[e].from].push_back(e);
        }
        std::vector<std::size_t> sources;
        for (std::size_t node = 0; node < nodes; ++node) {
            if (waiting_for_[node] == 0) sources.push_back(node);
        }
        take(std::move(sources));
    }

    [[nodiscard]] bool gone(std::size_t node) const { return gone_[node]; }

    /// Takes nodes away and all that then have nothing before them.
    void take(std::vector<std::size_t> nodes) {
        for (const std::size_t node : nodes) gone_[node] = true;
        while (!nodes.empty()) {
            const std::size_t node = nodes.back();
            nodes.pop_back();
            for (const std::size_t e : out_[node]) {
                const std::size_t target = edges_[e].to;
                if (--waiting_for_[target] > 0 || gone_[target]) continue;
                gone_[target] = true;
                nodes.push_back(target);
            }
        }
    }

    /// The circle that is met by walking back from a node that is left.
    [[nodiscard]] std::vector<DebateEdge> circle(std::size_t node) const {
        std::vector<DebateEdge> walk;
        std::map<std::size_t, std::size_t> met;
        while (met.emplace(node, walk.size()).second) {
            const auto before = std::find_if(in_[node].begin(), in_[node].end(),
                                             [&](std::size_t e) { return !gone_[edges_[e].from]; });
            walk.push_back(edges_[*before]);
            node = walk.back().from;
        }
        walk.erase(walk.begin(), walk.begin() + static_cast<std::ptrdiff_t>(met.at(node)));
        std::reverse(walk.begin(), walk.end());
        return walk;
    }

private:
    std::span<const DebateEdge> edges_;
    std::vector<std::size_t> waiting_for_;
    std::vector<bool> gone_;
    std::vector<std::vector<std::size_t>> in_;
    std::vector<std::vector<std::size_t>> out_;
};

/// Starts with an edge that has a place in a text, so that a message can point at it.
void turn_to_place(std::vector<DebateEdge>& circle) {
    const auto first = std::find_if(circle.begin(), circle.end(), [](const DebateEdge& edge) {
        return edge.place.text != nullptr;
    });
    if (first != circle.end()) std::rotate(circle.begin(), first, circle.end());
}

}  // namespace

std::vector<DebateEdge> debate_edges(std::span<const Debater> debaters) {
    const Registry registry(debaters);
    std::vector<DebateEdge> edges;
    std::set<std::tuple<std::size_t, std::size_t, bool>> known;
    for (std::size_t carrier = 0; carrier < debaters.size(); ++carrier) {
        const Debater& debater = debaters[carrier];
        for (std::size_t r = 0; r < debater.relations.size(); ++r) {
            const Relation& relation = debater.relations[r];
            const bool by_mechanism = std::holds_alternative<MechanismId>(relation.target);
            for (const std::size_t other : registry.meant(relation)) {
                // A mechanism stands for the others that carry it; instances of one rule are others
                // to each other.
                if (other == carrier && by_mechanism && !debater.each) continue;
                DebateEdge edge;
                edge.from = relation.incoming ? other : carrier;
                edge.to = relation.incoming ? carrier : other;
                edge.attack = relation.kind == RelationKind::attack;
                edge.place = place_of(debater, r, debaters[other]);
                if (known.emplace(edge.from, edge.to, edge.attack).second) edges.push_back(edge);
            }
        }
    }
    return edges;
}

std::string sentence(const DebateEdge& edge, std::span<const Debater> debaters) {
    const char* verb = edge.attack ? "attacks" : "supports";
    if (edge.from == edge.to)
        return fmt::format("`{}` {} itself", debaters[edge.from].id.str(), verb);
    return fmt::format("`{}` {} `{}`", debaters[edge.from].id.str(), verb,
                       debaters[edge.to].id.str());
}

std::string elsewhere(std::span<const DebateEdge> edges, std::span<const Debater> debaters) {
    std::set<std::size_t> told;
    std::string text;
    for (const DebateEdge& edge : edges) {
        for (const std::size_t end : {edge.from, edge.to}) {
            const Debater& debater = debaters[end];
            if (debater.place.text || !told.insert(end).second) continue;
            text += fmt::format("{}the rule `{}` is at {}:{}", text.empty() ? "" : ", ",
                                debater.id.str(), debater.location.file,
                                debater.location.position.line);
        }
    }
    return text;
}

std::vector<std::vector<DebateEdge>> debate_circles(std::span<const DebateEdge> edges,
                                                    std::size_t debaters) {
    Peeling peeling(edges, debaters);
    std::vector<std::vector<DebateEdge>> circles;
    for (std::size_t node = 0; node < debaters; ++node) {
        while (!peeling.gone(node)) {
            std::vector<DebateEdge> circle = peeling.circle(node);
            std::vector<std::size_t> members;
            for (const DebateEdge& edge : circle) members.push_back(edge.from);
            peeling.take(std::move(members));
            turn_to_place(circle);
            circles.push_back(std::move(circle));
        }
    }
    return circles;
}

}  // namespace stackimpact
