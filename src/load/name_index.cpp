// SPDX-License-Identifier: MIT
#include "load/name_index.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace stackimpact {

namespace {

constexpr std::size_t head_bytes = sizeof(std::uint64_t);

/// So many heads are eight lines of a cache, and their last ones those of 100,000 names 12 KB.
constexpr std::size_t block_heads = 64;

std::string_view common_beginning(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at < most && a[at] == b[at]) ++at;
    return a.substr(0, at);
}

/// As std::lower_bound, but without a branch on what is found, which no processor can foresee.
std::size_t first_not_less(std::span<const std::uint64_t> numbers, std::uint64_t wanted) {
    const std::uint64_t* first = numbers.data();
    std::size_t size = numbers.size();
    while (size > 1) {
        const std::size_t half = size / 2;
        first += first[half - 1] < wanted ? half : 0;
        size -= half;
    }
    return static_cast<std::size_t>(first - numbers.data()) + (*first < wanted ? 1 : 0);
}

}  // namespace

NameIndex::NameIndex(std::vector<std::string_view> sorted) : names_(std::move(sorted)) {
    if (names_.empty()) return;
    common_ = common_beginning(names_.front(), names_.back());
    heads_.reserve(names_.size());
    sizes_.reserve(names_.size());
    for (const std::string_view name : names_) {
        heads_.push_back(head(name));
        sizes_.push_back(static_cast<std::uint32_t>(name.size()));
    }
    for (std::size_t begin = 0; begin < heads_.size(); begin += block_heads) {
        block_ends_.push_back(heads_[std::min(begin + block_heads, heads_.size()) - 1]);
    }
}

std::uint64_t NameIndex::head(std::string_view name) const {
    const std::size_t end = common_.size() + head_bytes;
    std::uint64_t number = 0;
    for (std::size_t i = common_.size(); i < end; ++i) {
        const unsigned char byte = i < name.size() ? static_cast<unsigned char>(name[i]) : 0;
        number = (number << 8U) | byte;
    }
    return number;
}

std::size_t NameIndex::first_from(std::uint64_t head) const {
    const std::size_t block = first_not_less(block_ends_, head);
    if (block == block_ends_.size()) return heads_.size();
    const std::span<const std::uint64_t> heads(heads_);
    const std::size_t begin = block * block_heads;
    const std::size_t size = std::min(block_heads, heads.size() - begin);
    return begin + first_not_less(heads.subspan(begin, size), head);
}

std::optional<std::size_t> NameIndex::find(std::string_view name) const {
    if (names_.empty() || name.substr(0, common_.size()) != common_) return std::nullopt;
    const std::uint64_t wanted = head(name);
    std::size_t at = first_from(wanted);
    if (at == names_.size() || heads_[at] != wanted) return std::nullopt;
    // Names hold no NUL, so of short ones head and size say all.
    if (sizes_[at] == name.size() && name.size() <= common_.size() + head_bytes) return at;
    const auto last =
        std::upper_bound(heads_.begin() + static_cast<std::ptrdiff_t>(at), heads_.end(), wanted);
    const auto found = std::lower_bound(names_.begin() + static_cast<std::ptrdiff_t>(at),
                                        names_.begin() + (last - heads_.begin()), name);
    at = static_cast<std::size_t>(found - names_.begin());
    if (at == names_.size() || names_[at] != name) return std::nullopt;
    return at;
}

}  // namespace stackimpact
