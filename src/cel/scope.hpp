// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/ast.hpp"
#include "cel/environment.hpp"

namespace stackimpact::cel {

/// Which names mean what at one place of an expression: variables of the environment, and the
/// iteration variables of the macros around it, which hide them.
class Scope {
public:
    /// Both must outlive the scope.
    Scope(const Environment& environment, const Ast& ast) : environment_(environment), ast_(ast) {}

    void enter(std::string name, Type type);
    void leave() { locals_.pop_back(); }
    [[nodiscard]] std::size_t depth() const { return locals_.size(); }

    /// The innermost iteration variable of this name.
    [[nodiscard]] std::optional<std::size_t> local(std::string_view name) const;
    [[nodiscard]] const Type& type_of_local(std::size_t local) const { return locals_[local].type; }

    /// The dotted name that a chain of selections spells, without a leading point; nothing for
    /// chains that begin at a value or at an iteration variable.
    [[nodiscard]] std::optional<std::string> path(NodeId id) const;
    /// The slot of a dotted name; facts may stand under `facts.`.
    [[nodiscard]] std::optional<std::size_t> variable(std::string_view path) const;

private:
    struct Local {
        std::string name;
        Type type;
    };

    const Environment& environment_;
    const Ast& ast_;
    std::vector<Local> locals_;
};

inline constexpr std::string_view facts_prefix = "facts.";

}  // namespace stackimpact::cel
