// SPDX-License-Identifier: MIT
#include "cel/column_program.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "cel/column_builder.hpp"

namespace stackimpact::cel {

namespace {

std::uint64_t bits_of(double number) {
    return std::bit_cast<std::uint64_t>(number);
}

/// What a node computes, without the place of its numbers. -0 and 0 are not the same.
bool is_same(const ColumnNode& a, const ColumnNode& b) {
    return a.step == b.step && a.op == b.op && a.is_number == b.is_number && a.a == b.a &&
           a.b == b.b && a.c == b.c && bits_of(a.number) == bits_of(b.number);
}

std::size_t hash_of(const ColumnNode& node) {
    // Multiplication by an odd number that is nearly the golden ratio of 2^64 spreads all bits.
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = static_cast<std::uint64_t>(node.step) << 16U |
                         static_cast<std::uint64_t>(node.op) << 8U |
                         static_cast<std::uint64_t>(node.is_number);
    for (const std::uint64_t part :
         {std::uint64_t{node.a} << 32U | node.b, std::uint64_t{node.c}, bits_of(node.number)}) {
        hash = (std::rotl(hash, 29) ^ part) * spread;
    }
    return hash ^ hash >> 32U;
}

}  // namespace

void ColumnProgram::make_room() {
    if (2 * (nodes_.size() + 1) <= places_.size()) return;
    constexpr std::size_t fewest = 64;
    places_.assign(std::max(fewest, 2 * places_.size()), 0);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        std::size_t place = hash_of(nodes_[i]) & (places_.size() - 1);
        while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = static_cast<std::uint32_t>(i + 1);
    }
}

std::uint32_t ColumnProgram::intern(ColumnNode node) {
    make_room();
    std::size_t place = hash_of(node) & (places_.size() - 1);
    while (places_[place] != 0) {
        const std::uint32_t index = places_[place] - 1;
        if (is_same(nodes_[index], node)) return index;
        place = (place + 1) & (places_.size() - 1);
    }
    const bool computes = node.is_number && node.step != ColumnNode::Step::load_number;
    if (computes) node.numbers = static_cast<std::uint32_t>(numbers_++);
    nodes_.push_back(node);
    places_[place] = static_cast<std::uint32_t>(nodes_.size());
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t ColumnProgram::intern_words(std::vector<std::uint32_t> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    const auto next = static_cast<std::uint32_t>(word_lists_.size());
    const auto [found, is_new] = word_index_.try_emplace(words, next);
    if (is_new) word_lists_.push_back(std::move(words));
    return found->second;
}

std::uint32_t ColumnProgram::add(const Program& program, bool number) {
    if (const auto node = ColumnBuilder(*this, program).run(number)) return *node;
    rows_.push_back(program);
    ColumnNode node;
    node.step = ColumnNode::Step::row;
    node.is_number = number;
    node.a = static_cast<std::uint32_t>(rows_.size() - 1);
    return intern(node);
}

}  // namespace stackimpact::cel
