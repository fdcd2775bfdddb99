// SPDX-License-Identifier: MIT
#include <array>

#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

namespace {

/// An event that pushes every layer of a stack in its first channel.
std::string event_for(const stackimpact::Stack& stack) {
    std::string effects;
    for (const stackimpact::Layer& layer : stack.layers) {
        effects += fmt::format(R"({}{{ "layer": "{}", "channel": "{}", "bear": 0.5 }})",
                               effects.empty() ? "" : ", ", layer.id.str(),
                               stack.channels.front().id.str());
    }
    return fmt::format(R"({{ "event": "x", "facts": {{}}, "arguments": {{
        "pushes_all": {{ "claim": "Everything suffers", "effects": [{}] }} }} }})",
                       effects);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const stackimpact::Knowledge& defaults = fuzz::builtin();
    const auto text = fuzz::text_of("stack.json", fuzz::bytes(data, size));
    stackimpact::Diagnostics diagnostics;
    auto stack = stackimpact::load_stack(text, defaults.vocabulary, diagnostics);
    fuzz::check_diagnostics(stack.has_value(), diagnostics);
    if (stack.readable() != nullptr) fuzz::check_rest(defaults.vocabulary, *stack);
    if (!stack || stack->layers.empty() || stack->channels.empty()) return 0;
    stackimpact::Diagnostics flows;
    const bool calm = stackimpact::check_stack(*stack, text, flows);
    fuzz::check_diagnostics(calm, flows);
    if (!calm) return 0;
    const std::array<stackimpact::TextPtr, 1> empty{
        fuzz::text_of("rules.json", R"({ "rules": [] })")};
    stackimpact::Diagnostics rest;
    auto rules = stackimpact::load_rule_book(empty, defaults.vocabulary, *stack, {}, rest);
    fuzz::require(rules.has_value(), "an empty rule book loads with any stack");
    const stackimpact::Knowledge knowledge{defaults.scales, defaults.vocabulary, *stack, *rules};
    const auto scenario = stackimpact::load_scenario(fuzz::text_of("event.json", event_for(*stack)),
                                                     "event", knowledge, rest);
    fuzz::require(scenario.has_value(), "a plain event loads with any stack");
    fuzz::check_assessment(knowledge, *scenario, {});
    return 0;
}
