// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/ast.hpp"
#include "cel/environment.hpp"
#include "cel/functions.hpp"
#include "cel/program.hpp"
#include "cel/scope.hpp"

namespace stackimpact::cel {

/// Finds the types, names and functions of a parsed expression, and all its problems.
class Checker {
public:
    /// `text` is what `ast` was parsed from.
    Checker(std::string_view text, const Environment& environment, Ast& ast,
            std::vector<Issue>& issues)
        : text_(text),
          environment_(environment),
          ast_(ast),
          issues_(issues),
          scope_(environment, ast) {}

    /// Checks the whole expression; returns whether it can be evaluated.
    [[nodiscard]] bool run(Expected expected);

private:
    // All checks of expressions report what is wrong and return whether the type of the node is
    // known.

    // checker.cpp
    bool check(NodeId id);
    bool check_kind(NodeId id);
    bool check_literal(NodeId id);
    bool check_unary(NodeId id);
    bool check_logical(NodeId id);
    bool check_conditional(NodeId id);
    bool require_bool(NodeId id, std::string_view what);
    void check_result(Expected expected);

    // checker_collections.cpp
    bool check_list(NodeId id);
    bool check_map(NodeId id);
    bool check_index(NodeId id);
    bool check_comprehension(NodeId id);
    void check_membership(NodeId id);
    void check_membership_in(NodeId subject, NodeId container);
    [[nodiscard]] Type joined_type(const std::vector<NodeId>& ids) const;

    // checker_names.cpp
    bool check_name(NodeId id);
    bool check_field(NodeId id);
    [[nodiscard]] bool starts_with_value(NodeId id) const;
    [[nodiscard]] bool is_record(std::string_view name) const;
    void unknown_name(NodeId id, const std::string& name);
    [[nodiscard]] std::string hint_for_name(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> fields(std::string_view record) const;

    // checker_operators.cpp
    bool check_binary(NodeId id);
    bool check_arithmetic(NodeId id);
    bool check_quantities(NodeId id);
    bool check_comparison(NodeId id);
    std::optional<bool> check_times(NodeId id);
    void check_pair(Op op, NodeId left, NodeId right);
    void check_texts(Op op, NodeId left, NodeId right);
    void check_domain(NodeId subject, NodeId literal);
    bool same_measure(NodeId left, NodeId right, std::string_view action);
    bool unite_numbers(const std::vector<NodeId>& ids);
    bool read_as_number(NodeId id);
    void mismatch(Code code, NodeId left, NodeId right, std::string message, std::string hint = {});

    // checker_calls.cpp
    bool check_call(NodeId id);
    bool check_function(NodeId id, const FunctionInfo& info);
    bool check_arguments(NodeId id);
    bool check_has(NodeId id);
    bool check_has_field(NodeId id);
    bool check_overload(NodeId id, const FunctionInfo& info);
    bool check_constant_arguments(NodeId id);
    [[nodiscard]] Span place_inside(NodeId literal, std::string_view content, Span part) const;
    [[nodiscard]] std::string hint_for_function(const std::string& name) const;

    // checker_numbers.cpp
    bool require_plain(NodeId id, std::string_view function);
    bool check_unit(NodeId id, const std::string& name, const Unit& unit);
    bool check_ramp(NodeId id);
    bool check_curve(NodeId id);
    bool check_knots(NodeId x, const std::vector<NodeId>& xs);
    bool check_extreme(NodeId id);
    bool check_rounding(NodeId id);

    // checker_decided.cpp
    void warn_if_decided(NodeId id);
    void warn_if_failing(NodeId id);
    [[nodiscard]] bool is_closed(NodeId id) const;
    [[nodiscard]] bool is_constant(NodeId id) const;
    [[nodiscard]] bool is_sound(NodeId id) const;
    [[nodiscard]] std::optional<double> constant(NodeId id) const;
    [[nodiscard]] std::vector<std::size_t> variables_under(NodeId id) const;
    [[nodiscard]] bool asks_for_facts(NodeId id) const;
    [[nodiscard]] std::string range_text(const Variable& variable) const;

    [[nodiscard]] Node& node(NodeId id) { return ast_.nodes[id]; }
    [[nodiscard]] const Node& node(NodeId id) const { return ast_.nodes[id]; }
    [[nodiscard]] const Type& type(NodeId id) const { return ast_.nodes[id].type; }
    /// The expression as written; "..." when it is long.
    [[nodiscard]] std::string written(NodeId id) const;
    /// The same for messages, in backquotes; "this" when it is long.
    [[nodiscard]] std::string shown(NodeId id) const;
    /// How to write the expression as an amount of a dimension: "usd(6e6)".
    [[nodiscard]] std::string as_amount(NodeId id, std::string_view dimension) const;
    bool fail(Code code, Span span, std::string message, std::string hint = {});

    std::string_view text_;
    const Environment& environment_;
    Ast& ast_;
    std::vector<Issue>& issues_;
    std::size_t errors_ = 0;
    Scope scope_;
};

}  // namespace stackimpact::cel
