// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

#include "draft/draft.hpp"
#include "report/draft.hpp"

namespace fuzz = stackimpact::fuzz;

namespace {

const stackimpact::Lexicon& lexicon() {
    static const stackimpact::Lexicon lexicon = [] {
        stackimpact::Diagnostics diagnostics;
        auto loaded = stackimpact::load_lexicon(stackimpact::builtin_text("lexicon.json"),
                                                fuzz::builtin().vocabulary, fuzz::builtin().stack,
                                                diagnostics);
        fuzz::require(loaded.has_value(), "the compiled-in lexicon is valid");
        return *loaded;
    }();
    return lexicon;
}

/// A draft is a scenario without a mistake, and of the same facts.
void check_draft(const stackimpact::Draft& draft) {
    stackimpact::Diagnostics diagnostics;
    const auto scenario = stackimpact::load_scenario(
        fuzz::text_of("draft.json", stackimpact::render_draft_scenario(draft)), "draft",
        fuzz::builtin(), diagnostics);
    fuzz::require(scenario.has_value() && diagnostics.all().empty(), "a draft loads");
    fuzz::require(scenario->facts.size() == draft.facts.size(), "a draft has its facts");
    const std::string text = stackimpact::render_draft_text(draft, {80, false});
    fuzz::require(!stackimpact::first_invalid_utf8(text), "text is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stackimpact::Diagnostics diagnostics;
    const auto text = fuzz::text_of("HEADLINE", fuzz::bytes(data, size));
    const auto draft =
        stackimpact::draft_headline(text, lexicon(), fuzz::builtin().vocabulary, {}, diagnostics);
    fuzz::check_diagnostics(draft.has_value(), diagnostics);
    if (draft) check_draft(*draft);
    return 0;
}
