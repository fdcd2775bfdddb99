// SPDX-License-Identifier: MIT
#include "draft/read.hpp"

#include <algorithm>
#include <utility>

namespace stackimpact::draft {

namespace {

/// A number that is a year and no amount: written without groups, 1900 to 2039.
bool is_year(const Amount& amount, const std::string& written) {
    if (written.find(',') != std::string::npos) return false;
    const bool bare =
        amount.unit.kind == AmountUnit::Kind::none && !amount.figure.scaled && amount.sign.empty();
    const auto year = [](const Figure& figure) {
        return figure.digits.size() == 4 &&
               (figure.digits.substr(0, 2) == "19" ||
                (figure.digits.substr(0, 2) == "20" && figure.digits[2] <= '3')) &&
               figure.digits.find('.') == std::string::npos;
    };
    if (!bare || !year(amount.figure)) return false;
    return !amount.upper || year(*amount.upper);
}

class Reader {
public:
    Reader(const Lexicon& lexicon, const Vocabulary& vocabulary, Reading& reading)
        : lexicon_(lexicon), reading_(reading), finder_(lexicon, vocabulary, reading.tokens) {}

    void read() {
        std::size_t at = 0;
        while (at < reading_.tokens.size()) {
            if (!date(at) && !amount(at)) word(at);
        }
    }

private:
    [[nodiscard]] Span bytes(std::size_t begin, std::size_t end) const {
        return {reading_.tokens[begin].span.begin, reading_.tokens[end - 1].span.end};
    }

    void piece(Piece::Kind kind, std::size_t begin, std::size_t end, std::size_t index) {
        reading_.pieces.push_back({kind, reading_.tokens[begin].text, bytes(begin, end),
                                   reading_.tokens[begin].gap, index});
    }

    bool date(std::size_t& at) {
        std::size_t length = 0;
        const auto found = date_at(reading_.tokens, at, lexicon_, length);
        if (!found) return false;
        const bool other = longest_before(lexicon_.language.other_dates, reading_.tokens, at) > 0;
        piece(other ? Piece::Kind::other : Piece::Kind::date, at, at + length,
              reading_.dates.size());
        if (!other) reading_.dates.push_back({*found, bytes(at, at + length)});
        at += length;
        return true;
    }

    bool amount(std::size_t& at) {
        auto found = finder_.at(at);
        if (!found) return false;
        if (is_year(*found, reading_.tokens[found->core].text)) {
            // Words of a bound before a year are words.
            while (at < found->core) word(at);
            piece(Piece::Kind::other, found->core, found->end, 0);
        } else {
            while (at < found->begin) word(at);
            piece(Piece::Kind::amount, found->begin, found->end, reading_.amounts.size());
            const Span span = bytes(found->begin, found->end);
            const Span core = bytes(found->core, found->end);
            reading_.amounts.push_back({*found, span, core, reading_.pieces.size() - 1});
        }
        at = found->end;
        return true;
    }

    void word(std::size_t& at) {
        piece(Piece::Kind::word, at, at + 1, 0);
        ++at;
    }

    const Lexicon& lexicon_;
    Reading& reading_;
    AmountFinder finder_;
};

/// A magnitude or number that a shell may have left of "$6M".
class AccidentFinder {
public:
    AccidentFinder(std::string_view headline, const std::vector<Token>& tokens,
                   const Lexicon& lexicon)
        : headline_(headline), tokens_(tokens), language_(lexicon.language) {}

    [[nodiscard]] bool at(std::size_t at) const {
        return magnitude_alone(at) || zeros(at) || fraction(at);
    }

private:
    [[nodiscard]] bool is_magnitude(const std::string& text) const {
        return language_.magnitudes.count(text) > 0;
    }
    [[nodiscard]] bool followed_loosely(std::size_t at) const {
        return at + 1 >= tokens_.size() ||
               (tokens_[at + 1].gap != Gap::hyphen && tokens_[at + 1].gap != Gap::none);
    }

    /// "under M", "for M".
    [[nodiscard]] bool magnitude_alone(std::size_t at) const {
        if (at == 0 || !is_magnitude(tokens_[at].text) || !followed_loosely(at)) return false;
        const Token& before = tokens_[at - 1];
        if (tokens_[at].gap > Gap::blank || before.kind == Token::Kind::number) return false;
        if (longest_before(language_.at_most, tokens_, at) > 0) return true;
        if (longest_before(language_.at_least, tokens_, at) > 0) return true;
        const auto& openers = language_.amount_openers;
        return std::find(openers.begin(), openers.end(), before.text) != openers.end();
    }

    /// "00M", "0 million".
    [[nodiscard]] bool zeros(std::size_t at) const {
        const Token& token = tokens_[at];
        if (token.kind != Token::Kind::number || token.text.front() != '0') return false;
        const std::size_t length =
            std::min(token.text.find_first_not_of("0123456789,"), token.text.size());
        if (length < token.text.size()) {
            return token.text[length] != '.' && is_magnitude(token.text.substr(length));
        }
        const bool magnitude = at + 1 < tokens_.size() && tokens_[at + 1].gap <= Gap::hyphen &&
                               is_magnitude(tokens_[at + 1].text);
        const bool only_zeros = token.text.find_first_not_of("0,") == std::string::npos;
        const bool glued = (at > 0 && token.gap == Gap::none) ||
                           (at + 1 < tokens_.size() && tokens_[at + 1].gap == Gap::comma);
        return magnitude || (only_zeros && length > 1 && token.gap <= Gap::blank && !glued);
    }

    /// ".5bn".
    [[nodiscard]] bool fraction(std::size_t at) const {
        const Token& token = tokens_[at];
        const std::size_t begin = token.span.begin;
        if (token.kind != Token::Kind::number || begin == 0) return false;
        if (headline_[begin - 1] != '.' || (begin > 1 && headline_[begin - 2] != ' ')) return false;
        const std::size_t length = token.text.find_first_not_of("0123456789");
        if (length != std::string::npos) return is_magnitude(token.text.substr(length));
        return at + 1 < tokens_.size() && is_magnitude(tokens_[at + 1].text);
    }

    std::string_view headline_;
    const std::vector<Token>& tokens_;
    const Lexicon::Language& language_;
};

}  // namespace

Reading read_headline(std::string_view headline, const Lexicon& lexicon,
                      const Vocabulary& vocabulary) {
    Reading reading;
    reading.tokens = tokens_of(headline, lexicon.language.abbreviations);
    Reader(lexicon, vocabulary, reading).read();
    return reading;
}

std::optional<Span> shell_accident(std::string_view headline, const Reading& reading,
                                   const Lexicon& lexicon) {
    const AccidentFinder finder(headline, reading.tokens, lexicon);
    for (std::size_t at = 0; at < reading.tokens.size(); ++at) {
        if (!finder.at(at)) continue;
        const bool before = at > 0 && reading.tokens[at - 1].kind == Token::Kind::word;
        const std::size_t begin = reading.tokens[before ? at - 1 : at].span.begin;
        return Span{begin, reading.tokens[at].span.end};
    }
    return std::nullopt;
}

}  // namespace stackimpact::draft
