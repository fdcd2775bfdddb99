// SPDX-License-Identifier: MIT
// Literals, names, calls and what is selected from them.
#include <fmt/format.h>

#include <utility>

#include "cel/grammar.hpp"

namespace stackimpact::cel {
namespace {

/// Largest int64 as the magnitude of a literal; the smallest one has one more.
constexpr std::uint64_t max_magnitude = 0x7FFFFFFFFFFFFFFFu;

}  // namespace

Parser::Result Parser::member() {
    const std::size_t begin = current_.span.begin;
    Result target = primary();
    while (target) {
        if (current_.is("[")) {
            target = index(*target, begin);
            continue;
        }
        if (current_.is("{")) {
            return fail(Code::condition_syntax, current_.span, "messages are not in this profile");
        }
        if (!current_.is(".")) return target;
        target = selection(*target, begin);
    }
    return target;
}

Parser::Result Parser::index(NodeId target, std::size_t begin) {
    Node node;
    node.kind = Node::Kind::index;
    node.mark = current_.span;
    advance();
    const Result key = nested(node.mark);
    if (!key || !expect("]", "`]`")) return std::nullopt;
    node.span = {begin, previous_.span.end};
    node.children = {target, *key};
    return add(std::move(node));
}

Parser::Result Parser::selection(NodeId target, std::size_t begin) {
    const bool after_number = ast_.nodes[target].kind == Node::Kind::literal &&
                              !std::holds_alternative<std::string>(ast_.nodes[target].literal);
    advance();
    const bool is_quoted = current_.kind == Token::Kind::quoted_name;
    if (current_.kind != Token::Kind::identifier && current_.kind != Token::Kind::reserved &&
        !is_quoted) {
        if (after_number) {
            return fail(Code::condition_syntax, previous_.span, "a number cannot end with a point",
                        "write a digit after it, as in `1.0`");
        }
        return unexpected("the name of a field");
    }
    Node node;
    node.kind = Node::Kind::select;
    node.name = current_.text;
    node.mark = current_.span;
    node.span = {begin, current_.span.end};
    node.children = {target};
    advance();
    if (is_quoted || !current_.is("(")) return add(std::move(node));
    node.kind = Node::Kind::call;
    node.has_target = true;
    return call_arguments(std::move(node));
}

Parser::Result Parser::primary() {
    if (current_.is("(")) {
        const Token before = previous_;
        const Span open = current_.span;
        advance();
        const bool after_in = before.is("in");
        const Result inner = nested(open);
        if (inner && after_in && current_.is(",")) {
            return fail(Code::condition_syntax, current_.span, "a list stands in brackets",
                        "write `x in [\"a\", \"b\"]`");
        }
        if (!inner || !expect(")", "`)`")) return std::nullopt;
        return inner;
    }
    if (current_.is("[")) return list();
    if (current_.is("{")) return map();
    if (current_.is(".")) {
        advance();
        if (current_.kind != Token::Kind::identifier) return unexpected("a name");
        current_.text.insert(0, ".");
        current_.span.begin = previous_.span.begin;
    }
    if (current_.kind == Token::Kind::identifier) return name_or_call();
    return literal();
}

Parser::Result Parser::literal() {
    Node node;
    node.span = current_.span;
    node.mark = current_.span;
    switch (current_.kind) {
        case Token::Kind::integer:
        case Token::Kind::number:
            return number_literal(false, current_.span.begin);
        case Token::Kind::string:
            node.literal = current_.text;
            break;
        case Token::Kind::true_value:
            node.literal = true;
            break;
        case Token::Kind::false_value:
            node.literal = false;
            break;
        case Token::Kind::null_value:
            node.literal = Null{};
            break;
        default:
            return unexpected("a value");
    }
    advance();
    return add(std::move(node));
}

Parser::Result Parser::number_literal(bool negative, std::size_t begin) {
    Node node;
    node.span = {begin, current_.span.end};
    node.mark = node.span;
    if (current_.kind == Token::Kind::number) {
        node.literal = negative ? -current_.number : current_.number;
    } else {
        if (current_.magnitude > max_magnitude + (negative ? 1 : 0)) {
            return fail(Code::condition_syntax, node.span, "the int is out of range",
                        "write a double, as in `" + current_.text + ".0`");
        }
        // Unsigned negation wraps, which also gives the smallest int.
        node.literal =
            static_cast<std::int64_t>(negative ? 0 - current_.magnitude : current_.magnitude);
    }
    advance();
    return add(std::move(node));
}

Parser::Result Parser::name_or_call() {
    Node node;
    node.kind = Node::Kind::identifier;
    node.name = current_.text;
    node.mark = current_.span;
    node.span = current_.span;
    advance();
    if (!current_.is("(")) return add(std::move(node));
    node.kind = Node::Kind::call;
    return call_arguments(std::move(node));
}

Parser::Result Parser::call_arguments(Node call) {
    std::size_t end = 0;
    if (!items(")", call.children, end)) return std::nullopt;
    call.span.end = end;
    return macro(std::move(call));
}

/// Makes a call of a macro what it stands for: a loop over the target, with a variable of its own.
Parser::Result Parser::macro(Node call) {
    const Macro found = call.has_target ? find_macro(call.name) : Macro::none;
    const std::size_t count = call.children.size();
    const bool fits = count == 3 || (found == Macro::map && count == 4);
    if (found == Macro::none || !fits) return add(std::move(call));
    const Node& variable = ast_.nodes[call.children[1]];
    if (variable.kind != Node::Kind::identifier || variable.name.front() == '.') {
        return fail(Code::condition_argument, variable.span,
                    fmt::format("the first argument of `{}` is the name of an element", call.name),
                    fmt::format("write a new name, as in `values.{}(v, v > 0.5)`", call.name));
    }
    call.kind = Node::Kind::comprehension;
    call.macro = found;
    call.name = variable.name;
    call.children.erase(call.children.begin() + 1);
    return add(std::move(call));
}

Parser::Result Parser::list() {
    Node node;
    node.kind = Node::Kind::list;
    node.mark = current_.span;
    node.span.begin = current_.span.begin;
    if (!items("]", node.children, node.span.end)) return std::nullopt;
    return add(std::move(node));
}

Parser::Result Parser::map() {
    Node node;
    node.kind = Node::Kind::map;
    node.mark = current_.span;
    node.span.begin = current_.span.begin;
    advance();
    while (!current_.is("}")) {
        const Result key = nested(current_.span);
        if (!key || !expect(":", "`:` and a value")) return std::nullopt;
        const Result value = nested(current_.span);
        if (!value) return std::nullopt;
        node.children.insert(node.children.end(), {*key, *value});
        if (current_.is("}")) break;
        if (!expect(",", "`,` or `}`")) return std::nullopt;
    }
    advance();
    node.span.end = previous_.span.end;
    return add(std::move(node));
}

bool Parser::items(std::string_view close, std::vector<NodeId>& out, std::size_t& end) {
    const bool is_list = close == "]";
    advance();
    while (!current_.is(close)) {
        const Result item = nested(current_.span);
        if (!item) return false;
        out.push_back(*item);
        // CEL allows a comma after the last element of a list, not after the last argument.
        if (current_.is(",")) {
            advance();
            if (is_list || !current_.is(close)) continue;
            unexpected("an argument");
            return false;
        }
        if (!current_.is(close)) {
            unexpected(is_list ? "`,` or `]`" : "`,` or `)`");
            return false;
        }
    }
    end = current_.span.end;
    advance();
    return true;
}

}  // namespace stackimpact::cel
