// SPDX-License-Identifier: MIT
#include "cel/parser_hints.hpp"

namespace stackimpact::cel {
namespace {

std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Hints for words that other languages have for operators.
std::string_view hint_for_word(const std::string& word) {
    if (word == "and") return "write `&&` for and";
    if (word == "or") return "write `||` for or";
    if (word == "is" || word == "eq") return "write `==` to compare";
    if (word == "not") return "write `!(x in [...])` for not in";
    return {};
}

}  // namespace

std::string hint_for_unexpected(const Token& previous, const Token& current) {
    if (current.kind == Token::Kind::reserved) {
        const bool is_choice = current.text == "if" || current.text == "else";
        return is_choice ? "write a choice as `condition ? a : b`" : "";
    }
    if (current.kind == Token::Kind::quoted_name) {
        return "write texts in straight quotes: \"text\"";
    }
    const bool is_name = current.kind == Token::Kind::identifier;
    const std::string_view for_word = is_name ? hint_for_word(lower(current.text)) : "";
    if (!for_word.empty()) return std::string(for_word);
    const bool after_not =
        previous.kind == Token::Kind::identifier && lower(previous.text) == "not";
    if (after_not && current.is("in")) return "write `!(x in [...])` for not in";
    if (after_not) return "write `!` for not";
    const bool after_number =
        previous.kind == Token::Kind::integer || previous.kind == Token::Kind::number;
    if (after_number && current.is(",")) {
        return "write numbers without separators and with a point, as in `6000000` and `0.5`";
    }
    if (after_number && is_name) return "write a number with a unit as a call, as in `usd(6e6)`";
    if (previous.is("%")) return "write a percentage as a fraction: 17% is `0.17`";
    if (current.is(")") || current.is("]") || current.is("}")) {
        return "there is no bracket for it to close";
    }
    return {};
}

}  // namespace stackimpact::cel
