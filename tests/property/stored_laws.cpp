// SPDX-License-Identifier: MIT
// Laws of stored results: what was written reads back, to the byte.
#include <memory>

#include "compare/compare.hpp"
#include "load/load.hpp"
#include "report/baseline.hpp"
#include "report/report.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

const RunStatus done{0, "no gate asked", "0.1.0"};

StoredResult stored(const std::string& document) {
    Diagnostics diagnostics;
    const auto results =
        load_results(std::make_shared<const Text>("result.json", document), diagnostics);
    RC_ASSERT(results.has_value());
    RC_ASSERT(results->size() == std::size_t{1});
    return results->front();
}

}  // namespace

LAW("a stored result reads back to the byte and with the same numbers", [] {
    const World world = draw_world();
    const Assessment assessment = assessed(world);
    const std::string document = render_json(assessment, world.vocabulary, done);
    const StoredResult result = stored(document);
    RC_ASSERT(render_json(result.assessment, result.vocabulary, done) == document);
    RC_ASSERT(scores(result.assessment) == scores(assessment));
})

LAW("a baseline of a result has no difference to it", [] {
    const World world = draw_world();
    const Assessment assessment = assessed(world);
    const std::string document =
        render_baseline(assessment, world.vocabulary, "0.1.0", std::nullopt);
    const StoredResult kept = stored(document);
    RC_ASSERT(render_baseline(kept.assessment, kept.vocabulary, "0.1.0", std::nullopt) == document);
    ComparedSide same;
    same.form = "baseline";
    const Comparison there = compare({same, kept.assessment, nullptr}, {same, assessment, nullptr});
    RC_ASSERT(there.outcome == ComparisonOutcome::identical);
    const Comparison back = compare({same, assessment, nullptr}, {same, kept.assessment, nullptr});
    RC_ASSERT(back.outcome == ComparisonOutcome::identical);
})
