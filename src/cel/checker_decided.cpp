// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <utility>

#include "cel/arithmetic.hpp"
#include "cel/bound.hpp"
#include "cel/checker.hpp"
#include "cel/evaluate.hpp"

namespace stackimpact::cel {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
/// Ints up to here are exact doubles.
constexpr double exact_ints = 9007199254740992.0;

/// A variable anywhere in its declared range; what is not numeric is left out, as nothing is known
/// about it.
Binding at_range(const Variable& variable) {
    Binding binding;
    if (!is_numeric(variable.type)) return binding;
    binding.low = variable.minimum.value_or(-largest);
    binding.high = variable.maximum.value_or(largest);
    binding.value = binding.low;
    if (variable.type.kind == Type::Kind::integer) {
        binding.value = static_cast<std::int64_t>(std::clamp(binding.low, -exact_ints, exact_ints));
    }
    return binding;
}

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

/// The number that an expression without variables always has.
std::optional<double> Checker::constant(NodeId id) const {
    if (!is_sound(id) || !variables_under(id).empty()) return std::nullopt;
    const Outcome outcome = evaluate(ast_, id, {});
    if (outcome.kind != Outcome::Kind::value) return std::nullopt;
    return to_double(outcome.value);
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
    return top.function == Function::has ||
           std::any_of(top.children.begin(), top.children.end(),
                       [this](NodeId child) { return asks_for_facts(child); });
}

void Checker::warn_if_decided(NodeId id) {
    if (asks_for_facts(id)) return;
    if (ranges_.empty()) {
        for (const Variable& variable : environment_.variables()) {
            ranges_.push_back(at_range(variable));
        }
    }
    const Reach reach = cel::reach(ast_, id, ranges_);
    if (reach.may_be_true == reach.may_be_false) return;
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
