// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "load/load.hpp"

namespace stackimpact {

/// The files that knowledge is loaded from. `builtin()`: all is compiled in, and none needs a text.
struct KnowledgeTexts {
    /// Null: could not be read, which is reported already.
    TextPtr scales;
    TextPtr vocabulary;
    TextPtr stack;
    /// In order of the book; nothing: could not be read.
    std::optional<std::vector<TextPtr>> rules;
    /// Given by somebody, not compiled in.
    bool own_stack = false;
    bool own_rules = false;
    bool own_others = false;

    [[nodiscard]] bool builtin() const { return !own_stack && !own_rules && !own_others; }
};

/// The compiled-in files as texts, for putting some of them in the place of others.
[[nodiscard]] KnowledgeTexts builtin_knowledge_texts();

/// Loads and checks knowledge; all mistakes of all texts are reported. What is compiled in is read
/// as far as `use` needs it, all the rest as a whole.
[[nodiscard]] Loaded<Knowledge> load_knowledge(const KnowledgeTexts& texts, const KnowledgeUse& use,
                                               Diagnostics& diagnostics);

}  // namespace stackimpact
