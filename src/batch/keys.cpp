// SPDX-License-Identifier: MIT
#include "batch/keys.hpp"

#include <bit>
#include <cstring>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <utility>

#include "load/load_event.hpp"

namespace stackimpact::batch {

namespace {

/// Of the length and of eight bytes at either end, which tell most names apart.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (text.size() >= sizeof first) {
        std::memcpy(&first, text.data(), sizeof first);
        std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    } else {
        for (const char c : text) first = first << 8U | static_cast<unsigned char>(c);
    }
    // Odd, with bits in no order.
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
    const std::uint64_t mixed = (first ^ std::rotl(last, 23) ^ text.size()) * spread;
    return mixed ^ mixed >> 29U;
}

Key fact_key(const FactDeclaration& fact, const Vocabulary& vocabulary, std::size_t slot) {
    Key key;
    key.slot = slot;
    switch (fact.type) {
        case FactType::boolean:
            key.kind = Key::Kind::truth;
            return key;
        case FactType::enumeration:
            key.kind = Key::Kind::word;
            key.words = WordTable(fact.values);
            return key;
        case FactType::text:
            key.kind = Key::Kind::text;
            return key;
        case FactType::integer:
        case FactType::number:
            break;
    }
    key.kind = Key::Kind::number;
    key.whole = fact.type == FactType::integer;
    const auto unit = vocabulary.units.find(fact.unit);
    if (unit != vocabulary.units.end()) key.factor = unit->second.factor;
    constexpr double endless = std::numeric_limits<double>::max();
    key.minimum = fact.minimum ? *fact.minimum * key.factor : -endless;
    key.maximum = fact.maximum ? *fact.maximum * key.factor : endless;
    return key;
}

}  // namespace

WordTable::WordTable(std::vector<std::string> words) : words_(std::move(words)) {
    places_.resize(std::bit_ceil(2 * words_.size() + 1), 0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
        std::size_t place = hash_of(words_[i]) & (places_.size() - 1);
        while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = static_cast<std::uint32_t>(i + 1);
    }
}

std::size_t WordTable::find(std::string_view text) const {
    std::size_t place = hash_of(text) & (places_.size() - 1);
    while (places_[place] != 0) {
        const std::size_t index = places_[place] - 1;
        if (words_[index] == text) return index;
        place = (place + 1) & (places_.size() - 1);
    }
    return none;
}

std::size_t kind_index(const KindId& kind, const Vocabulary& vocabulary) {
    return static_cast<std::size_t>(
        std::distance(vocabulary.kinds.begin(), vocabulary.kinds.find(kind)));
}

KeyTable make_keys(const Vocabulary& vocabulary, const cel::Environment& environment,
                   const std::vector<bool>& is_read) {
    std::vector<std::string> names;
    KeyTable table;
    for (const std::string_view name : event_keys) names.emplace_back(name);
    for (const Key::Kind kind :
         {Key::Kind::id, Key::Kind::kind, Key::Kind::date, Key::Kind::sources}) {
        Key key;
        key.kind = kind;
        if (kind == Key::Kind::kind) {
            std::vector<std::string> kinds;
            for (const auto& entry : vocabulary.kinds) kinds.push_back(entry.first.str());
            key.words = WordTable(std::move(kinds));
        }
        table.keys.push_back(std::move(key));
    }
    for (const auto& entry : vocabulary.facts) {
        const auto slot = environment.slot(entry.first.str());
        if (!slot) throw std::logic_error("a fact without a slot");
        names.push_back(entry.first.str());
        table.keys.push_back(fact_key(entry.second, vocabulary, *slot));
        table.keys.back().is_read = is_read[*slot];
    }
    table.names = WordTable(std::move(names));
    return table;
}

}  // namespace stackimpact::batch
