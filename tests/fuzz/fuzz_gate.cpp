// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

#include "gate/gate.hpp"

namespace fuzz = stackimpact::fuzz;

namespace {

/// A result, and its document, that gates are held against.
struct Held {
    stackimpact::Assessment assessment;
    stackimpact::JsonNode document;
};

Held held() {
    const stackimpact::Knowledge& knowledge = fuzz::builtin();
    stackimpact::Diagnostics diagnostics;
    const auto scenario = stackimpact::load_scenario(fuzz::text_of("event.json", fuzz::full_event),
                                                     "event", knowledge, diagnostics);
    fuzz::require(scenario.has_value(), "the scenario loads");
    const stackimpact::AssessInput input{knowledge.scales, knowledge.vocabulary, knowledge.stack,
                                         knowledge.rules};
    auto assessment = stackimpact::assess(input, *scenario, {}, diagnostics);
    fuzz::require(assessment.has_value(), "the scenario can be assessed");
    const std::string text = stackimpact::render_json(*assessment, knowledge.vocabulary, {});
    auto document = stackimpact::parse_json(fuzz::text_of("result", text), diagnostics);
    fuzz::require(document.has_value(), "the document parses");
    return {std::move(*assessment), std::move(*document)};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Held result = held();
    stackimpact::Diagnostics diagnostics;
    const std::vector<stackimpact::TextPtr> texts{
        fuzz::text_of("gates.json", fuzz::bytes(data, size))};
    const auto file = stackimpact::load_gates(texts, fuzz::builtin(), diagnostics);
    fuzz::check_diagnostics(file.has_value(), diagnostics);
    if (!file) return 0;
    const stackimpact::GateSubject subject{result.assessment, result.document, &result.assessment,
                                           &result.assessment};
    const auto run = stackimpact::evaluate(*file, {&subject, 1}, {2026, 1, 31}, diagnostics);
    fuzz::require(run.checks.size() == 1, "every subject has its checks");
    for (const stackimpact::Check& check : run.checks.front()) {
        fuzz::require(!check.message.empty(), "a check says what was found");
        const bool failed = check.outcome == stackimpact::CheckOutcome::failed ||
                            check.outcome == stackimpact::CheckOutcome::waived;
        fuzz::require(!check.margin || (check.margin->value < 0) == failed ||
                          check.outcome == stackimpact::CheckOutcome::skipped,
                      "a margin below 0 is a failure");
    }
    return 0;
}
