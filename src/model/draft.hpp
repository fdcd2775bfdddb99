// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/id.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// A fact that a headline states.
struct DraftFact {
    FactName name;
    /// As a scenario writes it: amounts as text.
    FactValue value;
    /// The words of the headline that it came from.
    std::string words;

    friend bool operator==(const DraftFact&, const DraftFact&) = default;
};

/// Words of a headline that are in no fact, and why.
struct Unplaced {
    std::string words;
    std::string reason;

    friend bool operator==(const Unplaced&, const Unplaced&) = default;
};

/// The kind of event that a headline speaks of.
struct DraftKind {
    struct Cue {
        std::string words;
        double weight = 0.0;

        friend bool operator==(const Cue&, const Cue&) = default;
    };

    /// Nothing: no word speaks for any.
    std::optional<KindId> kind;
    /// Somebody chose it.
    bool chosen = false;
    /// What speaks for it.
    std::vector<Cue> cues;
    double weight = 0.0;
    /// The next one, and whether as much speaks for it.
    std::optional<KindId> next;
    double next_weight = 0.0;

    friend bool operator==(const DraftKind&, const DraftKind&) = default;
};

/// What a headline became.
struct Draft {
    std::string event;
    DraftKind kind;
    std::optional<Date> date;
    /// The words of the date; empty when somebody chose it.
    std::string date_words;
    /// In the order of the headline.
    std::vector<DraftFact> facts;
    /// Amounts and statements that could not be placed.
    std::vector<Unplaced> unplaced;
    /// Words that nothing knows.
    std::vector<std::string> unknown;

    friend bool operator==(const Draft&, const Draft&) = default;
};

}  // namespace stackimpact
