// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "cel/ast.hpp"
#include "cel/interval.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// What a subtree can yield while bindings move inside their box.
struct Reach {
    enum class Text { none, one, any };

    bool may_be_true = false;
    bool may_be_false = false;
    bool may_be_number = false;
    /// It can be a text: `text` alone, or any.
    Text may_be_text = Text::none;
    /// It can be missing or an error.
    bool may_be_undecided = false;
    Interval number;
    std::string_view text;
    /// Evidence when it is false.
    Interval evidence_false;
    /// Evidence when it is anything else that has a value.
    Interval evidence;

    [[nodiscard]] bool may_be_value() const {
        return may_be_true || may_be_false || may_be_number || may_be_text != Text::none;
    }
};

/// Bounds of the checked subtree at `id`; the bindings must outlive the result.
[[nodiscard]] Reach reach(const Ast& ast, NodeId id, std::span<const Binding> bindings);

}  // namespace stackimpact::cel
