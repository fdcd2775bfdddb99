// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "load/amount_number.hpp"
#include "load/amount_words.hpp"
#include "load/decode.hpp"
#include "load/load.hpp"
#include "source/nearest.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view en_dash = "\u2013";
constexpr std::string_view minus_sign = "\u2212";
constexpr std::string_view examples = "amounts are written as `6M`, `<60%`, `5 to 7M`";
constexpr std::string_view single_quotes =
    "the shell takes `$` and a digit out of double quotes: write '$6M' in single quotes, or 6M";

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/// One number of an amount with what stands around it.
struct Part {
    WrittenNumber number;
    /// Power of ten of a magnitude or a percent sign.
    int scale = 0;
    bool scaled = false;
    bool percent = false;
    const UnitDeclaration* unit = nullptr;
    Span span;
};

/// Reads one amount. Offsets are those of the amount's text.
class AmountReader {
public:
    AmountReader(std::string_view text, const std::string& unit, const Vocabulary& vocabulary,
                 const Place& place, Diagnostics& diagnostics)
        : text_(text), vocabulary_(vocabulary), place_(place), diagnostics_(diagnostics) {
        const auto found = vocabulary.units.find(unit);
        if (found != vocabulary.units.end()) unit_ = &found->second;
    }

    std::optional<Amount> read() {
        skip_blanks();
        const BoundWord bound = bound_word(text_.substr(at_));
        if (bound.bound == AmountBound::vague) return vague({at_, at_ + bound.length});
        at_ += bound.length;
        std::optional<Part> first = part();
        if (!first) return std::nullopt;
        if (at_ == text_.size()) return bounded(*first, bound.bound);
        if (bound.length > 0) {
            return fail(Code::invalid_amount, rest(), "a bound and a range exclude each other",
                        "write `<$6M` or `5 to 6M USD`");
        }
        skip_range_word();
        std::optional<Part> second = part();
        if (!second) return std::nullopt;
        if (at_ != text_.size()) {
            return fail(Code::invalid_amount, rest(), "a range has two ends", {});
        }
        return range(*first, *second);
    }

private:
    std::nullopt_t fail(Code code, Span span, std::string message, std::string hint) {
        diagnostics_.error(code, place_of(span), std::move(message), std::move(hint));
        return std::nullopt;
    }

    std::nullopt_t vague(Span span) {
        return fail(Code::invalid_amount, span,
                    fmt::format("{} gives no bounds", quoted(slice(span))),
                    "write the number alone, or a range as in `5 to 7M`");
    }

    /// Where bytes of the amount stand: through escapes when the place is a JSON string.
    [[nodiscard]] Place place_of(Span span) const {
        if (!place_.text) return place_;
        const std::string_view content = place_.text->content();
        const std::size_t length = place_.span.end - place_.span.begin;
        if (length == text_.size()) {
            return {place_.text, {place_.span.begin + span.begin, place_.span.begin + span.end}};
        }
        if (place_.span.begin >= content.size() || content[place_.span.begin] != '"') {
            return place_;
        }
        JsonNode node;
        node.kind = JsonNode::Kind::string;
        node.span = place_.span;
        return {place_.text, span_in_string(*place_.text, node, span)};
    }

    [[nodiscard]] std::string_view slice(Span span) const {
        return text_.substr(span.begin, span.end - span.begin);
    }
    [[nodiscard]] Span rest() const { return {at_, text_.size()}; }
    [[nodiscard]] bool at_digit() const { return at_ < text_.size() && digit(text_[at_]); }
    void skip_blanks() {
        while (at_ < text_.size() && blank(text_[at_])) ++at_;
    }

    /// Length of a word or dash at `at` that stands between the ends of a range; 0 if there is
    /// none.
    [[nodiscard]] std::size_t range_word(std::size_t at) const {
        if (text_[at] == '-') return 1;
        if (text_.substr(at, en_dash.size()) == en_dash) return en_dash.size();
        const bool after_blank = at > 0 && blank(text_[at - 1]);
        const bool before_blank = at + 2 >= text_.size() || blank(text_[at + 2]);
        return after_blank && before_blank && folded(text_.substr(at, 2)) == "to" ? 2 : 0;
    }
    void skip_range_word() { at_ += range_word(at_); }

    /// A fact in dollars, of which a shell takes `$6` away.
    [[nodiscard]] bool may_be_mangled() const {
        if (unit_ == nullptr) return false;
        return std::any_of(unit_->symbols.begin(), unit_->symbols.end(),
                           [](const std::string& symbol) { return symbol.front() == '$'; });
    }

    /// A magnitude that stands alone or before a unit.
    [[nodiscard]] static bool is_magnitude(std::string_view text) {
        for (std::size_t skip = 0;; ++skip) {
            const std::size_t length = magnitude_word(text, skip).length;
            if (length == 0) return false;
            if (length == text.size() || blank(text[length])) return true;
        }
    }

    /// What is left of "$600M" has no digit before the magnitude, or only zeros.
    [[nodiscard]] bool looks_mangled() const {
        if (!may_be_mangled()) return false;
        const std::string_view left = text_.substr(at_);
        if (left.empty()) return true;
        const char first = left.front();
        if (first == '.' || first == ',') return left.size() > 1 && digit(left[1]);
        if (first != '0') return is_magnitude(left);
        if (left.size() > 1 && digit(left[1])) return true;
        if (left.size() > 4 && left[1] == ',' && digit(left[2]) && digit(left[4])) return true;
        const std::size_t after = left.find_first_not_of("0 ");
        return after != std::string_view::npos && is_magnitude(left.substr(after));
    }

    std::nullopt_t mangled() {
        return fail(Code::shell_mangled_amount, {0, text_.size()},
                    text_.empty() ? "the amount is empty"
                                  : fmt::format("{} has lost a part of its number", quoted(text_)),
                    std::string(single_quotes));
    }

    std::string sign() {
        skip_blanks();
        std::size_t length = 0;
        if (text_.substr(at_, 1) == "-" || text_.substr(at_, 1) == "+") length = 1;
        if (text_.substr(at_, minus_sign.size()) == minus_sign) length = minus_sign.size();
        const bool negative = length > 0 && text_[at_] != '+';
        at_ += length;
        skip_blanks();
        return negative ? "-" : "";
    }

    std::optional<Part> part() {
        Part part;
        part.number.digits = sign();
        part.span.begin = at_;
        const Span prefix = {at_, at_ + unit_prefix(text_.substr(at_), vocabulary_)};
        at_ = prefix.end;
        if (part.number.digits.empty()) part.number.digits = sign();
        if (prefix.end == prefix.begin && looks_mangled()) return mangled();
        if (!at_digit()) return no_number(prefix);
        if (!number(part)) return std::nullopt;
        skip_blanks();
        if (!suffix(part, prefix)) return std::nullopt;
        return part;
    }

    /// Says what stands where a number should.
    std::nullopt_t no_number(Span prefix) {
        if (at_ == text_.size()) {
            const bool bare = prefix.begin == prefix.end;
            return fail(Code::invalid_amount, bare ? Span{at_, at_} : prefix,
                        "a number is missing here", std::string(examples));
        }
        std::size_t end = at_ + decode_utf8(text_, at_).length;
        while (end < text_.size() && !blank(text_[end]) && !digit(text_[end])) ++end;
        const std::string_view word = slice({at_, end});
        if (word.front() == '.') {
            return fail(Code::invalid_amount, {at_, end}, "a digit is missing before the point",
                        "write `0.5`, not `.5`");
        }
        return fail(Code::invalid_amount, {at_, end},
                    fmt::format("{} is neither a number nor a unit", quoted(word)),
                    std::string(examples));
    }

    /// Reads the number behind a sign.
    bool number(Part& part) {
        NumberScanner scanner(text_.substr(at_));
        const auto read = scanner.read();
        if (!read) {
            const NumberMistake& mistake = scanner.mistake();
            (void)fail(mistake.code, {at_ + mistake.span.begin, at_ + mistake.span.end},
                       mistake.message, mistake.hint);
            return false;
        }
        part.number.digits += read->digits;
        part.number.exponent = read->exponent;
        at_ += scanner.length();
        return true;
    }

    /// Reads magnitude and unit after the number, up to the end or the word of a range.
    bool suffix(Part& part, Span prefix) {
        std::size_t end = at_;
        while (end < text_.size() && range_word(end) == 0) ++end;
        std::size_t last = end;
        while (last > at_ && blank(text_[last - 1])) --last;
        const Span words{at_, last};
        part.span.end = last;
        at_ = end;
        const std::string_view before = slice(prefix);
        if (!before.empty()) part.unit = unit_named(before, vocabulary_);
        if (words.begin == words.end) return fits(part.unit, prefix);
        if (percent(words)) return before.empty() ? set_percent(part, words) : odd(words);
        return magnitude_and_unit(part, prefix, words);
    }

    [[nodiscard]] bool percent(Span words) const {
        const std::string word = folded(slice(words));
        return word == "%" || word == "percent" || word == "per cent";
    }

    bool set_percent(Part& part, Span words) {
        if (unit_ != nullptr) {
            (void)fail(Code::unknown_unit, words,
                       fmt::format("{} is a share, but this amount is in {}", quoted(slice(words)),
                                   unit_->name),
                       {});
            return false;
        }
        part.scale = -2;
        part.scaled = part.percent = true;
        return true;
    }

    bool odd(Span words) {
        (void)fail(Code::invalid_amount, words,
                   fmt::format("{} does not belong here", quoted(slice(words))), {});
        return false;
    }

    /// Tries the words as a unit, then as a magnitude and perhaps a unit.
    bool magnitude_and_unit(Part& part, Span prefix, Span words) {
        if (unit(part, prefix, words)) return fits(part.unit, words);
        Span unknown = words;
        const std::string_view all = slice(words);
        for (std::size_t skip = 0;; ++skip) {
            const MagnitudeWord word = magnitude_word(all, skip);
            if (word.length == 0) break;
            part.scale = word.exponent;
            part.scaled = true;
            Span left{words.begin + word.length, words.end};
            while (left.begin < left.end && blank(text_[left.begin])) ++left.begin;
            if (left.begin == left.end) return fits(part.unit, prefix);
            if (unit(part, prefix, left)) return fits(part.unit, left);
            if (left.begin > words.begin + word.length) unknown = left;
        }
        return unknown_words(unknown);
    }

    /// The unit that `words` name, alone or joined to what stands before the number ("$" and
    /// "/Mtok").
    bool unit(Part& part, Span prefix, Span words) {
        const std::string_view before = slice(prefix);
        std::string_view after = slice(words);
        const UnitDeclaration* found = unit_named(after, vocabulary_);
        if (after.front() == '/' && !before.empty()) {
            found = unit_named(std::string(before) + std::string(after), vocabulary_);
        } else if (part.unit != nullptr && found != nullptr && found != part.unit) {
            return false;
        }
        if (found == nullptr) return false;
        part.unit = found;
        return true;
    }

    bool unknown_words(Span words) {
        const std::string_view word = slice(words);
        if (digit(word.front()) || word.front() == '.' || word.front() == ',') return odd(words);
        std::string hint = nearest_hint(word, symbols());
        if (word == "m") hint = "write `M` for a million";
        (void)fail(Code::unknown_unit, words,
                   fmt::format("{} is not a unit of this amount", quoted(word)), std::move(hint));
        return false;
    }

    /// Checks that a unit measures what the fact does.
    bool fits(const UnitDeclaration* unit, Span span) {
        if (unit == nullptr) return true;
        const std::string word = quoted(slice(span));
        if (unit_ == nullptr) {
            (void)fail(Code::unknown_unit, span,
                       fmt::format("{} is in {}, but this is a plain number", word, unit->name),
                       "leave out the unit");
            return false;
        }
        if (unit->dimension == unit_->dimension) return true;
        (void)fail(
            Code::unknown_unit, span,
            fmt::format("{} is in {}, but this amount is in {}", word, unit->name, unit_->name),
            unit_hint());
        return false;
    }

    [[nodiscard]] std::string unit_hint() const {
        return unit_->symbols.empty()
                   ? std::string("leave out the unit")
                   : fmt::format("write `{}`, or leave out the unit", unit_->symbols.front());
    }

    /// Symbols of the units in which the amount may be.
    [[nodiscard]] Names symbols() const {
        Names names;
        if (unit_ == nullptr) return {"%"};
        for (const auto& entry : vocabulary_.units) {
            const UnitDeclaration& unit = entry.second;
            if (unit.dimension != unit_->dimension) continue;
            names.insert(names.end(), unit.symbols.begin(), unit.symbols.end());
        }
        return names;
    }

    /// The number in base units.
    std::optional<double> value(const Part& part) {
        const UnitDeclaration* const unit = part.unit != nullptr ? part.unit : unit_;
        const auto number = number_value(part.number, part.scale);
        const double result = number.value_or(0.0) * (unit != nullptr ? unit->factor : 1.0);
        if (number && std::isfinite(result)) return result == 0 ? 0.0 : result;
        return fail(Code::number_out_of_range, part.span, "the number is out of range", {});
    }

    std::optional<Amount> bounded(const Part& part, AmountBound bound) {
        const auto number = value(part);
        if (!number) return std::nullopt;
        Amount amount{*number, std::nullopt, std::nullopt};
        if (bound == AmountBound::high) amount.high = number;
        if (bound == AmountBound::low) amount.low = number;
        return amount;
    }

    /// "6 to 60M USD": the first number has the magnitude and unit of the second when it names none
    /// and stays below it.
    std::optional<Amount> range(Part first, Part second) {
        if (first.unit == nullptr) first.unit = second.unit;
        if (second.unit == nullptr) second.unit = first.unit;
        if (first.percent && !second.scaled) second.scale = first.scale;
        const auto high = value(second);
        if (!high) return std::nullopt;
        Part scaled = first;
        if (!first.scaled) scaled.scale = second.scale;
        auto low = value(scaled);
        if (low && *low > *high && !second.percent) low = value(first);
        if (!low) return std::nullopt;
        if (*low > *high) {
            return fail(Code::invalid_amount, first.span, "the range starts above its end",
                        "give the smaller number first");
        }
        return Amount{*low + (*high - *low) / 2, low, high};
    }

    std::string_view text_;
    const Vocabulary& vocabulary_;
    const Place& place_;
    Diagnostics& diagnostics_;
    /// The unit of the fact; null for plain numbers.
    const UnitDeclaration* unit_ = nullptr;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Amount> parse_amount(std::string_view text, const std::string& unit,
                                   const Vocabulary& vocabulary, const Place& place,
                                   Diagnostics& diagnostics) {
    return AmountReader(text, unit, vocabulary, place, diagnostics).read();
}

}  // namespace stackimpact
