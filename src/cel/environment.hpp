// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/binding.hpp"
#include "cel/type.hpp"

namespace stackimpact::cel {

/// A name that expressions may read. Its index in the environment is its slot.
struct Variable {
    /// Dotted for fields of a record: `stack.frontier_training_cost`, `layer.leader_share`.
    std::string name;
    Type type;
    /// Declared inclusive range of a numeric variable, in base units.
    std::optional<double> minimum;
    std::optional<double> maximum;
    /// A fact may also be written `facts.NAME` and tested with `has(facts.NAME)`; it may be absent.
    bool is_fact = false;
};

/// A unit of measure: `usd(6e6)`, `years(2)`; value in base units = factor * number.
struct Unit {
    std::string dimension;
    double factor = 1.0;
};

/// What a program is compiled against: variables by slot, units by name.
class Environment {
public:
    /// Adds a variable and returns its slot. Names must be unique (std::logic_error).
    std::size_t declare(Variable variable);
    void declare_unit(std::string name, Unit unit);

    [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
    /// Every variable anywhere in its declared range, for `bound`.
    [[nodiscard]] const std::vector<Binding>& anywhere() const { return anywhere_; }
    [[nodiscard]] const std::map<std::string, Unit, std::less<>>& units() const { return units_; }
    /// Slot of a full dotted name (without the `facts.` prefix).
    [[nodiscard]] std::optional<std::size_t> slot(std::string_view name) const;

private:
    std::vector<Variable> variables_;
    std::vector<Binding> anywhere_;
    std::map<std::string, std::size_t, std::less<>> slots_;
    std::map<std::string, Unit, std::less<>> units_;
};

}  // namespace stackimpact::cel
