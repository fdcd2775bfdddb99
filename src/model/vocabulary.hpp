// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cel/environment.hpp"
#include "model/id.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// `number` with an empty unit is a plain number or a ratio (written "17%" or 0.17).
enum class FactType { boolean, integer, number, enumeration, text };

/// Declares one fact.
struct FactDeclaration {
    FactName name;
    FactType type = FactType::boolean;
    /// Unit of a number ("usd"); its dimension's base unit. Empty: none.
    std::string unit;
    /// Values of an enumeration.
    std::vector<std::string> values;
    /// Inclusive range of a number, in the unit.
    std::optional<double> minimum;
    std::optional<double> maximum;
    /// One sentence.
    std::string about;
    /// The question that the fact answers, as asked of an analyst.
    std::string question;
    std::string example;
    /// How to find it out, one sentence.
    std::string how;
    /// It is there for the reader; that no rule reads it is on purpose.
    bool descriptive = false;
    /// Kinds of event it belongs to; empty: all.
    std::vector<KindId> kinds;
    Location location;

    friend bool operator==(const FactDeclaration&, const FactDeclaration&) = default;
};

/// A kind of event.
struct EventKind {
    KindId id;
    std::string name;
    std::string about;
    /// It comes from outside of the stack and moves all layers at once.
    bool outside_stack = false;

    friend bool operator==(const EventKind&, const EventKind&) = default;
};

/// A unit with the words and symbols by which amounts name it ("$", "USD").
struct UnitDeclaration {
    std::string name;
    std::string dimension;
    double factor = 1.0;
    std::vector<std::string> symbols;

    friend bool operator==(const UnitDeclaration&, const UnitDeclaration&) = default;
};

struct Vocabulary {
    std::map<FactName, FactDeclaration> facts;
    std::map<KindId, EventKind> kinds;
    std::map<std::string, UnitDeclaration> units;
    /// What a mechanism means, by id; rules and scenarios may use only these or ones of their own.
    std::string sha256;
};

/// A fact's value: bool, int, number (in base units), or text (enumerations too).
using FactValue = std::variant<bool, std::int64_t, double, std::string>;

/// The number that a value is; nothing for truth values and words.
[[nodiscard]] std::optional<double> number_of(const FactValue& value);

[[nodiscard]] std::string_view name(FactType value);

}  // namespace stackimpact
