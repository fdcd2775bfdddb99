// SPDX-License-Identifier: MIT
#include <utility>

#include "cel/ast.hpp"
#include "cel/program.hpp"
#include "cel/walk.hpp"

namespace stackimpact::cel {
namespace {

class Explainer {
public:
    Explainer(const Ast& ast, std::span<const Binding> bindings) : ast_(ast), bindings_(bindings) {}

    void visit(NodeId id) {
        const Node& node = ast_.nodes[id];
        const bool is_logical = node.op == Op::logical_and || node.op == Op::logical_or;
        if (is_logical || node.op == Op::logical_not) {
            for (const NodeId child : node.children) visit(child);
        } else if (node.kind == Node::Kind::conditional) {
            choice(node);
        } else {
            clauses_.push_back({node.span, walk(ast_, id, bindings_)});
        }
    }

    [[nodiscard]] std::vector<Clause> take() { return std::move(clauses_); }

private:
    void choice(const Node& node) {
        visit(node.children[0]);
        const Outcome condition = walk(ast_, node.children[0], bindings_);
        const bool is_known = condition.kind == Outcome::Kind::value;
        if (is_known) visit(node.children[condition.is_true() ? 1 : 2]);
    }

    const Ast& ast_;
    std::span<const Binding> bindings_;
    std::vector<Clause> clauses_;
};

}  // namespace

std::vector<Clause> explain(const Program& program, std::span<const Binding> bindings) {
    Explainer explainer(program.ast(), bindings);
    explainer.visit(program.ast().root);
    return explainer.take();
}

}  // namespace stackimpact::cel
