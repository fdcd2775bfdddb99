// SPDX-License-Identifier: MIT
#include "cel/program.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cel/ast.hpp"
#include "cel/checker.hpp"
#include "cel/limits.hpp"
#include "cel/parser.hpp"
#include "cel/plan.hpp"
#include "cel/print.hpp"
#include "cel/untyped.hpp"

namespace stackimpact::cel {

const Type& Program::type() const {
    return ast_->nodes[ast_->root].type;
}

const std::vector<std::size_t>& Program::reads() const {
    return ast_->reads;
}

std::string Program::print() const {
    return cel::print(*ast_);
}

const std::vector<std::size_t>& Program::asks() const {
    return ast_->asks;
}

namespace {

std::vector<std::size_t> asked_slots(const Ast& ast) {
    std::vector<std::size_t> slots;
    for (const Node& node : ast.nodes) {
        if (node.operation.function == Function::has) slots.push_back(node.slot);
    }
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

Program made_of(Ast ast) {
    ast.asks = asked_slots(ast);
    auto shared = std::make_shared<const Ast>(std::move(ast));
    auto plan = build_plan(shared);
    return {std::move(shared), std::move(plan)};
}

}  // namespace

std::optional<Program> compile_untyped(std::string_view text, const Environment& environment,
                                       std::vector<Issue>& issues) {
    auto ast = parse(text, issues);
    if (!ast) return std::nullopt;
    resolve_untyped(environment, *ast);
    if (!reads_within_limit(*ast, issues)) return std::nullopt;
    return made_of(std::move(*ast));
}

std::optional<Program> compile(std::string_view text, const Environment& environment,
                               Expected expected, std::vector<Issue>& issues) {
    std::vector<Issue> found;
    auto ast = parse(text, found);
    const bool valid = ast && Checker(text, environment, *ast, found).run(expected);
    std::stable_sort(found.begin(), found.end(),
                     [](const Issue& a, const Issue& b) { return a.span.begin < b.span.begin; });
    std::move(found.begin(), found.end(), std::back_inserter(issues));
    if (!valid) return std::nullopt;
    return made_of(std::move(*ast));
}

}  // namespace stackimpact::cel
