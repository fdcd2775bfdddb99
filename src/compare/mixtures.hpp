// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/knowledge.hpp"
#include "assess/assess.hpp"
#include "model/comparison.hpp"
#include "source/json.hpp"

namespace stackimpact {

/// What an assessment is made of, so that parts can be exchanged for those of another.
struct Ingredients {
    TextPtr scenario;
    /// Of a scenario that states none.
    std::string default_id;
    KnowledgeTexts texts;
    std::shared_ptr<const Knowledge> knowledge;
};

/// A set of causes, by the bits of their positions in `Cause`.
using CauseSet = unsigned;

[[nodiscard]] constexpr CauseSet bit(Cause cause) {
    return 1U << static_cast<unsigned>(cause);
}

/// Results of base with some parts taken from head. A mixture is made of texts and loaded like any
/// other input, so one that no author could have written, as rules that read a fact that the
/// vocabulary lacks, has no result.
class Mixtures {
public:
    Mixtures(const Ingredients& base, const Ingredients& head);

    /// True when the sides differ in what goes with `facts` or `arguments`; layout is no
    /// difference.
    [[nodiscard]] bool differ_in(Cause cause) const;
    /// The scores with the parts in `from_head` from head, the others from base; nothing if that
    /// cannot be loaded.
    [[nodiscard]] std::optional<std::vector<LayerScore>> at(CauseSet from_head);
    /// The scores of head with one member of a section ("facts", "sources", "arguments") as it is
    /// in base, or away if it is not there.
    [[nodiscard]] std::optional<std::vector<LayerScore>> undone(const std::string& section,
                                                                const std::string& id);

private:
    [[nodiscard]] std::shared_ptr<const Knowledge> knowledge(CauseSet from_head);
    [[nodiscard]] TextPtr scenario(CauseSet from_head) const;

    const Ingredients& base_;
    const Ingredients& head_;
    JsonNode base_tree_;
    JsonNode head_tree_;
    /// By the causes of knowledge alone; null: cannot be loaded.
    std::map<CauseSet, std::shared_ptr<const Knowledge>> loaded_;
};

}  // namespace stackimpact
