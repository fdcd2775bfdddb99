// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "load/decode.hpp"
#include "model/lexicon.hpp"

namespace stackimpact {

/// Reads the phrases of a lexicon. `@name` stands for the phrases of a group that was added before.
class PhraseReader {
public:
    explicit PhraseReader(const Input& input) : input_(input) {}

    /// Reads phrases that `@name` stands for from then on.
    void add_group(const JsonMember& member);
    /// Makes `@name` stand for these phrases.
    void add_group(const std::string& name, Phrases phrases);

    /// A list of phrases.
    [[nodiscard]] Phrases read(const JsonNode& node, std::string_view what) const;
    /// The list under a key; empty when it is not there.
    [[nodiscard]] Phrases read(ObjectReader& reader, std::string_view key) const;

private:
    [[nodiscard]] Phrases phrases_of(const JsonNode& node, std::string_view what) const;
    [[nodiscard]] Phrases item(const JsonNode& node, Span span) const;
    [[nodiscard]] Phrases alternative(const JsonNode& node, Span span) const;
    [[nodiscard]] Phrases group(const JsonNode& node, Span span) const;
    [[nodiscard]] bool check(const JsonNode& node, const Phrase& phrase) const;

    const Input& input_;
    std::map<std::string, Phrases> groups_;
};

/// The words of a text as a phrase, where they are plain words: letters in lower case, without
/// what stands at the ends of words. Nothing else is read.
[[nodiscard]] Phrase plain_phrase(std::string_view text);

/// True for a word that a headline can have: lower case, nothing that parts words.
[[nodiscard]] bool is_lexicon_word(std::string_view text);

}  // namespace stackimpact
