// SPDX-License-Identifier: MIT
#include "cel/print.hpp"

#include <fmt/format.h>
#include <cmath>
#include <utility>
#include <variant>

#include "cel/literal.hpp"

namespace stackimpact::cel {
namespace {

// How tightly expressions bind; binary operators lie between (`level`).
constexpr int conditional_level = 0;
constexpr int unary_level = 6;
constexpr int member_level = 7;

/// A sign that the parser folds into the number.
bool is_negative(const Value& literal) {
    if (const auto* const integer = std::get_if<std::int64_t>(&literal)) return *integer < 0;
    const auto* const number = std::get_if<double>(&literal);
    return number != nullptr && std::signbit(*number);
}

int level_of(const Node& node) {
    switch (node.kind) {
        case Node::Kind::conditional:
            return conditional_level;
        case Node::Kind::binary:
            return level(node.op);
        case Node::Kind::unary:
            return unary_level;
        case Node::Kind::literal:
            return is_negative(node.literal) ? unary_level : member_level;
        default:
            return member_level;
    }
}

std::string literal_text(const Value& literal) {
    if (const auto* const truth = std::get_if<bool>(&literal)) return *truth ? "true" : "false";
    if (const auto* const integer = std::get_if<std::int64_t>(&literal)) {
        return fmt::format("{}", *integer);
    }
    if (const auto* const number = std::get_if<double>(&literal)) return double_literal(*number);
    if (const auto* const text = std::get_if<std::string>(&literal)) return quote(*text);
    return "null";
}

class Printer {
public:
    explicit Printer(const Ast& ast) : ast_(ast) {}

    void print(NodeId id, int least_level);
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void node(const Node& node);
    void unary(const Node& node);
    void binary(const Node& node);
    void conditional(const Node& node);
    void call(const Node& node);
    void entries(const Node& node);
    void comprehension(const Node& node);
    void items(const Node& node, std::size_t first);

    const Ast& ast_;
    std::string out_;
};

void Printer::print(NodeId id, int least_level) {
    const Node& inner = ast_.nodes[id];
    const bool enclosed = level_of(inner) < least_level;
    if (enclosed) out_ += '(';
    node(inner);
    if (enclosed) out_ += ')';
}

void Printer::node(const Node& node) {
    switch (node.kind) {
        case Node::Kind::literal:
            out_ += literal_text(node.literal);
            break;
        case Node::Kind::identifier:
            out_ += node.name;
            break;
        case Node::Kind::select:
            print(node.children[0], member_level);
            out_ += is_plain_name(node.name) ? "." + node.name : ".`" + node.name + "`";
            break;
        case Node::Kind::index:
            print(node.children[0], member_level);
            out_ += '[';
            print(node.children[1], conditional_level);
            out_ += ']';
            break;
        case Node::Kind::map:
            entries(node);
            break;
        case Node::Kind::comprehension:
            comprehension(node);
            break;
        case Node::Kind::list:
            out_ += '[';
            items(node, 0);
            out_ += ']';
            break;
        case Node::Kind::call:
            call(node);
            break;
        case Node::Kind::unary:
            unary(node);
            break;
        case Node::Kind::binary:
            binary(node);
            break;
        case Node::Kind::conditional:
            conditional(node);
            break;
    }
}

void Printer::unary(const Node& node) {
    const Node& operand = ast_.nodes[node.children[0]];
    // Only the same sign may repeat, and a minus before a bare number would become a part of it.
    const bool repeats = operand.kind == Node::Kind::unary && operand.op == node.op;
    const bool folds = operand.kind == Node::Kind::literal && node.op == Op::negate &&
                       (std::holds_alternative<std::int64_t>(operand.literal) ||
                        std::holds_alternative<double>(operand.literal));
    out_ += symbol(node.op);
    const int enclosing = member_level + 1;
    print(node.children[0], folds ? enclosing : repeats ? unary_level : member_level);
}

void Printer::binary(const Node& node) {
    // Operators of one level group to the left.
    print(node.children[0], level(node.op));
    out_ += fmt::format(" {} ", symbol(node.op));
    print(node.children[1], level(node.op) + 1);
}

void Printer::conditional(const Node& node) {
    print(node.children[0], conditional_level + 1);
    out_ += " ? ";
    print(node.children[1], conditional_level + 1);
    out_ += " : ";
    print(node.children[2], conditional_level);
}

void Printer::call(const Node& node) {
    if (node.has_target) {
        print(node.children[0], member_level);
        out_ += '.';
    }
    out_ += node.name;
    out_ += '(';
    items(node, node.has_target ? 1 : 0);
    out_ += ')';
}

void Printer::entries(const Node& node) {
    out_ += '{';
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const bool is_key = i % 2 == 0;
        if (i > 0) out_ += is_key ? ", " : ": ";
        print(node.children[i], conditional_level);
    }
    out_ += '}';
}

void Printer::comprehension(const Node& node) {
    print(node.children[0], member_level);
    out_ += fmt::format(".{}({}, ", macro_name(node.macro), node.name);
    items(node, 1);
    out_ += ')';
}

void Printer::items(const Node& node, std::size_t first) {
    for (std::size_t i = first; i < node.children.size(); ++i) {
        if (i > first) out_ += ", ";
        print(node.children[i], conditional_level);
    }
}

}  // namespace

std::string print(const Ast& ast) {
    Printer printer(ast);
    printer.print(ast.root, conditional_level);
    return printer.take();
}

}  // namespace stackimpact::cel
