// SPDX-License-Identifier: MIT
#include "cel/untyped.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "cel/functions.hpp"
#include "cel/scope.hpp"

namespace stackimpact::cel {
namespace {

class Resolver {
public:
    Resolver(const Environment& environment, Ast& ast) : ast_(ast), scope_(environment, ast) {}

    void resolve(NodeId id);

private:
    void resolve_children(NodeId id);
    void strict(NodeId id, Function function);
    void name(NodeId id);
    void call(NodeId id);
    void has(NodeId id);
    void comprehension(NodeId id);
    [[nodiscard]] bool reads_variable(NodeId id);

    Ast& ast_;
    Scope scope_;
};

void Resolver::resolve_children(NodeId id) {
    const std::vector<NodeId> children = ast_.nodes[id].children;
    for (const NodeId child : children) resolve(child);
}

/// An operation on all children.
void Resolver::strict(NodeId id, Function function) {
    resolve_children(id);
    Node& node = ast_.nodes[id];
    node.operands = node.children;
    node.operation.op = node.op;
    node.operation.function = function;
}

bool Resolver::reads_variable(NodeId id) {
    const auto path = scope_.path(id);
    const auto slot = path ? scope_.variable(*path) : std::nullopt;
    if (!slot) return false;
    ast_.nodes[id].slot = *slot;
    ast_.reads.push_back(*slot);
    return true;
}

void Resolver::name(NodeId id) {
    Node& node = ast_.nodes[id];
    if (node.kind == Node::Kind::identifier) {
        if (const auto local = scope_.local(node.name)) {
            node.local = *local;
        } else if (!reads_variable(id)) {
            node.operation.function = Function::unknown_name;
        }
        return;
    }
    if (!reads_variable(id)) strict(id, Function::field);
}

void Resolver::has(NodeId id) {
    const NodeId argument = ast_.nodes[id].children[0];
    if (ast_.nodes[argument].kind != Node::Kind::select) {
        ast_.nodes[id].operation.function = Function::unknown_function;
        return;
    }
    const NodeId target = ast_.nodes[argument].children[0];
    resolve(target);
    ast_.nodes[id].operands = {target};
    ast_.nodes[id].operation.function = Function::has_field;
}

void Resolver::call(NodeId id) {
    const Node& node = ast_.nodes[id];
    const bool is_math = node.has_target && scope_.path(node.children[0]) == "math";
    const std::string called = (is_math ? "math." : "") + node.name;
    const std::size_t count = node.children.size() - (is_math ? 1 : 0);
    if (called == "has" && count == 1 && !node.has_target) return has(id);
    if (called == "dyn" && count == 1 && !node.has_target) return strict(id, Function::identity);
    const FunctionInfo* const info = find_function(called, node.has_target && !is_math);
    const bool fits =
        info != nullptr && count >= info->least_arguments && count <= info->most_arguments;
    if (!fits) {
        ast_.nodes[id].operation.function = Function::unknown_function;
        return;
    }
    strict(id, info->function);
    Node& resolved = ast_.nodes[id];
    resolved.operation.time_field = info->time_field;
    if (is_math) resolved.operands.erase(resolved.operands.begin());
}

void Resolver::comprehension(NodeId id) {
    const std::vector<NodeId> children = ast_.nodes[id].children;
    resolve(children[0]);
    ast_.nodes[id].local = scope_.depth();
    scope_.enter(ast_.nodes[id].name, {});
    for (std::size_t i = 1; i < children.size(); ++i) resolve(children[i]);
    scope_.leave();
}

void Resolver::resolve(NodeId id) {
    switch (ast_.nodes[id].kind) {
        case Node::Kind::literal:
            break;
        case Node::Kind::identifier:
        case Node::Kind::select:
            name(id);
            break;
        case Node::Kind::index:
            strict(id, Function::index);
            break;
        case Node::Kind::list:
            strict(id, Function::make_list);
            break;
        case Node::Kind::map:
            strict(id, Function::make_map);
            break;
        case Node::Kind::call:
            call(id);
            break;
        case Node::Kind::unary:
        case Node::Kind::binary:
            strict(id, Function::none);
            break;
        case Node::Kind::conditional:
            resolve_children(id);
            break;
        case Node::Kind::comprehension:
            comprehension(id);
            break;
    }
}

}  // namespace

void resolve_untyped(const Environment& environment, Ast& ast) {
    Resolver(environment, ast).resolve(ast.root);
    std::sort(ast.reads.begin(), ast.reads.end());
    ast.reads.erase(std::unique(ast.reads.begin(), ast.reads.end()), ast.reads.end());
}

}  // namespace stackimpact::cel
