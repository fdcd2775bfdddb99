// SPDX-License-Identifier: MIT
#include "match/bindings.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "model/format.hpp"

namespace stackimpact {

namespace {

cel::Value as_value(const FactValue& value) {
    return std::visit([](const auto& inner) { return cel::Value{inner}; }, value);
}

/// Bounds of a fact in base units: as given; with one end given the other is the end of the
/// declared range; else the value alone.
Interval bounds_of(const Fact& fact, const FactDeclaration& declaration,
                   const Vocabulary& vocabulary) {
    const double value = number_of(fact.value).value_or(0.0);
    Interval bounds{value, value};
    if (!fact.low && !fact.high) return bounds;
    const auto unit = vocabulary.units.find(declaration.unit);
    const double factor = unit == vocabulary.units.end() ? 1.0 : unit->second.factor;
    bounds.low = fact.low.value_or(declaration.minimum ? *declaration.minimum * factor : value);
    bounds.high = fact.high.value_or(declaration.maximum ? *declaration.maximum * factor : value);
    return {std::min(bounds.low, value), std::max(bounds.high, value)};
}

}  // namespace

void bind_fact(const Fact& fact, const Vocabulary& vocabulary, const FactWeight& weight,
               std::size_t slot, Bindings& bindings) {
    const Interval bounds = bounds_of(fact, vocabulary.facts.at(fact.name), vocabulary);
    const cel::Binding binding{as_value(fact.value), weight.point,     bounds.low,
                               bounds.high,          weight.range.low, weight.range.high};
    if (weight.point > 0) bindings.stated[slot] = binding;
    if (weight.range.high > 0) bindings.bounded[slot] = binding;
}

namespace {

void bind_reference(const Reference& reference, const std::optional<Date>& date, std::size_t slot,
                    Bindings& bindings) {
    const Figure& figure = *pick(reference.series, date).figure;
    const cel::Binding binding{
        figure.value, 1.0, figure.low.value_or(figure.value), figure.high.value_or(figure.value),
        1.0,          1.0};
    bindings.stated[slot] = binding;
    bindings.bounded[slot] = binding;
}

/// The text behind one placeholder, or nothing.
std::optional<std::string> placeholder(const std::string& key, const Scenario& scenario,
                                       const Stack& stack, const Vocabulary& vocabulary) {
    constexpr std::string_view prefix = "stack.";
    if (key.compare(0, prefix.size(), prefix) == 0) {
        const auto found = stack.references.find(ReferenceName{key.substr(prefix.size())});
        if (found == stack.references.end()) return std::nullopt;
        const Figure& figure = *pick(found->second.series, scenario.date).figure;
        return amount(figure.value, found->second.unit, vocabulary);
    }
    const auto fact = scenario.facts.find(FactName{key});
    const auto declaration = vocabulary.facts.find(FactName{key});
    if (fact == scenario.facts.end() || declaration == vocabulary.facts.end()) return std::nullopt;
    if (!fact->second.as_written.empty()) return fact->second.as_written;
    return fact_text(fact->second.value, declaration->second, vocabulary);
}

}  // namespace

Bindings bind(const cel::Environment& environment, const Stack& stack, const Vocabulary& vocabulary,
              const Scales& scales, const Scenario& scenario) {
    Bindings bindings;
    bindings.stated.resize(environment.variables().size());
    bindings.bounded.resize(environment.variables().size());
    for (const auto& entry : scenario.facts) {
        const FactWeight weight = fact_weight(entry.second, scenario.sources, scales);
        bindings.standings[entry.first] = {weight, ground_of(entry.second)};
        const auto slot = environment.slot(entry.first.str());
        if (slot) bind_fact(entry.second, vocabulary, weight, *slot, bindings);
    }
    for (const auto& entry : stack.references) {
        const auto slot = environment.slot("stack." + entry.first.str());
        if (slot) bind_reference(entry.second, scenario.date, *slot, bindings);
    }
    return bindings;
}

std::string fill_claim(const std::string& claim, const Scenario& scenario, const Stack& stack,
                       const Vocabulary& vocabulary) {
    std::string filled;
    std::size_t at = 0;
    while (at < claim.size()) {
        const std::size_t open = claim.find('{', at);
        const std::size_t close = open == std::string::npos ? open : claim.find('}', open);
        if (close == std::string::npos) break;
        filled += claim.substr(at, open - at);
        const std::string key = claim.substr(open + 1, close - open - 1);
        filled += placeholder(key, scenario, stack, vocabulary).value_or("{" + key + "}");
        at = close + 1;
    }
    return filled + claim.substr(at);
}

}  // namespace stackimpact
