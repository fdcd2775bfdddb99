// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stackimpact {

/// Finds names among many of them. What most names differ in is in one number a name, so a search
/// touches little memory.
class NameIndex {
public:
    /// Sorted names, each there once; their texts must outlive it.
    explicit NameIndex(std::vector<std::string_view> sorted);

    /// Place among the names.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

private:
    /// The eight bytes after what all names begin with, as a number that sorts like them.
    [[nodiscard]] std::uint64_t head(std::string_view name) const;
    /// Place of the first head that is not less.
    [[nodiscard]] std::size_t first_from(std::uint64_t head) const;

    std::vector<std::string_view> names_;
    /// What all names begin with.
    std::string_view common_;
    std::vector<std::uint64_t> heads_;
    /// The last head of each block of them: a search looks here first.
    std::vector<std::uint64_t> block_ends_;
    std::vector<std::uint32_t> sizes_;
};

}  // namespace stackimpact
