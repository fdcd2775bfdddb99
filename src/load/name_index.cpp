// SPDX-License-Identifier: MIT
#include "load/name_index.hpp"

#include <algorithm>
#include <utility>

namespace stackimpact {

namespace {

std::size_t common_beginning(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at < most && a[at] == b[at]) ++at;
    return at;
}

}  // namespace

NameIndex::NameIndex(std::vector<std::string_view> sorted) : names_(std::move(sorted)) {
    if (names_.empty()) return;
    common_ = common_beginning(names_.front(), names_.back());
    heads_.reserve(names_.size());
    for (const std::string_view name : names_) heads_.push_back(head(name));
}

std::uint64_t NameIndex::head(std::string_view name) const {
    constexpr std::size_t bytes = sizeof(std::uint64_t);
    std::uint64_t number = 0;
    for (std::size_t i = common_; i < common_ + bytes; ++i) {
        const unsigned char byte = i < name.size() ? static_cast<unsigned char>(name[i]) : 0;
        number = (number << 8U) | byte;
    }
    return number;
}

std::optional<std::size_t> NameIndex::find(std::string_view name) const {
    if (names_.empty() || name.size() < common_) return std::nullopt;
    const std::uint64_t wanted = head(name);
    const auto first = std::lower_bound(heads_.begin(), heads_.end(), wanted);
    auto at = static_cast<std::size_t>(first - heads_.begin());
    if (at < names_.size() && names_[at] == name) return at;
    const auto last = std::upper_bound(first, heads_.end(), wanted);
    const auto begin = names_.begin();
    const auto found =
        std::lower_bound(begin + (first - heads_.begin()), begin + (last - heads_.begin()), name);
    at = static_cast<std::size_t>(found - begin);
    if (found == names_.end() || *found != name) return std::nullopt;
    return at;
}

}  // namespace stackimpact
