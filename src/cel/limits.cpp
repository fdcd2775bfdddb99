// SPDX-License-Identifier: MIT
#include "cel/limits.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "cel/cost.hpp"

namespace stackimpact::cel {
namespace {

bool refuse(const Ast& ast, std::vector<Issue>& issues, std::string message, std::string hint) {
    const Span all = ast.nodes[ast.root].span;
    issues.push_back(
        {Code::condition_limit, false, all, std::move(message), std::move(hint), {}, {}});
    return false;
}

}  // namespace

bool reads_within_limit(const Ast& ast, std::vector<Issue>& issues) {
    if (ast.reads.size() <= max_reads) return true;
    return refuse(ast, issues,
                  fmt::format("the expression reads {} facts and figures; {} is the most",
                              ast.reads.size(), max_reads),
                  "split it into several conditions");
}

bool costs_within_limit(const Ast& ast, std::vector<Issue>& issues) {
    const double cost = worst_cost(ast);
    if (cost <= max_cost) return true;
    return refuse(
        ast, issues,
        fmt::format("evaluating this could take {:.0f} steps; {:.0f} is the most", cost, max_cost),
        "go over shorter lists, nest fewer macros, or look for shorter texts and patterns");
}

}  // namespace stackimpact::cel
