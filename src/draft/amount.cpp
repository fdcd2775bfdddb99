// SPDX-License-Identifier: MIT
#include "draft/amount.hpp"

#include <algorithm>
#include <utility>

#include "draft/pieces.hpp"
#include "load/amount_number.hpp"
#include "load/amount_words.hpp"
#include "load/lexicon_phrases.hpp"

namespace stackimpact::draft {

namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Bytes of a number at the start of a text as "1,000.5".
std::size_t number_length(const std::string& text) {
    const std::size_t end = text.find_first_not_of("0123456789.,");
    return std::min(end, text.size());
}

/// A symbol that may stand before a number: "$" or "USD", not "years".
bool stands_before(const std::string& symbol) {
    const bool letters = std::all_of(symbol.begin(), symbol.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    const bool capitals =
        std::all_of(symbol.begin(), symbol.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return !letters || (capitals && symbol.size() >= 3);
}

/// The tokens that a symbol of a unit is made of.
Phrase phrase_of(const std::string& symbol) {
    Phrase phrase;
    for (const Token& token : tokens_of(symbol, {})) {
        phrase.parts.push_back({PhrasePart::Kind::words, {token.text}});
    }
    return phrase;
}

AmountUnit::Kind kind_of(const Lexicon::Unit& unit) {
    if (unit.form == Lexicon::Form::percent) return AmountUnit::Kind::percent;
    if (unit.form == Lexicon::Form::multiple) return AmountUnit::Kind::multiple;
    return unit.unit.empty() ? AmountUnit::Kind::foreign : AmountUnit::Kind::declared;
}

/// Symbols as "$/Mtok" are words of the lexicon: headlines write them in many ways.
bool is_simple(const std::string& symbol) {
    return symbol.find_first_of("/_") == std::string::npos;
}

}  // namespace

std::optional<double> value_of(const Figure& figure) {
    return number_value({figure.digits, 0}, figure.exponent);
}

AmountFinder::AmountFinder(const Lexicon& lexicon, const Vocabulary& vocabulary,
                           const std::vector<Token>& tokens)
    : lexicon_(lexicon), tokens_(tokens) {
    for (const auto& [name, declared] : vocabulary.units) {
        UnitWords words{{AmountUnit::Kind::declared, name, 1.0, {}}, {}, {}, {}};
        for (const std::string& symbol : declared.symbols) {
            if (!is_simple(symbol)) continue;
            const Phrase phrase = phrase_of(symbol);
            if (phrase.parts.empty()) continue;
            if (stands_before(symbol)) words.before.push_back(phrase);
            words.after.push_back(phrase);
        }
        units_.push_back(std::move(words));
    }
    for (const Lexicon::Unit& unit : lexicon.units) {
        const auto kind = kind_of(unit);
        units_.push_back(
            {{kind, unit.unit, unit.times, unit.name}, unit.of, unit.before, unit.after});
    }
}

std::optional<Amount> AmountFinder::at(std::size_t at) const {
    if (auto found = range(at)) return found;
    std::size_t core = at;
    Amount::Bound bound = Amount::Bound::none;
    // "well over", "just under": some words of bounds say nothing, the others count.
    while (core < tokens_.size()) {
        const std::size_t most = longest_at(lexicon_.language.at_most, tokens_, core);
        const std::size_t least = longest_at(lexicon_.language.at_least, tokens_, core);
        const std::size_t about = longest_at(lexicon_.language.about, tokens_, core);
        const std::size_t longest = std::max({most, least, about});
        if (longest == 0) break;
        if (most == longest) bound = Amount::Bound::at_most;
        if (least == longest && most < longest) bound = Amount::Bound::at_least;
        core += longest;
    }
    auto found = single(core);
    if (!found) return std::nullopt;
    const bool spanned = is_span(*found, at, core);
    if (!found->upper && !spanned) found->bound = bound;
    found->begin = spanned ? core : at;
    found->core = core;
    bound_after(*found);
    return found;
}

/// "over 4 years" as "during", "under 20-year contracts" as "by".
bool AmountFinder::is_span(const Amount& amount, std::size_t at, std::size_t core) const {
    const auto& units = lexicon_.language.during_units;
    if (amount.unit.kind != AmountUnit::Kind::declared || core == at) return false;
    if (std::find(units.begin(), units.end(), amount.unit.unit) == units.end()) return false;
    const bool joined = core == at + 1 && tokens_[amount.end - 1].gap == Gap::hyphen;
    return joined || longest_before(lexicon_.language.during, tokens_, core) > 0;
}

/// "between 5 and 7".
std::optional<Amount> AmountFinder::range(std::size_t at) const {
    for (const auto& pair : lexicon_.language.ranges) {
        const Phrase open = plain_phrase(pair.front());
        if (longest_at({open}, tokens_, at) == 0) continue;
        const auto first = part(at + open.parts.size());
        if (!first || first->end >= tokens_.size()) continue;
        if (tokens_[first->end].text != pair.back()) continue;
        const auto second = part(first->end + 1);
        Amount amount;
        if (!second || !joined(*first, *second, true, amount)) continue;
        amount.begin = at;
        amount.core = at;
        return amount;
    }
    return std::nullopt;
}

std::optional<Amount> AmountFinder::single(std::size_t at) const {
    const auto first = part(at);
    if (!first) return std::nullopt;
    Amount amount;
    amount.figure = first->figure;
    amount.sign = first->sign;
    amount.unit = first->unit;
    amount.begin = amount.core = at;
    amount.end = first->end;
    second_end(*first, at, amount);
    return amount;
}

/// "30-35bn", "30 to 35bn".
void AmountFinder::second_end(const Part& first, std::size_t at, Amount& amount) const {
    if (first.end >= tokens_.size()) return;
    const Token& between = tokens_[first.end];
    const auto& words = lexicon_.language.range_words;
    const auto& not_after = lexicon_.language.no_range_after;
    const bool hyphen = between.gap == Gap::hyphen;
    const bool word = std::find(words.begin(), words.end(), between.text) != words.end() &&
                      between.gap == Gap::blank;
    if (!hyphen && !word) return;
    const bool values = at > 0 && std::find(not_after.begin(), not_after.end(),
                                            tokens_[at - 1].text) != not_after.end();
    if (word && values) return;
    const auto second = part(hyphen ? first.end : first.end + 1);
    Amount range;
    if (!second || !joined(first, *second, false, range)) return;
    range.begin = amount.begin;
    range.core = amount.core;
    amount = range;
}

/// Makes one amount of two ends: what only one of them says of unit and magnitude holds for both.
bool AmountFinder::joined(const Part& first, const Part& second, bool sure, Amount& amount) const {
    using Kind = AmountUnit::Kind;
    AmountUnit unit = second.unit.kind == Kind::none ? first.unit : second.unit;
    if (first.unit.kind != Kind::none && !(first.unit == unit)) {
        // "$5 to 7 per million tokens": the second end says it more exactly.
        const bool refined = second.unit.kind == Kind::declared && sure;
        if (!refined) return false;
    }
    if (!first.sign.empty() || second.sign == "-") return false;
    Figure low = first.figure;
    Figure high = second.figure;
    if (!low.scaled && high.scaled) {
        Figure scaled = low;
        scaled.exponent = high.exponent;
        if (value_of(scaled).value_or(0) <= value_of(high).value_or(0)) low = scaled;
    }
    const auto least = value_of(low);
    const auto most = value_of(high);
    if (!least || !most || *least > *most || *most <= 0) return false;
    // "12 to 3" was left to others; "2 2024" cannot be meant as a range.
    if (!sure && *least == *most) return false;
    amount.figure = low;
    amount.upper = high;
    amount.unit = unit;
    amount.end = second.end;
    return true;
}

std::optional<AmountFinder::Part> AmountFinder::part(std::size_t at) const {
    Part part;
    part.end = at;
    const auto sign = [&] {
        if (part.end + 1 >= tokens_.size()) return;
        const std::string& text = tokens_[part.end].text;
        if (!part.sign.empty() || (text != "-" && text != "+")) return;
        if (tokens_[part.end + 1].gap != Gap::none) return;
        part.sign = text;
        ++part.end;
    };
    sign();
    const std::size_t before = prefix(part.end, part.unit);
    part.end += before;
    sign();
    if (!number(part.end, part)) return std::nullopt;
    suffix(part);
    const bool bare = part.unit.kind == AmountUnit::Kind::none && !part.figure.scaled;
    if (bare && before == 0 && is_name(at)) return std::nullopt;
    return part;
}

/// "4" of "GPT-4".
bool AmountFinder::is_name(std::size_t at) const {
    if (at == 0) return false;
    const Gap gap = tokens_[at].gap;
    return (gap == Gap::hyphen || gap == Gap::none || gap == Gap::slash) &&
           tokens_[at - 1].kind != Token::Kind::number;
}

/// Reads a number, with the magnitude and unit that are written onto it.
bool AmountFinder::number(std::size_t at, Part& part) const {
    if (at >= tokens_.size()) return false;
    const Token& token = tokens_[at];
    const Lexicon::Language& language = lexicon_.language;
    if (token.kind == Token::Kind::word) {
        const auto named = language.numbers.find(token.text);
        if (named == language.numbers.end()) return false;
        part.figure.digits = std::to_string(named->second);
        part.end = at + 1;
        magnitude(part);
        AmountUnit unit;
        const bool next = at > 0 && token.gap <= Gap::hyphen;
        if (next && is_number_word(tokens_[at - 1].text)) return false;
        // A number in words counts only with what it counts: "one" alone is no amount.
        return part.figure.scaled || unit_after(tokens_, part.end, part.unit, unit) > 0 ||
               starts_range(part.end) || longest_at(language.counted, tokens_, part.end) > 0;
    }
    if (token.kind != Token::Kind::number || !digit(token.text.front())) return false;
    const std::size_t length = number_length(token.text);
    const std::string digits = token.text.substr(0, length);
    NumberScanner scanner(digits);
    const auto read = scanner.read();
    if (!read || scanner.length() != length) return false;
    part.figure.digits = read->digits;
    part.end = at + 1;
    const std::string letters = token.text.substr(length);
    if (letters.empty()) {
        magnitude(part);
        return true;
    }
    const auto magnitude = language.magnitudes.find(letters);
    if (magnitude != language.magnitudes.end()) {
        part.figure.exponent = magnitude->second;
        part.figure.scaled = true;
        return true;
    }
    // "835mw": the letters as a token of their own.
    const std::vector<Token> alone{{Token::Kind::word, letters, token.span, Gap::none}};
    return unit_after(alone, 0, part.unit, part.unit) == 1;
}

/// "twenty" of "twenty five": what follows is a part of the number only.
bool AmountFinder::is_number_word(const std::string& text) const {
    const Lexicon::Language& language = lexicon_.language;
    return language.numbers.count(text) > 0 ||
           (text.size() > 2 && language.magnitudes.count(text) > 0);
}

/// "to three" behind "two".
bool AmountFinder::starts_range(std::size_t at) const {
    if (at + 1 >= tokens_.size()) return false;
    const auto& words = lexicon_.language.range_words;
    if (std::find(words.begin(), words.end(), tokens_[at].text) == words.end()) return false;
    const Token& next = tokens_[at + 1];
    return next.kind == Token::Kind::number || lexicon_.language.numbers.count(next.text) > 0;
}

/// "million" behind the number.
void AmountFinder::magnitude(Part& part) const {
    if (part.end >= tokens_.size() || tokens_[part.end].gap >= Gap::slash) return;
    const auto found = lexicon_.language.magnitudes.find(tokens_[part.end].text);
    if (found == lexicon_.language.magnitudes.end()) return;
    // "5 m" may be metres, "$5 m" is not.
    if (found->first.size() == 1 && part.unit.kind == AmountUnit::Kind::none) return;
    part.figure.exponent = found->second;
    part.figure.scaled = true;
    ++part.end;
}

/// Units behind the number: "dollars", then "per million tokens", which makes another of it.
void AmountFinder::suffix(Part& part) const {
    if (part.unit.kind == AmountUnit::Kind::percent) return;
    while (part.end < tokens_.size()) {
        AmountUnit unit = part.unit;
        const std::size_t length = unit_after(tokens_, part.end, part.unit, unit);
        if (length == 0) return;
        part.unit = unit;
        part.end += length;
    }
}

std::size_t AmountFinder::prefix(std::size_t at, AmountUnit& unit) const {
    std::size_t longest = 0;
    for (const UnitWords& words : units_) {
        const std::size_t length = longest_at(words.before, tokens_, at);
        if (length <= longest) continue;
        // "A$5" is in another currency, "a $5" is not.
        bool glued = true;
        for (std::size_t i = 1; i < length; ++i) glued &= tokens_[at + i].gap == Gap::none;
        if (!glued) continue;
        longest = length;
        unit = words.unit;
    }
    return longest;
}

/// Tokens of a unit behind a number that is in `had` so far.
std::size_t AmountFinder::unit_after(const std::vector<Token>& tokens, std::size_t at,
                                     const AmountUnit& had, AmountUnit& unit) const {
    using Kind = AmountUnit::Kind;
    if (at >= tokens.size() || tokens[at].gap >= Gap::comma) return 0;
    // "$" of "5bn-$7bn" belongs to what follows.
    const bool leads = tokens[at].kind == Token::Kind::sign && at + 1 < tokens.size() &&
                       tokens[at + 1].kind == Token::Kind::number &&
                       tokens[at + 1].gap == Gap::none;
    if (leads) return 0;
    const AmountUnit before = had;
    std::size_t longest = 0;
    if (before.kind == Kind::none) {
        longest = longest_at(lexicon_.language.percent, tokens, at);
        if (longest > 0) unit = {Kind::percent, {}, 1.0, {}};
    }
    for (const UnitWords& words : units_) {
        const bool refines =
            before.kind == Kind::declared && before.unit == words.of && before.times == 1.0;
        const bool alone = before.kind == Kind::none || before == words.unit;
        if (words.of.empty() ? !alone : !refines) continue;
        const std::size_t length = longest_at(words.after, tokens, at);
        if (length <= longest) continue;
        longest = length;
        unit = words.unit;
    }
    return longest;
}

/// "or more", "+" behind an amount: phrases with a slot.
void AmountFinder::bound_after(Amount& amount) const {
    if (amount.upper || amount.bound != Amount::Bound::none) return;
    const auto ending = [&](const Phrases& phrases) {
        Phrases endings;
        for (const Phrase& phrase : phrases) {
            if (phrase.parts.front().kind != PhrasePart::Kind::slot) continue;
            endings.push_back({{phrase.parts.begin() + 1, phrase.parts.end()}});
        }
        return amount.end < tokens_.size() ? longest_at(endings, tokens_, amount.end) : 0;
    };
    const std::size_t most = ending(lexicon_.language.at_most);
    const std::size_t least = ending(lexicon_.language.at_least);
    const std::size_t about = ending(lexicon_.language.about);
    if (about > std::max(most, least)) {
        amount.end += about;
        return;
    }
    if (most == 0 && least == 0) return;
    amount.bound = most >= least ? Amount::Bound::at_most : Amount::Bound::at_least;
    amount.end += std::max(most, least);
}

}  // namespace stackimpact::draft
