// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/ast.hpp"
#include "cel/lexer.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// Recursive descent by CEL's grammar; every function returns nothing after a problem was reported.
class Parser {
public:
    Parser(std::string_view text, std::vector<Issue>& issues)
        : text_(text), lexer_(text, issues), issues_(issues) {
        advance();
    }

    std::optional<Ast> run();

private:
    using Result = std::optional<NodeId>;

    void advance();
    Result fail(Code code, Span span, std::string message, std::string hint = {});
    Result unexpected(std::string_view wanted);
    Result add(Node node);
    bool expect(std::string_view symbol_text, std::string_view wanted);

    Result nested(Span at);
    Result expression();
    Result binary(int least_level);
    Result unary();
    Result unary_operand(const std::vector<Token>& operators);
    Result member();
    Result selection(NodeId target, std::size_t begin);
    Result primary();
    Result literal();
    Result number_literal(bool negative, std::size_t begin);
    Result name_or_call();
    Result call_arguments(Node call);
    Result macro(Node call);
    Result index(NodeId target, std::size_t begin);
    Result list();
    Result map();
    bool items(std::string_view close, std::vector<NodeId>& out, std::size_t& end);
    bool deepen(std::size_t levels, Span at);

    std::string_view text_;
    Lexer lexer_;
    std::vector<Issue>& issues_;
    Ast ast_;
    Token current_;
    Token previous_;
    std::size_t depth_ = 0;
};

}  // namespace stackimpact::cel
