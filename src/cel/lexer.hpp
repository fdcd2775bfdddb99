// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cel/program.hpp"
#include "source/text.hpp"

namespace stackimpact::cel {

struct Token {
    enum class Kind {
        end,
        /// A problem was reported; nothing more can be read.
        bad,
        identifier,
        /// A word that CEL keeps for itself (`if`, `for`, ...); `true`, `false`, `null` and `in`
        /// have their own kinds.
        reserved,
        integer,
        number,
        string,
        /// A field in backquotes: `text` is what stands between them.
        quoted_name,
        true_value,
        false_value,
        null_value,
        /// An operator or bracket: `text` says which; `in` is one of them.
        symbol,
    };

    Kind kind = Kind::end;
    Span span;
    /// The text as written; of a string, its decoded content.
    std::string text;
    /// `integer`: the value without its sign.
    std::uint64_t magnitude = 0;
    /// `number`: finite.
    double number = 0.0;

    [[nodiscard]] bool is(std::string_view symbol_text) const {
        return kind == Kind::symbol && text == symbol_text;
    }
};

/// Cuts an expression into tokens by CEL's lexical rules. Reports at most one problem.
class Lexer {
public:
    Lexer(std::string_view text, std::vector<Issue>& issues) : text_(text), issues_(issues) {}

    [[nodiscard]] Token next();

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const;
    void skip_blanks();
    Token fail(Span span, std::string message, std::string hint = {});
    Token word();
    Token number();
    Token hexadecimal(std::size_t begin);
    Token glued_suffix(std::size_t begin);
    [[nodiscard]] bool at_string() const;
    Token string();
    Token quoted_name();
    Token symbol();
    Token odd_character();

    std::string_view text_;
    std::vector<Issue>& issues_;
    std::size_t at_ = 0;
};

}  // namespace stackimpact::cel
