// SPDX-License-Identifier: MIT
#include "cel/scope.hpp"

#include <utility>

namespace stackimpact::cel {

void Scope::enter(std::string name, Type type) {
    locals_.push_back({std::move(name), std::move(type)});
}

std::optional<std::size_t> Scope::local(std::string_view name) const {
    for (std::size_t i = locals_.size(); i-- > 0;) {
        if (locals_[i].name == name) return i;
    }
    return std::nullopt;
}

std::optional<std::string> Scope::path(NodeId id) const {
    const Node& node = ast_.nodes[id];
    if (node.kind == Node::Kind::identifier) {
        if (local(node.name)) return std::nullopt;
        return node.name.front() == '.' ? node.name.substr(1) : node.name;
    }
    if (node.kind != Node::Kind::select) return std::nullopt;
    auto target = path(node.children[0]);
    if (target) *target += "." + node.name;
    return target;
}

std::optional<std::size_t> Scope::variable(std::string_view path) const {
    if (const auto slot = environment_.slot(path)) return slot;
    if (!path.starts_with(facts_prefix)) return std::nullopt;
    const auto slot = environment_.slot(path.substr(facts_prefix.size()));
    if (!slot || !environment_.variables()[*slot].is_fact) return std::nullopt;
    return slot;
}

}  // namespace stackimpact::cel
