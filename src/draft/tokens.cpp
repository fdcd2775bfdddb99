// SPDX-License-Identifier: MIT
#include "draft/tokens.hpp"

#include <algorithm>

#include "source/utf8.hpp"

namespace stackimpact::draft {

namespace {

bool digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Zero width, soft hyphens and marks of direction, which nobody sees.
bool invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}
bool blank(char32_t c) {
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
bool dash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}
bool apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}
bool quote(char32_t c) {
    return c == '"' || c == '`' || c == 0x2018 || (c >= 0x201A && c <= 0x201F) || c == 0xAB ||
           c == 0xBB;
}
/// Signs that amounts are written with.
bool sign(char32_t c) {
    return c == '$' || c == '%' || c == '<' || c == '>' || c == '~' || c == '+' || c == '=' ||
           (c >= 0xA2 && c <= 0xA5) || c == 0xB1 || (c >= 0x20A0 && c <= 0x20BF) || c == 0x2248 ||
           c == 0x2264 || c == 0x2265;
}
bool comma(char32_t c) {
    return c == ',' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == 0xB7;
}
bool stop(char32_t c) {
    return c == ';' || c == '!' || c == '?' || c == '|' || c == 0x2026 || c == 0x2022;
}
bool wordly(char32_t c) {
    if (letter(c) || digit(c) || c == '&' || c == '_' || c == '@' || c == '#') return true;
    return c >= 0x80 && !blank(c) && !dash(c) && !quote(c) && !sign(c) && !stop(c) && !comma(c) &&
           !apostrophe(c);
}

class Scanner {
public:
    Scanner(std::string_view text, const std::vector<std::string>& abbreviations)
        : text_(text), abbreviations_(abbreviations) {}

    std::vector<Token> read() {
        while (at_ < text_.size()) step();
        return std::move(tokens_);
    }

private:
    [[nodiscard]] char32_t peek(std::size_t at) const {
        return at < text_.size() ? decode_utf8(text_, at).code_point : U'\0';
    }
    [[nodiscard]] std::size_t next(std::size_t at) const {
        return at + decode_utf8(text_, at).length;
    }

    /// The character before a place; a blank at the beginning.
    [[nodiscard]] char32_t before(std::size_t at) const {
        if (at == 0) return U' ';
        std::size_t begin = at - 1;
        while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0u) == 0x80u) --begin;
        return peek(begin);
    }

    void part(Gap gap) { gap_ = std::max(gap_, gap); }

    void step() {
        const char32_t c = peek(at_);
        const std::size_t after = next(at_);
        if (text_.substr(at_, 3) == "+/-") return add(Token::Kind::sign, "\u00B1", at_ + 3);
        if (wordly(c)) return word();
        if (dash(c)) return hyphen(after);
        if (sign(c))
            return add(Token::Kind::sign, std::string(text_.substr(at_, after - at_)), after);
        if (c == '.') {
            full_stop(after);
        } else if (c == '/') {
            part(Gap::slash);
        } else if (comma(c)) {
            part(Gap::comma);
        } else if (stop(c)) {
            part(Gap::stop);
        } else if (blank(c)) {
            part(Gap::blank);
        }
        at_ = after;
    }

    void add(Token::Kind kind, std::string text, std::size_t end) {
        tokens_.push_back({kind, std::move(text), {at_, end}, tokens_.empty() ? Gap::stop : gap_});
        gap_ = Gap::none;
        at_ = end;
    }

    /// A dash between words, a sign before a number, or one that parts as a full stop does.
    void hyphen(std::size_t after) {
        const bool before_blank = blank(before(at_)) || before(at_) == '(';
        const char32_t c = peek(after);
        const bool before_amount = digit(c) || c == '$' || c == '.';
        if (before_blank && before_amount && !after_amount()) {
            return add(Token::Kind::sign, "-", after);
        }
        const bool spaced = before_blank || blank(c) || after == text_.size();
        const bool range = after_amount() && amount_follows(after);
        // A long dash parts even when nothing is around it, but for numbers.
        const bool long_dash = peek(at_) >= 0x2014 && peek(at_) <= 0x2015;
        part((spaced || long_dash) && !range ? Gap::stop : Gap::hyphen);
        at_ = after;
        while (range && at_ < text_.size() && blank(peek(at_))) at_ = next(at_);
        if (range) gap_ = Gap::hyphen;
    }

    [[nodiscard]] bool after_amount() const {
        if (tokens_.empty() || gap_ > Gap::blank) return false;
        const Token& last = tokens_.back();
        return last.kind == Token::Kind::number || last.text == "%" ||
               (tokens_.size() > 1 && tokens_[tokens_.size() - 2].kind == Token::Kind::number);
    }
    [[nodiscard]] bool amount_follows(std::size_t at) const {
        while (at < text_.size() && blank(peek(at))) at = next(at);
        return digit(peek(at)) || (sign(peek(at)) && digit(peek(next(at))));
    }

    /// The end of a sentence stands before a blank and behind no abbreviation.
    void full_stop(std::size_t after) {
        const char32_t c = peek(after);
        if (digit(c)) {
            // ".5bn": what is left of a number.
            return part(Gap::none);
        }
        if (after < text_.size() && !blank(c) && !quote(c)) return part(Gap::blank);
        const bool abbreviated = !tokens_.empty() && gap_ == Gap::none &&
                                 (tokens_.back().text.size() == 1 || dotted_ ||
                                  std::find(abbreviations_.begin(), abbreviations_.end(),
                                            tokens_.back().text) != abbreviations_.end());
        part(abbreviated ? Gap::blank : Gap::stop);
    }

    /// Bytes up to which a word goes on at `at`: letters, digits, and signs inside it.
    [[nodiscard]] std::size_t word_end(bool number) const {
        std::size_t end = at_;
        while (end < text_.size()) {
            const char32_t c = peek(end);
            const std::size_t after = next(end);
            if (wordly(c) || invisible(c)) {
                end = after;
            } else if ((c == '.' || (c == ',' && number)) && digit(peek(after)) && end > at_ &&
                       digit(peek(end - 1))) {
                end = after;
            } else if (c == '.' && !number && letter(peek(after)) && end > at_) {
                end = after;
            } else if (apostrophe(c) && letter(peek(after)) && end > at_) {
                end = after;
            } else {
                break;
            }
        }
        return end;
    }

    void word() {
        const bool number = digit(peek(at_));
        const std::size_t end = word_end(number);
        std::string text = folded(at_, end);
        if (text.empty()) {
            at_ = end;
            return;
        }
        add(number ? Token::Kind::number : Token::Kind::word, std::move(text), end);
    }

    /// In lower case, without "'s" and invisible characters; "U.S" becomes "us".
    std::string folded(std::size_t begin, std::size_t end) {
        std::string text;
        for (std::size_t at = begin; at < end; at = next(at)) {
            const char32_t c = peek(at);
            if (invisible(c)) continue;
            if (apostrophe(c)) {
                text += '\'';
            } else if (c >= 'A' && c <= 'Z') {
                text += static_cast<char>(c - 'A' + 'a');
            } else {
                text += text_.substr(at, next(at) - at);
            }
        }
        if (text.size() > 2 && text.substr(text.size() - 2) == "'s") text.resize(text.size() - 2);
        dotted_ = single_letters(text);
        if (dotted_) text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
        return text;
    }

    /// True for "u.s" and "u.s.a".
    static bool single_letters(const std::string& text) {
        if (text.size() < 3) return false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (i % 2 == 1 ? c != '.' : c < 'a' || c > 'z') return false;
        }
        return text.size() % 2 == 1;
    }

    std::string_view text_;
    const std::vector<std::string>& abbreviations_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    Gap gap_ = Gap::none;
    /// The last word was letters with dots between them.
    bool dotted_ = false;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view headline,
                             const std::vector<std::string>& abbreviations) {
    return Scanner(headline, abbreviations).read();
}

}  // namespace stackimpact::draft
