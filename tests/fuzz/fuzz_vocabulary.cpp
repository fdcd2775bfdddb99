// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stackimpact::Diagnostics diagnostics;
    const auto vocabulary = stackimpact::load_vocabulary(
        fuzz::text_of("vocabulary.json", fuzz::bytes(data, size)), diagnostics);
    fuzz::check_diagnostics(vocabulary.has_value(), diagnostics);
    if (vocabulary.readable() != nullptr) {
        stackimpact::Diagnostics rest;
        const auto stack =
            stackimpact::load_stack(stackimpact::builtin_text("stack.json"), *vocabulary, rest);
        fuzz::check_diagnostics(stack.has_value(), rest);
        fuzz::check_rest(*vocabulary, *stack);
    }
    if (!vocabulary) return 0;
    for (const auto& entry : vocabulary->facts) {
        const stackimpact::FactDeclaration& fact = entry.second;
        fuzz::require(fact.name == entry.first, "a fact stands under its name");
        fuzz::require(fact.unit.empty() || vocabulary->units.count(fact.unit) == 1,
                      "a fact's unit is declared");
        fuzz::require(!fact.minimum || !fact.maximum || *fact.minimum <= *fact.maximum,
                      "a range is not empty");
        fuzz::require((fact.type == stackimpact::FactType::enumeration) == !fact.values.empty(),
                      "an enumeration, and nothing else, has values");
    }
    return 0;
}
