// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "cel/bound.hpp"
#include "cel/checker.hpp"
#include "cel/cost.hpp"
#include "cel/walk.hpp"

namespace stackimpact::cel {
namespace {

/// "1e12", as one writes it in a condition.
std::string number_text(double value) {
    std::string text = fmt::format("{:g}", value);
    const std::size_t plus = text.find("e+");
    if (plus != std::string::npos) text.erase(plus + 1, 1);
    return text;
}

}  // namespace

std::vector<std::size_t> Checker::variables_under(NodeId id) const {
    const Node& top = node(id);
    if (top.slot != no_slot) return {top.slot};
    std::vector<std::size_t> slots;
    for (const NodeId child : top.children) {
        const auto more = variables_under(child);
        slots.insert(slots.end(), more.begin(), more.end());
    }
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

/// Whether no error was found inside the expression.
bool Checker::is_sound(NodeId id) const {
    const Span span = node(id).span;
    return std::none_of(issues_.begin(), issues_.end(), [span](const Issue& issue) {
        return !issue.is_warning && issue.span.begin >= span.begin && issue.span.end <= span.end;
    });
}

/// Whether the expression reads no iteration variable of a macro around it.
bool Checker::is_closed(NodeId id) const {
    const Node& top = node(id);
    if (top.kind == Node::Kind::identifier && top.local != no_local) {
        return top.local >= scope_.depth();
    }
    return std::all_of(top.children.begin(), top.children.end(),
                       [this](NodeId child) { return is_closed(child); });
}

/// The number that an expression without variables always has.
std::optional<double> Checker::constant(NodeId id) const {
    if (!is_sound(id) || !variables_under(id).empty() || !is_closed(id)) return std::nullopt;
    if (worst_cost(ast_, id) > max_checking_cost) return std::nullopt;
    const Outcome outcome = walk(ast_, id, {});
    if (outcome.kind != Outcome::Kind::value) return std::nullopt;
    const double number = outcome.number();
    return std::isfinite(number) ? std::optional<double>(number) : std::nullopt;
}

/// Whether an expression is made of constants and of operations that run in their cost at once.
bool Checker::is_constant(NodeId id) const {
    const Node& top = node(id);
    return top.slot == no_slot && top.kind != Node::Kind::identifier &&
           top.kind != Node::Kind::comprehension &&
           std::all_of(top.children.begin(), top.children.end(),
                       [this](NodeId child) { return is_constant(child); });
}

/// Warns of an operation on constants that is always an error.
void Checker::warn_if_failing(NodeId id) {
    const Node& top = node(id);
    if (top.operands.empty() || !is_sound(id)) return;
    for (const NodeId operand : top.operands) {
        if (!is_constant(operand)) return;
    }
    if (worst_cost(ast_, id) > max_checking_cost) return;
    for (const NodeId operand : top.operands) {
        if (walk(ast_, operand, {}).kind != Outcome::Kind::value) return;
    }
    const Outcome outcome = walk(ast_, id, {});
    if (outcome.kind != Outcome::Kind::error) return;
    issues_.push_back({Code::condition_decided,
                       true,
                       top.span,
                       fmt::format("this always fails: {}", outcome.error),
                       "it depends on no fact",
                       {},
                       {}});
}

std::string Checker::range_text(const Variable& variable) const {
    std::string unit;
    for (const auto& entry : environment_.units()) {
        if (entry.second.dimension == variable.type.dimension && entry.second.factor == 1.0) {
            unit = " " + entry.first;
            break;
        }
    }
    if (!variable.maximum) return fmt::format("{}{} or more", number_text(*variable.minimum), unit);
    if (!variable.minimum) return fmt::format("{}{} or less", number_text(*variable.maximum), unit);
    return fmt::format("{} to {}{}", number_text(*variable.minimum), number_text(*variable.maximum),
                       unit);
}

bool Checker::asks_for_facts(NodeId id) const {
    const Node& top = node(id);
    return top.operation.function == Function::has ||
           std::any_of(top.children.begin(), top.children.end(),
                       [this](NodeId child) { return asks_for_facts(child); });
}

void Checker::warn_if_decided(NodeId id) {
    if (asks_for_facts(id)) return;
    const Reach reach = cel::reach(ast_, id, environment_.anywhere(), false);
    // What can also fail has no one answer.
    if (reach.may_be_true == reach.may_be_false || reach.may_be_undecided) return;
    const auto variables = variables_under(id);
    std::string reasons = variables.empty() ? "it depends on no fact" : "";
    for (const std::size_t slot : variables) {
        const Variable& variable = environment_.variables()[slot];
        if (!is_numeric(variable.type) || (!variable.minimum && !variable.maximum)) continue;
        reasons += fmt::format("{}`{}` is {}", reasons.empty() ? "" : ", ", variable.name,
                               range_text(variable));
    }
    issues_.push_back({Code::condition_decided,
                       true,
                       node(id).span,
                       fmt::format("this is always {}", reach.may_be_true ? "true" : "false"),
                       std::move(reasons),
                       {},
                       {}});
}

}  // namespace stackimpact::cel
