// SPDX-License-Identifier: MIT
#include <variant>

#include "batch/reader.hpp"
#include "match/fact_weight.hpp"

namespace stackimpact::batch {

void set_event(const Event& event, const BatchProgram::Parts& parts, std::size_t lane,
               Block& block) {
    EventHead& head = block.heads[lane];
    head = {};
    block.kept_ids[lane] = event.id;
    head.id = block.kept_ids[lane];
    if (event.kind) head.kind = kind_index(*event.kind, parts.input.vocabulary);
    head.date = event.date;
    for (const auto& entry : event.facts) {
        const double weight =
            entry.second.bare
                ? 1.0
                : fact_weight(entry.second.fact, event.sources, parts.input.scales).point;
        const auto slot = parts.input.rules.environment.slot(entry.first.str());
        if (weight <= 0.0 || !slot) continue;
        cel::Binding binding;
        binding.value = std::visit([](const auto& value) { return cel::Value{value}; },
                                   entry.second.fact.value);
        binding.weight = weight;
        block.facts.set(*slot, lane, binding);
    }
}

}  // namespace stackimpact::batch
