// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.hpp"

namespace stackimpact {

/// One place of a phrase: a word out of several (one that ends in `*` is the beginning of a word),
/// a gap of some words, or the amount that the phrase is about.
struct PhrasePart {
    enum class Kind { words, gap, slot };
    Kind kind = Kind::words;
    /// In lower case.
    std::vector<std::string> words;

    friend bool operator==(const PhrasePart&, const PhrasePart&) = default;
};

/// Words of a headline that mean something, as in "trained ... for #".
struct Phrase {
    std::vector<PhrasePart> parts;

    friend bool operator==(const Phrase&, const Phrase&) = default;
};

using Phrases = std::vector<Phrase>;

[[nodiscard]] bool has_slot(const Phrase& phrase);
/// Number of words that it asks for.
[[nodiscard]] std::size_t word_count(const Phrase& phrase);

/// How headlines of a field are read: what draws facts out of them.
struct Lexicon {
    /// What belongs to the language and not to the field.
    struct Language {
        /// Words that say nothing by themselves.
        Phrases filler;
        /// What makes the words behind it say the contrary.
        Phrases negations;
        /// Words after which a full stop ends no sentence.
        std::vector<std::string> abbreviations;
        /// "three": 3.
        std::map<std::string, int> numbers;
        /// Powers of ten: "bn": 9.
        std::map<std::string, int> magnitudes;
        Phrases percent;
        /// Words of bounds, with or without the slot for the amount.
        Phrases at_most;
        Phrases at_least;
        /// Words that say that an amount is not exact, or nothing of it.
        Phrases about;
        /// Words before the first amount of a range and between both.
        std::vector<std::vector<std::string>> ranges;
        /// Words that before an amount in these units name a span and no bound: "over 4 years".
        Phrases during;
        std::vector<std::string> during_units;
        /// Words between the amounts of a range that has none before it.
        std::vector<std::string> range_words;
        /// Words after which these make no range: "from 10 to 20" are two values.
        std::vector<std::string> no_range_after;
        /// What numbers in words may count without a unit: "three customers".
        Phrases counted;
        /// Words before an amount, where a magnitude alone has lost its number.
        std::vector<std::string> amount_openers;
        /// An amount that somebody expected, or that held before.
        Phrases expected;
        Phrases previous;
        Phrases up;
        Phrases down;
        /// "jan": 1.
        std::map<std::string, int> months;
        /// Words before a date that is not the day of the event.
        Phrases other_dates;
    };

    /// How an amount without a unit is meant.
    enum class Form { plain, percent, multiple };

    /// Words for a unit.
    struct Unit {
        /// Of the vocabulary; empty: of none, and amounts in it are left out.
        std::string unit;
        /// Instead of a unit: percent or "times".
        Form form = Form::plain;
        /// What it is called when it is of none.
        std::string name;
        /// A unit of the vocabulary, which `after` makes this one ("per user"); may be empty.
        std::string of;
        /// How many of `unit` it is ("weeks" are 7 days).
        double times = 1.0;
        Phrases before;
        Phrases after;
    };

    struct Cue {
        double weight = 1.0;
        Phrases phrases;
    };

    struct Kind {
        KindId kind;
        std::vector<Cue> cues;
    };

    /// When an entry counts.
    struct Condition {
        /// One of these is in the headline, if there are any.
        Phrases with;
        /// None of these is.
        Phrases unless;
        /// The event is of one of these kinds, if there are any.
        std::vector<KindId> kinds;
    };

    /// What an amount near some words is.
    struct Measure {
        /// Nothing: the amount is known and no fact of the vocabulary.
        std::optional<FactName> fact;
        /// The same as somebody expected it, and as it was before.
        std::optional<FactName> expected;
        std::optional<FactName> previous;
        /// What it is, where there is no fact.
        std::string about;
        Condition condition;
        Phrases cues;
        /// How it is given where the fact has no unit.
        std::optional<Form> form;
        /// Words for up and down give its sign.
        bool directed = false;
    };

    /// Words that say a value.
    struct Statement {
        struct Value {
            std::string value;
            Phrases phrases;
        };
        FactName fact;
        Condition condition;
        std::vector<Value> values;
    };

    Language language;
    std::vector<Unit> units;
    /// What companies of the stack are called beside their names.
    std::map<Ticker, Phrases> companies;
    /// In the order in which ties are broken.
    std::vector<Kind> kinds;
    std::vector<Measure> measures;
    std::vector<Statement> statements;
    std::string sha256;
};

}  // namespace stackimpact
