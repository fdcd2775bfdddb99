// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "model/argument.hpp"
#include "model/assessment.hpp"
#include "model/evidence.hpp"
#include "model/rule.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

namespace {

/// The word at the enumerator's position; enumerators count from 0 in the order of the words.
template <class Enum, std::size_t N>
std::string_view word(Enum value, const std::array<std::string_view, N>& words) {
    return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name(Reliability value) {
    return word(value, std::array<std::string_view, 7>{"A", "B", "C", "D", "E", "F", "ungraded"});
}

std::string_view name(Voice value) {
    return word(value,
                std::array<std::string_view, 5>{"market", "analyst", "vendor", "users", "rules"});
}

std::string_view name(FactStatus value) {
    return word(value,
                std::array<std::string_view, 4>{"confirmed", "claimed", "disputed", "retracted"});
}

std::string_view name(Direction value) {
    return word(value, std::array<std::string_view, 2>{"bull", "bear"});
}

std::string_view name(RelationKind value) {
    return word(value, std::array<std::string_view, 2>{"support", "attack"});
}

std::string_view name(FactType value) {
    return word(value, std::array<std::string_view, 5>{"bool", "int", "number", "enum", "text"});
}

std::string_view name(FlowToward value) {
    return word(value, std::array<std::string_view, 2>{"suppliers", "customers"});
}

std::string_view name(RuleOutcome value) {
    return word(value, std::array<std::string_view, 5>{"fired", "not_fired", "undecided",
                                                       "not_applicable", "error"});
}

std::string_view name(Verdict value) {
    return word(value,
                std::array<std::string_view, 8>{"strong_bear", "bear", "lean_bear", "neutral",
                                                "lean_bull", "bull", "strong_bull", "contested"});
}

std::string_view name(ConfidenceLevel value) {
    return word(value, std::array<std::string_view, 3>{"low", "moderate", "high"});
}

std::string_view name(GapLabel value) {
    return word(value, std::array<std::string_view, 9>{"not_argued", "not_priced", "no_own_view",
                                                       "confounded", "contested", "underreaction",
                                                       "aligned", "opposed", "overreaction"});
}

}  // namespace stackimpact
