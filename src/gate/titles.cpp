// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <variant>

#include "gate/finding.hpp"
#include "model/format.hpp"

namespace stackimpact::gate {

namespace {

template <class Enum>
std::string words_of(const std::vector<Enum>& values) {
    std::vector<std::string> words;
    for (const Enum value : values) words.emplace_back(name(value));
    return alternatives(words);
}

std::string_view negation(bool allowed) {
    return allowed ? "" : "not ";
}

/// One sentence for each condition.
struct Title {
    std::string operator()(const NumberGate& gate) const {
        return fmt::format("{} is {}", path_text(gate), bound_text(gate));
    }
    std::string operator()(const VerdictGate& gate) const {
        return fmt::format("the verdict is {}{}", negation(gate.allowed), words_of(gate.verdicts));
    }
    std::string operator()(const OrderGate& gate) const {
        std::vector<std::string> layers;
        for (const LayerId& id : gate.layers) layers.push_back(id.str());
        return fmt::format("from most to least bullish: {}", fmt::join(layers, ", "));
    }
    std::string operator()(const GapGate& gate) const {
        return fmt::format("the gap to what the market {} is {}{}", name(gate.view),
                           negation(gate.allowed), words_of(gate.labels));
    }
    std::string operator()(const NoFlipGate& gate) const {
        return fmt::format("the verdict does not turn between bull and bear from the {}",
                           name(gate.against));
    }
    std::string operator()(const ChangeGate& gate) const {
        return fmt::format("net moves by at most {} from the {}{}", decimal(gate.most),
                           name(gate.against),
                           gate.unless_within_range ? ", or stays inside its range" : "");
    }
    std::string operator()(const SourcesGate& gate) const {
        return fmt::format("the winning side rests on at least {}",
                           counted(static_cast<std::size_t>(gate.least), "independent source"));
    }
    std::string operator()(const CounterGate& gate) const {
        return fmt::format("at least {} on the other side",
                           counted(static_cast<std::size_t>(gate.least), "argument"));
    }
    std::string operator()(const ConfidenceGate& gate) const {
        return fmt::format("confidence is at least {}", name(gate.least));
    }
};

}  // namespace

std::string title_of(const Gate& gate) {
    if (gate.about.empty()) return std::visit(Title{}, gate.condition);
    // Sentences are put into others.
    const bool stop = gate.about.back() == '.';
    return gate.about.substr(0, gate.about.size() - (stop ? 1 : 0));
}

}  // namespace stackimpact::gate
