// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "cel/checker.hpp"
#include "cel/literal.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cel {

void Checker::mismatch(Code code, NodeId left, NodeId right, std::string message,
                       std::string hint) {
    fail(code, node(right).span, std::move(message), std::move(hint));
    issues_.back().other = node(left).span;
    issues_.back().other_message = "this is " + with_article(type(left));
}

std::string Checker::as_amount(NodeId id, std::string_view dimension) const {
    const auto& units = environment_.units();
    const auto in_dimension = [dimension](const auto& entry) {
        return entry.second.dimension == dimension;
    };
    std::string hint;
    for (const auto& entry : units) {
        if (!in_dimension(entry)) continue;
        hint +=
            fmt::format("{}`{}({})`", hint.empty() ? "write " : " or ", entry.first, written(id));
    }
    return hint;
}

/// Whether two numbers can be compared or added: both plain, or quantities of one dimension.
/// `action` as in "a comparison of".
bool Checker::same_measure(NodeId left, NodeId right, std::string_view action) {
    const Type& a = type(left);
    const Type& b = type(right);
    if (is_plain(a) && is_plain(b)) return true;
    if (a.kind == b.kind && a.dimension == b.dimension) return true;
    std::string hint;
    if (is_plain(a)) hint = as_amount(left, b.dimension);
    if (is_plain(b)) hint = as_amount(right, a.dimension);
    mismatch(Code::condition_unit, left, right,
             fmt::format("{} {} and {}", action, with_article(a), with_article(b)),
             std::move(hint));
    return false;
}

/// Makes an int that stands as a literal (maybe behind a sign or in a choice) a double; returns
/// false for other ints.
bool Checker::read_as_number(NodeId id) {
    Node& number = node(id);
    if (number.type.kind != Type::Kind::integer) return true;
    bool is_literal = number.kind == Node::Kind::literal;
    if (number.kind == Node::Kind::unary) is_literal = read_as_number(number.children[0]);
    if (number.kind == Node::Kind::conditional) {
        const bool yes = read_as_number(number.children[1]);
        const bool no = read_as_number(number.children[2]);
        is_literal = yes && no;
    }
    if (is_literal) number.type = Type::number();
    return is_literal;
}

/// Makes ints and doubles, or quantities, that meet in one operation of one kind.
bool Checker::unite_numbers(const std::vector<NodeId>& ids) {
    const auto whole = [this](NodeId id) { return type(id).kind == Type::Kind::integer; };
    const auto other = std::find_if_not(ids.begin(), ids.end(), whole);
    if (other == ids.end()) return true;
    for (const NodeId id : ids) {
        if (read_as_number(id)) continue;
        const bool is_constant = variables_under(id).empty();
        mismatch(Code::condition_type, *other, id, "an int and a double do not mix",
                 is_constant ? "write its numbers as doubles, as in `1.0`"
                             : fmt::format("write `double({})`", written(id)));
        return false;
    }
    return true;
}

bool Checker::check_binary(NodeId id) {
    const Op op = node(id).op;
    if (op == Op::logical_and || op == Op::logical_or) return check_logical(id);
    return is_comparison(op) ? check_comparison(id) : check_arithmetic(id);
}

/// Sums and differences of points in time and spans of it; nothing if they are not about those.
std::optional<bool> Checker::check_times(NodeId id) {
    using Kind = Type::Kind;
    const Op op = node(id).op;
    const Kind left = type(node(id).children[0]).kind;
    const Kind right = type(node(id).children[1]).kind;
    const auto is_time = [](Kind kind) {
        return kind == Kind::timestamp || kind == Kind::duration;
    };
    if (!is_time(left) || !is_time(right)) return std::nullopt;
    if (left == Kind::duration && right == Kind::duration &&
        (op == Op::add || op == Op::subtract)) {
        node(id).type = Type::of(Kind::duration);
        return true;
    }
    if (op == Op::subtract && left == Kind::timestamp) {
        node(id).type = Type::of(right == left ? Kind::duration : Kind::timestamp);
        return true;
    }
    if (op == Op::add && left != right) {
        node(id).type = Type::of(Kind::timestamp);
        return true;
    }
    return std::nullopt;
}

bool Checker::check_arithmetic(NodeId id) {
    const Op op = node(id).op;
    const NodeId left = node(id).children[0];
    const NodeId right = node(id).children[1];
    node(id).operands = {left, right};
    node(id).operation.op = op;
    const bool left_known = check(left);
    const bool right_known = check(right);
    if (!left_known || !right_known) return false;
    if (is_any(type(left)) || is_any(type(right))) return true;
    if (op == Op::add && is_text(type(left)) && is_text(type(right))) {
        node(id).type = Type::string();
        return true;
    }
    const auto is_list = [](const Type& of) { return of.kind == Type::Kind::list; };
    if (op == Op::add && is_list(type(left)) && is_list(type(right))) {
        const bool is_empty = node(left).kind == Node::Kind::list && node(left).children.empty();
        node(id).type = is_empty ? type(right) : joined(type(left), type(right));
        return true;
    }
    if (check_times(id)) return true;
    if (!is_numeric(type(left)) || !is_numeric(type(right))) {
        mismatch(Code::condition_type, left, right,
                 fmt::format("`{}` does not take {} and {}", symbol(op), with_article(type(left)),
                             with_article(type(right))));
        return false;
    }
    const bool has_unit = !is_plain(type(left)) || !is_plain(type(right));
    if (op == Op::remainder) {
        if (type(left).kind == Type::Kind::integer && type(right).kind == Type::Kind::integer) {
            node(id).type = Type::integer();
            return true;
        }
        mismatch(Code::condition_type, left, right, "`%` takes two ints");
        return false;
    }
    if (has_unit) return check_quantities(id);
    if (!unite_numbers({left, right})) return false;
    node(id).type = type(left);
    return true;
}

/// Arithmetic in which a quantity takes part.
bool Checker::check_quantities(NodeId id) {
    const Op op = node(id).op;
    const NodeId left = node(id).children[0];
    const NodeId right = node(id).children[1];
    if (op == Op::add || op == Op::subtract) {
        if (!same_measure(left, right, op == Op::add ? "a sum of" : "a difference of"))
            return false;
        node(id).type = type(left);
        return true;
    }
    if (is_plain(type(left)) && op == Op::divide) {
        mismatch(Code::condition_unit, left, right,
                 fmt::format("a plain number divided by {}", with_article(type(right))),
                 as_amount(left, type(right).dimension));
        return false;
    }
    if (!is_plain(type(left)) && !is_plain(type(right))) {
        if (op == Op::multiply) {
            mismatch(Code::condition_unit, left, right,
                     fmt::format("a product of {} and {}", with_article(type(left)),
                                 with_article(type(right))),
                     "one of the two must be a plain number");
            return false;
        }
        if (!same_measure(left, right, "a ratio of")) return false;
        node(id).type = Type::number();
        return true;
    }
    if (!unite_numbers({left, right})) return false;
    node(id).type = is_plain(type(left)) ? type(right) : type(left);
    return true;
}

bool Checker::check_comparison(NodeId id) {
    const std::size_t errors = errors_;
    const NodeId left = node(id).children[0];
    const NodeId right = node(id).children[1];
    node(id).type = Type::boolean();
    node(id).operation.op = node(id).op;
    if (node(id).op == Op::in) {
        check_membership(id);
    } else {
        node(id).operands = {left, right};
        const bool left_known = check(left);
        const bool right_known = check(right);
        if (left_known && right_known) check_pair(node(id).op, left, right);
    }
    if (errors_ == errors) warn_if_decided(id);
    return true;
}

/// Whether two values can be compared by `op`.
void Checker::check_pair(Op op, NodeId left, NodeId right) {
    const Type& a = type(left);
    const Type& b = type(right);
    if (is_any(a) || is_any(b)) return;
    if (is_numeric(a) && is_numeric(b)) {
        same_measure(left, right, "a comparison of");
        return;
    }
    if (is_text(a) && is_text(b)) {
        check_texts(op, left, right);
        return;
    }
    if (is_comparable(a, b)) {
        const bool has_order =
            a.kind != Type::Kind::null && a.kind != Type::Kind::list && a.kind != Type::Kind::map;
        if (has_order || !is_ordering(op)) return;
        mismatch(Code::condition_type, left, right, fmt::format("{} has no order", with_article(a)),
                 "compare with `==` or `!=`");
        return;
    }
    std::string hint;
    if (a.kind == Type::Kind::null || b.kind == Type::Kind::null) {
        hint = "nothing is ever null; ask whether a fact is known with `has(facts.NAME)`";
    }
    if (a.kind == Type::Kind::boolean) hint = "it is true or false by itself, without a comparison";
    if (is_numeric(a) && is_text(b)) hint = "write numbers without quotes";
    mismatch(Code::condition_type, left, right,
             fmt::format("a comparison of {} and {}", with_article(a), with_article(b)),
             std::move(hint));
}

void Checker::check_texts(Op op, NodeId left, NodeId right) {
    const bool left_enum = type(left).kind == Type::Kind::enumeration;
    const bool right_enum = type(right).kind == Type::Kind::enumeration;
    if (is_ordering(op) && (left_enum || right_enum)) {
        mismatch(Code::condition_type, left, right, "the values of an enum have no order",
                 "compare with `==` or `in [...]`");
        return;
    }
    const auto& values = type(left).domain;
    const bool shares_value = std::any_of(values.begin(), values.end(), [&](const auto& value) {
        const auto& others = type(right).domain;
        return std::find(others.begin(), others.end(), value) != others.end();
    });
    if (left_enum && right_enum && !shares_value) {
        mismatch(Code::condition_enum_value, left, right,
                 fmt::format("{} and {} have no value in common", shown(left), shown(right)));
        return;
    }
    if (left_enum) check_domain(left, right);
    if (right_enum) check_domain(right, left);
}

/// A text that is compared with an enum must be one of its values.
void Checker::check_domain(NodeId subject, NodeId literal) {
    const auto* const value = std::get_if<std::string>(&node(literal).literal);
    if (node(literal).kind != Node::Kind::literal || value == nullptr) return;
    const auto& domain = type(subject).domain;
    if (std::find(domain.begin(), domain.end(), *value) != domain.end()) return;
    fail(Code::condition_enum_value, node(literal).span,
         fmt::format("{} is never {}", shown(subject), quote(*value)),
         nearest_hint(*value, domain));
}

}  // namespace stackimpact::cel
