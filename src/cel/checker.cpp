// SPDX-License-Identifier: MIT
#include "cel/checker.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "cel/limits.hpp"

namespace stackimpact::cel {
namespace {

/// Longer pieces of an expression are not repeated in messages.
constexpr std::size_t longest_shown = 40;

}  // namespace

bool Checker::run(Expected expected) {
    if (check(ast_.root)) check_result(expected);
    std::sort(ast_.reads.begin(), ast_.reads.end());
    ast_.reads.erase(std::unique(ast_.reads.begin(), ast_.reads.end()), ast_.reads.end());
    return errors_ == 0 && reads_within_limit(ast_, issues_) && costs_within_limit(ast_, issues_);
}

bool Checker::fail(Code code, Span span, std::string message, std::string hint) {
    issues_.push_back({code, false, span, std::move(message), std::move(hint), {}, {}});
    ++errors_;
    return false;
}

std::string Checker::written(NodeId id) const {
    const Span span = node(id).span;
    if (span.end - span.begin > longest_shown) return "...";
    return std::string(text_.substr(span.begin, span.end - span.begin));
}

std::string Checker::shown(NodeId id) const {
    const std::string text = written(id);
    return text == "..." ? "this" : "`" + text + "`";
}

bool Checker::check(NodeId id) {
    const bool known = check_kind(id);
    if (known) warn_if_failing(id);
    return known;
}

bool Checker::check_kind(NodeId id) {
    switch (node(id).kind) {
        case Node::Kind::literal:
            return check_literal(id);
        case Node::Kind::identifier:
        case Node::Kind::select:
            return check_name(id);
        case Node::Kind::index:
            return check_index(id);
        case Node::Kind::list:
            return check_list(id);
        case Node::Kind::map:
            return check_map(id);
        case Node::Kind::comprehension:
            return check_comprehension(id);
        case Node::Kind::call:
            return check_call(id);
        case Node::Kind::unary:
            return check_unary(id);
        case Node::Kind::binary:
            return check_binary(id);
        case Node::Kind::conditional:
            return check_conditional(id);
    }
    return false;
}

bool Checker::check_literal(NodeId id) {
    Node& literal = node(id);
    if (std::holds_alternative<bool>(literal.literal)) {
        literal.type = Type::boolean();
    } else if (std::holds_alternative<std::int64_t>(literal.literal)) {
        literal.type = Type::integer();
    } else if (std::holds_alternative<double>(literal.literal)) {
        literal.type = Type::number();
    } else if (std::holds_alternative<std::string>(literal.literal)) {
        literal.type = Type::string();
    } else {
        literal.type = Type::of(Type::Kind::null);
    }
    return true;
}

bool Checker::require_bool(NodeId id, std::string_view what) {
    const Type& found = type(id);
    if (found.kind == Type::Kind::boolean || is_any(found)) return true;
    const bool comparable = is_numeric(found) || is_text(found);
    return fail(
        Code::condition_type, node(id).span,
        fmt::format("{} must be true or false, but {} is {}", what, shown(id), with_article(found)),
        comparable ? "compare it with something" : "");
}

bool Checker::check_unary(NodeId id) {
    const NodeId operand = node(id).children[0];
    node(id).operands = {operand};
    node(id).operation.op = node(id).op;
    const bool known = check(operand);
    if (node(id).op == Op::logical_not) {
        if (known) require_bool(operand, "the operand of `!`");
        node(id).type = Type::boolean();
        return true;
    }
    if (!known) return false;
    if (!is_numeric(type(operand)) && !is_any(type(operand))) {
        return fail(Code::condition_type, node(operand).span,
                    fmt::format("`-` needs a number, but {} is {}", shown(operand),
                                with_article(type(operand))),
                    type(operand).kind == Type::Kind::boolean ? "write `!` for not" : "");
    }
    node(id).type = type(operand);
    return true;
}

bool Checker::check_logical(NodeId id) {
    for (const NodeId child : node(id).children) {
        if (check(child))
            require_bool(child, fmt::format("each side of `{}`", symbol(node(id).op)));
    }
    node(id).type = Type::boolean();
    return true;
}

bool Checker::check_conditional(NodeId id) {
    const NodeId condition = node(id).children[0];
    const NodeId yes = node(id).children[1];
    const NodeId no = node(id).children[2];
    if (check(condition)) require_bool(condition, "what stands before `?`");
    const bool yes_known = check(yes);
    const bool no_known = check(no);
    if (!yes_known || !no_known) return false;
    if (is_numeric(type(yes)) && is_numeric(type(no))) {
        if (!same_measure(yes, no, "a choice between")) return false;
        if (!unite_numbers({yes, no})) return false;
    } else if (!is_comparable(type(yes), type(no))) {
        mismatch(Code::condition_type, yes, no,
                 fmt::format("a choice between {} and {}", with_article(type(yes)),
                             with_article(type(no))),
                 "both choices must have one type");
        return false;
    }
    node(id).type = joined(type(yes), type(no));
    return true;
}

void Checker::check_result(Expected expected) {
    const Type& result = type(ast_.root);
    if (expected == Expected::boolean && result.kind != Type::Kind::boolean) {
        const bool comparable = is_numeric(result) || is_text(result);
        std::string hint = comparable ? "compare it with something" : "";
        const auto* const text = std::get_if<std::string>(&node(ast_.root).literal);
        if (text != nullptr && scope_.variable(*text)) {
            hint = fmt::format("drop the quotes: `{}`", *text);
        }
        fail(Code::condition_result_type, node(ast_.root).span,
             fmt::format("a condition must be true or false, but this is {}", with_article(result)),
             std::move(hint));
    }
    const bool is_quotient = node(ast_.root).op == Op::divide && result.kind == Type::Kind::integer;
    if (expected == Expected::number && is_quotient) {
        issues_.push_back({Code::condition_decided,
                           true,
                           node(ast_.root).span,
                           "two ints divide to an int, without a fraction",
                           "write doubles, as in `1.0 / 2.0` or `double(x) / 2.0`",
                           {},
                           {}});
    }
    if (expected == Expected::number && !is_plain(result)) {
        std::string hint;
        if (result.kind == Type::Kind::quantity) hint = "divide it by an amount of the same unit";
        if (result.kind == Type::Kind::boolean) hint = "write a choice as `condition ? 0.5 : 0.0`";
        fail(Code::condition_result_type, node(ast_.root).span,
             fmt::format("a strength must be a plain number, but this is {}", with_article(result)),
             std::move(hint));
    }
}

}  // namespace stackimpact::cel
