// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cel/environment.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact::batch {

/// Short texts, each with its index: which of few known ones a text is.
class WordTable {
public:
    WordTable() = default;
    explicit WordTable(std::vector<std::string> words);

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    /// The index of a text, or `none`.
    [[nodiscard]] std::size_t find(std::string_view text) const;
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
    std::vector<std::string> words_;
    /// Index + 1 of the word that hashes to a place, or to one before it; 0 for none. A power of
    /// two, at least twice as long as there are words.
    std::vector<std::uint32_t> places_;
};

/// What stands under a key of an event.
struct Key {
    /// Parts of the head, then facts by their type.
    enum class Kind { id, kind, date, sources, number, truth, word, text };

    Kind kind = Kind::id;
    /// Of a fact.
    std::size_t slot = 0;
    /// Some rule reads or asks for it.
    bool is_read = false;
    /// Of numbers: base units for one unit, and the bounds in base units.
    double factor = 1.0;
    double minimum = 0.0;
    double maximum = 0.0;
    /// Only whole numbers.
    bool whole = false;
    WordTable words;
};

/// It holds a fact, and no part of the head.
[[nodiscard]] inline bool is_fact(const Key& key) {
    return key.kind >= Key::Kind::number;
}

/// The keys that events of a vocabulary may have.
struct KeyTable {
    WordTable names;
    /// By index of name.
    std::vector<Key> keys;
};

/// Position of a kind of event among those of a vocabulary, which has it.
[[nodiscard]] std::size_t kind_index(const KindId& kind, const Vocabulary& vocabulary);

/// `is_read` by slot.
[[nodiscard]] KeyTable make_keys(const Vocabulary& vocabulary, const cel::Environment& environment,
                                 const std::vector<bool>& is_read);

}  // namespace stackimpact::batch
