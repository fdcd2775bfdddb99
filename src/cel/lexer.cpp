// SPDX-License-Identifier: MIT
#include "cel/lexer.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "cel/literal.hpp"

namespace stackimpact::cel {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

constexpr std::array<std::string_view, 17> reserved_words = {
    "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
    "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};

/// Longer symbols first.
constexpr std::array<std::string_view, 24> symbols = {"&&", "||", "==", "!=", "<=", ">=", "!", "<",
                                                      ">",  "+",  "-",  "*",  "/",  "%",  "?", ":",
                                                      "(",  ")",  "[",  "]",  "{",  "}",  ",", "."};

struct Slip {
    std::string_view wrong;
    std::string_view hint;
};

/// What people write out of habit from other languages; longer ones first.
constexpr std::array<Slip, 23> slips = {{
    {"=>", "write `>=`"},
    {"=<", "write `<=`"},
    {"=~", "write `text.matches(pattern)`"},
    {"=", "write `==` to compare"},
    {"&", "write `&&` for and"},
    {"|", "write `||` for or"},
    {"$", "write an amount with its unit, as in `usd(6e6)`"},
    {"^", "there is no power operator: multiply"},
    {";", "an expression is one line of logic without `;`"},
    {"`", "write texts in straight quotes: \"text\""},
    {"#", "comments begin with `//`"},
    {"~", "write `!` for not"},
    {"\u2264", "write `<=`"},
    {"\u2265", "write `>=`"},
    {"\u2260", "write `!=`"},
    {"\u2212", "write `-` (a plain hyphen)"},
    {"\u2013", "write `-` (a plain hyphen)"},
    {"\u00d7", "write `*`"},
    {"\u00f7", "write `/`"},
    {"\u201c", "use straight quotes: \""},
    {"\u201d", "use straight quotes: \""},
    {"\u2018", "use straight quotes: '"},
    {"\u2019", "use straight quotes: '"},
}};

/// Decimal exponent of the magnitude letters that people write after numbers; empty if the word is
/// none.
std::string_view magnitude_exponent(std::string_view word) {
    if (word == "k" || word == "K") return "e3";
    if (word == "m" || word == "M" || word == "mn") return "e6";
    if (word == "b" || word == "B" || word == "bn") return "e9";
    if (word == "t" || word == "T" || word == "tn") return "e12";
    return {};
}

}  // namespace

char Lexer::peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
}

Token Lexer::fail(Span span, std::string message, std::string hint) {
    issues_.push_back(
        {Code::condition_syntax, false, span, std::move(message), std::move(hint), {}, {}});
    at_ = text_.size();
    Token token;
    token.kind = Token::Kind::bad;
    token.span = span;
    return token;
}

void Lexer::skip_blanks() {
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '/' && peek(1) == '/') {
            while (at_ < text_.size() && text_[at_] != '\n') ++at_;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            ++at_;
        } else {
            return;
        }
    }
}

Token Lexer::next() {
    skip_blanks();
    if (at_ >= text_.size()) {
        Token token;
        token.span = {text_.size(), text_.size()};
        return token;
    }
    const char c = text_[at_];
    if (at_string()) return string();
    if (is_letter(c)) return word();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    return c == '`' ? quoted_name() : symbol();
}

Token Lexer::quoted_name() {
    const std::size_t close = text_.find('`', at_ + 1);
    if (close == std::string_view::npos) return odd_character();
    Token token;
    token.kind = Token::Kind::quoted_name;
    token.span = {at_, close + 1};
    token.text = std::string(text_.substr(at_ + 1, close - at_ - 1));
    if (!is_field_name(token.text)) return odd_character();
    at_ = close + 1;
    return token;
}

Token Lexer::word() {
    const std::size_t begin = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    Token token;
    token.span = {begin, at_};
    token.text = std::string(text_.substr(begin, at_ - begin));
    token.kind = Token::Kind::identifier;
    if (token.text == "true") token.kind = Token::Kind::true_value;
    if (token.text == "false") token.kind = Token::Kind::false_value;
    if (token.text == "null") token.kind = Token::Kind::null_value;
    if (token.text == "in") token.kind = Token::Kind::symbol;
    if (std::find(reserved_words.begin(), reserved_words.end(), token.text) !=
        reserved_words.end()) {
        token.kind = Token::Kind::reserved;
    }
    return token;
}

Token Lexer::glued_suffix(std::size_t begin) {
    const std::size_t suffix = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    const std::string_view digits = text_.substr(begin, suffix - begin);
    const std::string_view word = text_.substr(suffix, at_ - suffix);
    if (word == "u" || word == "U") {
        return fail({begin, at_}, "unsigned ints are not in this profile", "drop the `u`");
    }
    std::string hint;
    const std::string_view exponent = magnitude_exponent(word);
    if (!exponent.empty()) {
        hint = fmt::format("write `{}{}`", digits, exponent);
    } else if (word.front() == '_') {
        hint = "write the digits without `_`";
    }
    return fail({begin, at_}, fmt::format("`{}` after a number", word), std::move(hint));
}

Token Lexer::hexadecimal(std::size_t begin) {
    at_ += 2;
    const std::size_t digits = at_;
    while (is_hex_digit(peek())) ++at_;
    if (at_ == digits) return fail({begin, at_}, "a hexadecimal number needs digits");
    Token token;
    token.kind = Token::Kind::integer;
    token.span = {begin, at_};
    token.text = std::string(text_.substr(begin, at_ - begin));
    const char* const end = text_.data() + at_;
    const auto result = std::from_chars(text_.data() + digits, end, token.magnitude, 16);
    if (result.ec != std::errc()) return fail({begin, at_}, "the int is out of range");
    if (is_letter(peek())) return glued_suffix(begin);
    return token;
}

Token Lexer::number() {
    const std::size_t begin = at_;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) return hexadecimal(begin);
    bool is_integer = true;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
        is_integer = false;
        ++at_;
        while (is_digit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
        is_integer = false;
        at_ += 1 + sign;
        while (is_digit(peek())) ++at_;
    }
    Token token;
    token.kind = is_integer ? Token::Kind::integer : Token::Kind::number;
    token.span = {begin, at_};
    token.text = std::string(text_.substr(begin, at_ - begin));
    if (is_letter(peek())) return glued_suffix(begin);
    const char* const first = text_.data() + begin;
    const char* const last = text_.data() + at_;
    if (is_integer) {
        if (std::from_chars(first, last, token.magnitude).ec != std::errc()) {
            return fail(token.span, "the int is out of range",
                        "write a double, as in `" + token.text + ".0`");
        }
    } else if (std::from_chars(first, last, token.number).ec != std::errc()) {
        return fail(token.span, "the number is out of the range of a double");
    }
    return token;
}

bool Lexer::at_string() const {
    std::size_t ahead = 0;
    while (ahead < 2 && std::string_view("rRbB").find(peek(ahead)) != std::string_view::npos &&
           peek(ahead) != '\0') {
        ++ahead;
    }
    return peek(ahead) == '"' || peek(ahead) == '\'';
}

Token Lexer::string() {
    const std::size_t begin = at_;
    bool raw = false;
    bool bytes = false;
    for (; is_letter(peek()); ++at_) {
        (peek() == 'r' || peek() == 'R' ? raw : bytes) = true;
    }
    if (bytes) return fail({begin, at_ + 1}, "bytes are not in this profile", "drop the `b`");
    const char mark = peek();
    const bool triple = peek(1) == mark && peek(2) == mark;
    const std::size_t width = triple ? 3 : 1;
    at_ += width;
    const std::size_t content_begin = at_;
    const auto closes = [&] {
        return peek() == mark && (!triple || (peek(1) == mark && peek(2) == mark));
    };
    while (at_ < text_.size() && !closes()) {
        if (!triple && (peek() == '\n' || peek() == '\r')) break;
        if (peek() == '\\' && !raw) {
            ++at_;
            if (at_ >= text_.size()) break;
        }
        const std::size_t length = utf8_length(text_.substr(at_));
        if (length == 0) return fail({at_, at_ + 1}, "this text is not valid UTF-8");
        at_ += length;
    }
    if (at_ >= text_.size() || !closes()) {
        return fail({begin, at_}, "the text has no closing quote",
                    fmt::format("close it with `{}`", std::string(width, mark)));
    }
    const std::string_view content = text_.substr(content_begin, at_ - content_begin);
    at_ += width;
    Token token;
    token.kind = Token::Kind::string;
    token.span = {begin, at_};
    if (raw) {
        token.text = std::string(content);
        return token;
    }
    EscapeProblem problem;
    auto decoded = unescape(content, problem);
    if (!decoded) {
        return fail({content_begin + problem.span.begin, content_begin + problem.span.end},
                    std::move(problem.message), "write `\\\\` for a backslash");
    }
    token.text = std::move(*decoded);
    return token;
}

Token Lexer::symbol() {
    const std::string_view rest = text_.substr(at_);
    if (rest.substr(0, 3) == "===" || rest.substr(0, 3) == "!==") {
        return fail({at_, at_ + 3}, fmt::format("`{}` is not an operator", rest.substr(0, 3)),
                    fmt::format("write `{}`", rest.substr(0, 2)));
    }
    if (rest.substr(0, 2) == "<>") {
        return fail({at_, at_ + 2}, "`<>` is not an operator", "write `!=`");
    }
    if (rest.substr(0, 2) == "**") {
        return fail({at_, at_ + 2}, "`**` is not an operator",
                    "there is no power operator: multiply");
    }
    for (const std::string_view candidate : symbols) {
        if (rest.substr(0, candidate.size()) == candidate) {
            Token token;
            token.kind = Token::Kind::symbol;
            token.span = {at_, at_ + candidate.size()};
            token.text = std::string(candidate);
            at_ += candidate.size();
            return token;
        }
    }
    return odd_character();
}

Token Lexer::odd_character() {
    const std::string_view rest = text_.substr(at_);
    for (const Slip& slip : slips) {
        if (rest.substr(0, slip.wrong.size()) == slip.wrong) {
            return fail({at_, at_ + slip.wrong.size()},
                        fmt::format("`{}` is not an operator", slip.wrong), std::string(slip.hint));
        }
    }
    const std::size_t length = utf8_length(rest);
    if (length == 0) return fail({at_, at_ + 1}, "this text is not valid UTF-8");
    return fail({at_, at_ + length}, "this character cannot stand here");
}

}  // namespace stackimpact::cel
