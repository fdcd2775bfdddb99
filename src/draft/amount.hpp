// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "draft/tokens.hpp"
#include "model/lexicon.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact::draft {

/// A number as it is written, and the power of ten behind it.
struct Figure {
    std::string digits;
    int exponent = 0;
    /// A magnitude was written with it.
    bool scaled = false;
};

/// What an amount is in: nothing, percent, times something, a unit of the vocabulary or a known one
/// that it lacks.
struct AmountUnit {
    enum class Kind { none, percent, multiple, declared, foreign };
    Kind kind = Kind::none;
    /// Of the vocabulary.
    std::string unit;
    /// How many of it one is.
    double times = 1.0;
    /// Of a foreign one.
    std::string name;

    friend bool operator==(const AmountUnit&, const AmountUnit&) = default;
};

/// An amount of a headline.
struct Amount {
    enum class Bound { none, at_most, at_least };
    Figure figure;
    /// Upper end of a range.
    std::optional<Figure> upper;
    /// "-", "+" or nothing.
    std::string sign;
    Bound bound = Bound::none;
    AmountUnit unit;
    /// Tokens [begin, end), and where the number begins without bounds before it.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t core = 0;
};

/// Recognizes amounts in the tokens of a headline.
class AmountFinder {
public:
    AmountFinder(const Lexicon& lexicon, const Vocabulary& vocabulary,
                 const std::vector<Token>& tokens);

    /// The amount that begins at a token, with the words of its bounds.
    [[nodiscard]] std::optional<Amount> at(std::size_t at) const;

private:
    struct Part {
        Figure figure;
        std::string sign;
        AmountUnit unit;
        std::size_t end = 0;
    };
    /// Words for a unit, of the vocabulary or the lexicon.
    struct UnitWords {
        AmountUnit unit;
        /// The unit that these words make this one; empty: they stand alone.
        std::string of;
        Phrases before;
        Phrases after;
    };

    [[nodiscard]] std::optional<Amount> range(std::size_t at) const;
    [[nodiscard]] std::optional<Amount> single(std::size_t at) const;
    [[nodiscard]] bool joined(const Part& first, const Part& second, bool sure,
                              Amount& amount) const;
    void second_end(const Part& first, std::size_t before, Amount& amount) const;
    [[nodiscard]] std::optional<Part> part(std::size_t at) const;
    [[nodiscard]] bool number(std::size_t at, Part& part) const;
    void magnitude(Part& part) const;
    void suffix(Part& part) const;
    [[nodiscard]] std::size_t prefix(std::size_t at, AmountUnit& unit) const;
    [[nodiscard]] std::size_t unit_after(const std::vector<Token>& tokens, std::size_t at,
                                         const AmountUnit& had, AmountUnit& unit) const;
    [[nodiscard]] bool is_span(const Amount& amount, std::size_t at, std::size_t core) const;
    [[nodiscard]] bool is_name(std::size_t at) const;
    [[nodiscard]] bool is_number_word(const std::string& text) const;
    [[nodiscard]] bool starts_range(std::size_t at) const;
    void bound_after(Amount& amount) const;

    const Lexicon& lexicon_;
    const std::vector<Token>& tokens_;
    std::vector<UnitWords> units_;
};

/// The number itself; nothing if no double can hold it.
[[nodiscard]] std::optional<double> value_of(const Figure& figure);

}  // namespace stackimpact::draft
