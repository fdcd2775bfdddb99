// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/knowledge.hpp"
#include "compare/compare.hpp"
#include "load/load.hpp"
#include "source/json.hpp"

namespace stackimpact::cli {

/// One thing on a side: a scenario or a stored result.
struct SideItem {
    std::string id;
    /// As a user would call it: "scenarios/a.json", "main:scenarios/a.json".
    std::string label;
    TextPtr text;
    /// Set for a stored result.
    std::optional<StoredResult> stored;
};

/// What one argument of `compare` names.
struct Side {
    /// As typed.
    std::string label;
    /// A directory, pattern, revision's directory, baseline or run: items are found by id.
    bool collection = false;
    /// The revision that it is read from; empty: the working tree.
    std::string revision;
    /// In order of id.
    std::vector<SideItem> items;
    /// What could not be read, by name, each with what is wrong.
    std::vector<std::pair<std::string, Diagnostics>> unread;
};

/// The id that a scenario states, else the one that its file's name gives.
[[nodiscard]] std::string scenario_id(const JsonNode& tree, const std::string& path);

/// The word that stands for the committed results.
inline constexpr const char* baseline_word = "@baseline";

/// Reads a side: a scenario or stored result, `-`, a directory, a pattern, REF:PATH, or
/// `@baseline`, which is the directory `baseline`.
[[nodiscard]] Side read_side(const std::string& argument, const std::string& baseline);

/// The knowledge as a revision has it: each path that it has below the top of the repository is
/// read from there, the others as they are. What is not in the revision is said on standard error.
[[nodiscard]] KnowledgeOptions at_revision(KnowledgeOptions options, const std::string& revision);

}  // namespace stackimpact::cli
