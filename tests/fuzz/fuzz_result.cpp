// SPDX-License-Identifier: MIT
#include "fuzz.hpp"
#include "report/baseline.hpp"

namespace fuzz = stackimpact::fuzz;
using stackimpact::Diagnostics;
using stackimpact::StoredResult;

namespace {

std::string written(const StoredResult& result) {
    if (result.form == "baseline") {
        return stackimpact::render_baseline(result.assessment, result.vocabulary,
                                            result.tool_version, result.accepted);
    }
    return stackimpact::render_json(result.assessment, result.vocabulary,
                                    {result.exit_code, result.exit_reason, result.tool_version});
}

}  // namespace

/// What is read of any document is written in a form that reads back as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const auto results = stackimpact::load_results(
        fuzz::text_of("result.json", fuzz::bytes(data, size)), diagnostics);
    fuzz::check_diagnostics(results.has_value(), diagnostics);
    if (!results) return 0;
    for (const StoredResult& result : *results) {
        const std::string document = written(result);
        Diagnostics none;
        const auto again = stackimpact::load_results(fuzz::text_of("again.json", document), none);
        fuzz::require(again.has_value() && again->size() == 1, "what was written can be read");
        fuzz::require(written(again->front()) == document, "and is written the same way again");
    }
    return 0;
}
