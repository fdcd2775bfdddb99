// SPDX-License-Identifier: MIT
#include "cel/parser.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

#include "cel/grammar.hpp"
#include "cel/parser_hints.hpp"

namespace stackimpact::cel {
namespace {

constexpr std::array<Op, 14> binary_operators = {
    Op::logical_or,    Op::logical_and, Op::less,      Op::less_equal, Op::greater,
    Op::greater_equal, Op::equal,       Op::not_equal, Op::in,         Op::add,
    Op::subtract,      Op::multiply,    Op::divide,    Op::remainder};

}  // namespace

void Parser::advance() {
    previous_ = std::move(current_);
    current_ = lexer_.next();
}

Parser::Result Parser::fail(Code code, Span span, std::string message, std::string hint) {
    // The lexer has already said what is wrong with a bad token.
    if (current_.kind == Token::Kind::bad) return std::nullopt;
    issues_.push_back({code, false, span, std::move(message), std::move(hint), {}, {}});
    return std::nullopt;
}

Parser::Result Parser::unexpected(std::string_view wanted) {
    if (current_.kind == Token::Kind::reserved) {
        return fail(Code::condition_syntax, current_.span,
                    fmt::format("`{}` is a reserved word", current_.text),
                    hint_for_unexpected(previous_, current_));
    }
    if (current_.kind == Token::Kind::end) {
        return fail(Code::condition_syntax, current_.span,
                    fmt::format("{} is missing at the end", wanted),
                    hint_for_unexpected(previous_, current_));
    }
    if (current_.kind == Token::Kind::bad) return std::nullopt;
    const std::string_view shown =
        text_.substr(current_.span.begin, current_.span.end - current_.span.begin);
    return fail(Code::condition_syntax, current_.span,
                fmt::format("`{}` stands where {} is expected", shown, wanted),
                hint_for_unexpected(previous_, current_));
}

Parser::Result Parser::add(Node node) {
    if (ast_.nodes.size() >= max_nodes) {
        return fail(Code::condition_limit, node.span,
                    fmt::format("the expression has more than {} parts", max_nodes),
                    "split it into several conditions");
    }
    ast_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(ast_.nodes.size() - 1);
}

bool Parser::expect(std::string_view symbol_text, std::string_view wanted) {
    if (!current_.is(symbol_text)) {
        unexpected(wanted);
        return false;
    }
    advance();
    return true;
}

bool Parser::deepen(std::size_t levels, Span at) {
    depth_ += levels;
    if (depth_ <= max_nesting) return true;
    fail(Code::condition_limit, at,
         fmt::format("the expression is nested deeper than {} levels", max_nesting),
         "split it into several conditions");
    return false;
}

Parser::Result Parser::nested(Span at) {
    if (!deepen(1, at)) return std::nullopt;
    const Result result = expression();
    --depth_;
    return result;
}

Parser::Result Parser::expression() {
    const std::size_t begin = current_.span.begin;
    const Result condition = binary(1);
    if (!condition || !current_.is("?")) return condition;
    Node node;
    node.kind = Node::Kind::conditional;
    node.mark = current_.span;
    advance();
    const Result yes = binary(1);
    if (!yes || !expect(":", "`:` and the other choice")) return std::nullopt;
    const Result no = nested(previous_.span);
    if (!no) return std::nullopt;
    node.span = {begin, previous_.span.end};
    node.children = {*condition, *yes, *no};
    return add(std::move(node));
}

Parser::Result Parser::binary(int least_level) {
    const std::size_t begin = current_.span.begin;
    Result left = unary();
    while (left) {
        const auto* const found = std::find_if(binary_operators.begin(), binary_operators.end(),
                                               [this](Op op) { return current_.is(symbol(op)); });
        if (found == binary_operators.end() || level(*found) < least_level) return left;
        Node node;
        node.kind = Node::Kind::binary;
        node.op = *found;
        node.mark = current_.span;
        advance();
        const Result right = binary(level(*found) + 1);
        if (!right) return std::nullopt;
        node.span = {begin, previous_.span.end};
        node.children = {*left, *right};
        left = add(std::move(node));
    }
    return left;
}

Parser::Result Parser::unary() {
    if (!current_.is("!") && !current_.is("-")) return member();
    std::vector<Token> operators;
    const Token first = current_;
    while (current_.is(first.text) && operators.size() <= max_nesting) {
        operators.push_back(current_);
        advance();
    }
    if (!deepen(operators.size(), first.span)) return std::nullopt;
    const Result result = unary_operand(operators);
    depth_ -= operators.size();
    return result;
}

Parser::Result Parser::unary_operand(const std::vector<Token>& operators) {
    const bool is_number =
        current_.kind == Token::Kind::integer || current_.kind == Token::Kind::number;
    // A sign right before a number belongs to it, so that the smallest int can be written.
    const bool folds = is_number && operators.front().is("-");
    const std::size_t applied = operators.size() - (folds ? 1 : 0);
    Result operand = folds ? number_literal(true, operators.back().span.begin) : member();
    for (std::size_t i = applied; operand && i-- > 0;) {
        Node node;
        node.kind = Node::Kind::unary;
        node.op = operators[i].is("!") ? Op::logical_not : Op::negate;
        node.mark = operators[i].span;
        node.span = {node.mark.begin, previous_.span.end};
        node.children = {*operand};
        operand = add(std::move(node));
    }
    return operand;
}

std::optional<Ast> Parser::run() {
    if (current_.kind == Token::Kind::end) {
        fail(Code::condition_syntax, {0, text_.size()}, "the expression is empty");
        return std::nullopt;
    }
    const Result root = expression();
    if (!root) return std::nullopt;
    if (current_.kind != Token::Kind::end) {
        unexpected("an operator or the end");
        return std::nullopt;
    }
    ast_.root = *root;
    return std::move(ast_);
}

std::optional<Ast> parse(std::string_view text, std::vector<Issue>& issues) {
    if (text.size() > max_text_bytes) {
        issues.push_back({Code::condition_limit,
                          false,
                          {0, text.size()},
                          fmt::format("the expression is longer than {} bytes", max_text_bytes),
                          "split it into several conditions",
                          {},
                          {}});
        return std::nullopt;
    }
    return Parser(text, issues).run();
}

}  // namespace stackimpact::cel
