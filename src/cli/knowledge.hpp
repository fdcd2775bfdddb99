// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyze/knowledge.hpp"
#include "load/load.hpp"

namespace stackimpact::cli {

/// Files that replace parts of the compiled-in knowledge; empty: the compiled-in part.
struct KnowledgeOptions {
    std::string stack;
    /// Files, or directories with all `*.json` below. Together they replace the whole rule book.
    std::vector<std::string> rules;
    std::string vocabulary;
    std::string scales;
    /// Of compiled-in files; others are always read as a whole.
    KnowledgeUse use;
    /// Read by `draft` alone.
    std::string lexicon;
    /// Refuse knowledge whose hashes are not the recorded ones.
    bool locked = false;
};

/// Reads the files; what cannot be read is reported and left out.
[[nodiscard]] KnowledgeTexts knowledge_texts(const KnowledgeOptions& options,
                                             Diagnostics& diagnostics);

/// Loads and checks the knowledge; all mistakes of all files are reported.
[[nodiscard]] Loaded<Knowledge> load_knowledge(const KnowledgeOptions& options,
                                               Diagnostics& diagnostics);

}  // namespace stackimpact::cli
