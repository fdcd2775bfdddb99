// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include "draft/context.hpp"
#include "load/scenario_facts.hpp"
#include "model/format.hpp"

namespace stackimpact::draft {

namespace {

std::string magnitude_text(int exponent) {
    switch (exponent) {
        case 0:
            return {};
        case 3:
            return "k";
        case 6:
            return "M";
        case 9:
            return "bn";
        case 12:
            return "tn";
        default:
            return fmt::format("e{}", exponent);
    }
}

/// What stands before and behind a number in a unit.
std::pair<std::string, std::string> around(const AmountUnit& unit, const Vocabulary& vocabulary) {
    if (unit.kind == AmountUnit::Kind::percent) return {{}, "%"};
    if (unit.kind != AmountUnit::Kind::declared) return {};
    const UnitDeclaration& declared = vocabulary.units.at(unit.unit);
    for (const std::string& symbol : declared.symbols) {
        const std::string sign = symbol.substr(0, symbol.find('/'));
        const bool before = sign.size() == 1 && (sign[0] < 'A' || sign[0] > 'z');
        if (before || (!sign.empty() && static_cast<unsigned char>(sign[0]) >= 0x80)) {
            return {sign, symbol.substr(sign.size())};
        }
    }
    return {{}, " " + (declared.symbols.empty() ? unit.unit : declared.symbols.front())};
}

std::string figure_text(const Figure& figure, const AmountUnit& unit) {
    if (unit.times == 1.0) return figure.digits + magnitude_text(figure.exponent);
    return decimal(value_of(figure).value_or(0.0) * unit.times);
}

}  // namespace

std::string amount_text(const Amount& amount, const std::string& sign,
                        const Vocabulary& vocabulary) {
    const bool negative = sign == "-";
    const auto [before, behind] = around(amount.unit, vocabulary);
    const auto end = [&, &before = before, &behind = behind](const Figure& figure) {
        return (negative ? "-" : "") + before + figure_text(figure, amount.unit) + behind;
    };
    if (amount.upper) {
        if (negative) return end(*amount.upper) + " to " + end(amount.figure);
        return end(amount.figure) + " to " + end(*amount.upper);
    }
    if (amount.bound == Amount::Bound::none) return end(amount.figure);
    // "down by up to 90%" is -90% or more.
    const bool most = (amount.bound == Amount::Bound::at_most) != negative;
    return (most ? "<" : ">") + end(amount.figure);
}

std::optional<FactValue> checked_value(const std::string& text, const FactDeclaration& declaration,
                                       const Vocabulary& vocabulary, std::string& reason) {
    Diagnostics diagnostics;
    const Input input(std::make_shared<const Text>("value", text), diagnostics);
    JsonNode node;
    node.span = {0, text.size()};
    node.kind = JsonNode::Kind::string;
    node.string = text;
    if (declaration.type == FactType::boolean) {
        node.kind = JsonNode::Kind::boolean;
        node.boolean = text == "true";
    }
    const auto read = read_fact_value(input, node, declaration, vocabulary);
    if (!read || diagnostics.has_errors()) {
        reason = diagnostics.all().empty() ? "it is no value of the fact"
                                           : diagnostics.all().front().message;
        return std::nullopt;
    }
    const bool words = declaration.type == FactType::number || read->low || read->high;
    return words ? FactValue(text) : read->value;
}

}  // namespace stackimpact::draft
