// SPDX-License-Identifier: MIT
#include "source/text.hpp"

#include <algorithm>
#include <utility>

#include "source/hash.hpp"

namespace stackimpact {
namespace {

/// Bytes between two counts of code points.
constexpr std::size_t block = 4096;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

/// Every code point has one byte that does not continue another.
std::size_t count_code_points(std::string_view bytes) {
    return static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return !continues_code_point(c); }));
}

}  // namespace

Text::Text(std::string name, std::string content, std::size_t first_line)
    : name_(std::move(name)),
      owned_(std::move(content)),
      content_(owned_),
      first_line_(first_line) {
    find_lines();
}

Text::Text(const EmbeddedFile& file)
    : name_("<builtin>/" + std::string(file.path)), content_(file.content), embedded_(&file) {
    find_lines();
}

void Text::find_lines() {
    // Editors do not show a byte-order mark, so columns of the first line start after it.
    const bool marked = content_.substr(0, 3) == byte_order_mark;
    line_starts_.push_back(marked ? byte_order_mark.size() : 0);
    std::size_t longest = 0;
    for (std::size_t at = content_.find('\n'); at != std::string_view::npos;
         at = content_.find('\n', at + 1)) {
        longest = std::max(longest, at + 1 - line_starts_.back());
        line_starts_.push_back(at + 1);
    }
    longest = std::max(longest, content_.size() - std::min(content_.size(), line_starts_.back()));
    if (longest > block) count_blocks();
}

void Text::count_blocks() {
    counts_.push_back(0);
    for (std::size_t at = block; at <= content_.size(); at += block) {
        counts_.push_back(counts_.back() + count_code_points(content_.substr(at - block, block)));
    }
}

Text::Text(std::string name, std::vector<Position> positions) : Text(std::move(name), "") {
    known_ = std::move(positions);
}

std::size_t Text::code_points_before(std::size_t offset) const {
    const std::size_t whole_blocks = offset / block;
    const std::size_t start = whole_blocks * block;
    return counts_[whole_blocks] + count_code_points(content_.substr(start, offset - start));
}

std::string Text::sha256() const {
    return embedded_ == nullptr ? stackimpact::sha256(content_) : std::string(embedded_->sha256);
}

Position Text::position(std::size_t offset) const {
    if (!known_.empty()) return known_[std::min(offset, known_.size() - 1)];
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto before = static_cast<std::size_t>(after - line_starts_.begin());
    const std::size_t index = std::max<std::size_t>(before, 1) - 1;
    const std::size_t number = first_line_ + index;
    const std::size_t start = line_starts_[index];
    const std::string_view whole = line(number);
    std::size_t length = offset > start ? std::min(offset - start, whole.size()) : 0;
    // An offset inside a code point belongs to that code point.
    while (length > 0 && length < whole.size() && continues_code_point(whole[length])) --length;
    if (length <= block) return {number, count_code_points(whole.substr(0, length)) + 1};
    return {number, code_points_before(start + length) - code_points_before(start) + 1};
}

std::string_view Text::line(std::size_t number) const {
    if (number < first_line_ || number - first_line_ >= line_starts_.size()) return {};
    const std::size_t index = number - first_line_;
    const std::size_t start = line_starts_[index];
    const std::size_t end =
        index + 1 < line_starts_.size() ? line_starts_[index + 1] - 1 : content_.size();
    std::string_view result = content_.substr(start, end - start);
    if (!result.empty() && result.back() == '\r') result.remove_suffix(1);
    return result;
}

std::size_t Text::line_start(std::size_t number) const {
    if (number < first_line_) return 0;
    const std::size_t index = number - first_line_;
    return index < line_starts_.size() ? line_starts_[index] : content_.size();
}

Location location(const Place& place) {
    if (!place.text) return {};
    return {place.text->name(), place.text->position(place.span.begin)};
}

}  // namespace stackimpact
