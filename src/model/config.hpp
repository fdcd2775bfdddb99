// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/text.hpp"

namespace stackimpact {

/// A version "1.2.3"; parts that are left out are 0.
using Version = std::array<int, 3>;

/// Reads "1", "1.2" or "1.2.3"; nothing for anything else.
[[nodiscard]] std::optional<Version> parse_version(std::string_view text);

/// Bounds on a version that must all hold: ">=0.1,<0.2".
struct VersionRange {
    struct Bound {
        /// "<", "<=", ">", ">=" or "==".
        std::string op;
        Version version{};
    };
    std::vector<Bound> bounds;

    [[nodiscard]] bool admits(const Version& version) const;
};

/// Reads bounds with commas between them; nothing if one is none.
[[nodiscard]] std::optional<VersionRange> parse_version_range(std::string_view text);

/// What a repository asks for in `stackimpact.json`. Paths are as written there, relative to its
/// directory.
struct Config {
    std::optional<VersionRange> required_version;
    /// As written, with its place.
    std::string required_words;
    Place required_place;
    std::string stack;
    std::vector<std::string> rules;
    std::string vocabulary;
    std::string scales;
    std::string lexicon;
    std::string baseline;
    std::vector<std::string> gates;
    /// Hashes by "stack", "rules", "vocabulary" or "scales" that `--locked` asks for.
    std::map<std::string, std::string> lock;
    Place lock_place;
};

}  // namespace stackimpact
