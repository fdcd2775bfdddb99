// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "model/id.hpp"
#include "source/diagnostic.hpp"
#include "source/json.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// How much of compiled-in knowledge a run needs. The rest is not read: it was checked before.
struct KnowledgeUse {
    /// For work on the knowledge itself: also the rules' tests and how facts are found out.
    bool authoring = false;
    /// The only kind of event that will be asked about; of rules of other kinds only id, kinds and
    /// mechanism are read, which is enough to name them.
    std::optional<KindId> kind;
    /// All that is read is compiled in, so that it was checked together with the rest before.
    bool checked = false;
};

/// The rule file but for what such a run does not need; a text that is not compiled in is parsed as
/// a whole.
[[nodiscard]] std::optional<JsonNode> parse_rules(const TextPtr& text, const KnowledgeUse& use,
                                                  Diagnostics& diagnostics);
/// The same of a vocabulary.
[[nodiscard]] std::optional<JsonNode> parse_vocabulary(const TextPtr& text, const KnowledgeUse& use,
                                                       Diagnostics& diagnostics);

/// The kind of event that a scenario gives, without checking anything; nothing if none is found.
[[nodiscard]] std::optional<KindId> kind_at_a_glance(const Text& scenario);

}  // namespace stackimpact
