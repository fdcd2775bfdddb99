// SPDX-License-Identifier: MIT
#include "cel/column_program.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "cel/column_builder.hpp"

namespace stackimpact::cel {

std::size_t ColumnProgram::Hash::operator()(const ColumnNode& node) const {
    // Multiplication by an odd number that is nearly the golden ratio of 2^64 spreads all bits.
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = static_cast<std::uint64_t>(node.step) << 16U |
                         static_cast<std::uint64_t>(node.op) << 8U |
                         static_cast<std::uint64_t>(node.is_number);
    for (const std::uint64_t part : {std::uint64_t{node.a} << 32U | node.b, std::uint64_t{node.c},
                                     std::bit_cast<std::uint64_t>(node.number)}) {
        hash = (std::rotl(hash, 29) ^ part) * spread;
    }
    return hash ^ hash >> 32U;
}

std::uint32_t ColumnProgram::intern(ColumnNode node) {
    // -0 and 0 are equal and compute differently; one node for both would mix them up.
    const auto [found, is_new] =
        index_.try_emplace(node, static_cast<std::uint32_t>(nodes_.size()));
    const auto same_zero = [&](std::uint32_t index) {
        return std::signbit(nodes_[index].number) == std::signbit(node.number);
    };
    if (!is_new && same_zero(found->second)) return found->second;
    using Step = ColumnNode::Step;
    const bool computes = node.is_number && node.step != Step::load_number;
    if (computes) node.numbers = static_cast<std::uint32_t>(numbers_++);
    nodes_.push_back(node);
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
