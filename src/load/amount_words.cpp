// SPDX-License-Identifier: MIT
#include "load/amount_words.hpp"

#include <algorithm>
#include <array>

namespace stackimpact {

namespace {

struct Bound {
    std::string_view word;
    AmountBound bound;
};

/// Longer ones first where one starts another.
constexpr std::array<Bound, 20> bounds{{
    {"<=", AmountBound::high},        {"\u2264", AmountBound::high},
    {"<", AmountBound::high},         {">=", AmountBound::low},
    {"\u2265", AmountBound::low},     {">", AmountBound::low},
    {"under", AmountBound::high},     {"below", AmountBound::high},
    {"less than", AmountBound::high}, {"at most", AmountBound::high},
    {"up to", AmountBound::high},     {"over", AmountBound::low},
    {"above", AmountBound::low},      {"more than", AmountBound::low},
    {"at least", AmountBound::low},   {"~", AmountBound::vague},
    {"\u2248", AmountBound::vague},   {"about", AmountBound::vague},
    {"around", AmountBound::vague},   {"roughly", AmountBound::vague},
}};

struct Magnitude {
    std::string_view word;
    int exponent;
};

/// Longest first. A small `m` is none: it would be a million to some and a month or a thousandth to
/// others.
constexpr std::array<Magnitude, 14> magnitudes{{
    {"thousand", 3},
    {"trillion", 12},
    {"million", 6},
    {"billion", 9},
    {"bn", 9},
    {"mn", 6},
    {"tn", 12},
    {"k", 3},
    {"K", 3},
    {"M", 6},
    {"B", 9},
    {"b", 9},
    {"T", 12},
    {"t", 12},
}};

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// True if nothing of a longer word follows the first `length` bytes.
bool whole_word(std::string_view text, std::size_t length) {
    return length == text.size() || !letter(text[length - 1]) || !letter(text[length]);
}

template <class Visit>
void each_symbol(const Vocabulary& vocabulary, const Visit& visit) {
    for (const auto& entry : vocabulary.units) {
        visit(entry.first, entry.second);
        for (const std::string& symbol : entry.second.symbols) visit(symbol, entry.second);
    }
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

BoundWord bound_word(std::string_view text) {
    const std::string lower = folded(text);
    for (const Bound& bound : bounds) {
        const std::size_t length = bound.word.size();
        if (!starts_with(lower, bound.word) || !whole_word(lower, length)) continue;
        return {bound.bound, length};
    }
    return {};
}

MagnitudeWord magnitude_word(std::string_view text, std::size_t skip) {
    for (const Magnitude& magnitude : magnitudes) {
        if (!starts_with(text, magnitude.word)) continue;
        if (skip == 0) return {magnitude.exponent, magnitude.word.size()};
        --skip;
    }
    return {};
}

const UnitDeclaration* unit_named(std::string_view text, const Vocabulary& vocabulary) {
    const UnitDeclaration* exact = nullptr;
    const UnitDeclaration* near = nullptr;
    const std::string lower = folded(text);
    each_symbol(vocabulary, [&](const std::string& symbol, const UnitDeclaration& unit) {
        if (exact == nullptr && symbol == text) exact = &unit;
        if (near == nullptr && folded(symbol) == lower) near = &unit;
    });
    return exact != nullptr ? exact : near;
}

std::size_t unit_prefix(std::string_view text, const Vocabulary& vocabulary) {
    std::size_t longest = 0;
    const std::string lower = folded(text);
    each_symbol(vocabulary, [&](const std::string& symbol, const UnitDeclaration&) {
        const std::string wanted = folded(symbol);
        if (starts_with(lower, wanted) && whole_word(lower, wanted.size())) {
            longest = std::max(longest, wanted.size());
        }
    });
    return longest;
}

}  // namespace stackimpact
