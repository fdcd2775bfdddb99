// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "model/id.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// How much of compiled-in knowledge a run needs. The rest is not read: it was checked when the
/// program was built.
struct KnowledgeUse {
    /// For work on the knowledge itself: also the rules' tests and how facts are found out.
    bool authoring = false;
    /// The only kind of event that will be asked about; of rules of other kinds only id, kinds and
    /// mechanism are read, which is enough to name them.
    std::optional<KindId> kind;
};

/// The bytes of a rule file that such a run does not need, in order.
[[nodiscard]] std::vector<Span> unneeded_of_rules(const Text& text, const KnowledgeUse& use);
/// The same of a vocabulary.
[[nodiscard]] std::vector<Span> unneeded_of_vocabulary(const Text& text, const KnowledgeUse& use);

/// The kind of event that a scenario gives, without checking anything; nothing if none is found.
[[nodiscard]] std::optional<KindId> kind_at_a_glance(const Text& scenario);

}  // namespace stackimpact
