// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

#include "draft/draft.hpp"

namespace fuzz = stackimpact::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stackimpact::Diagnostics diagnostics;
    const auto lexicon =
        stackimpact::load_lexicon(fuzz::text_of("lexicon.json", fuzz::bytes(data, size)),
                                  fuzz::builtin().vocabulary, fuzz::builtin().stack, diagnostics);
    fuzz::check_diagnostics(lexicon.has_value(), diagnostics);
    if (!lexicon) return 0;
    stackimpact::Diagnostics more;
    const auto draft = stackimpact::draft_headline(
        fuzz::text_of("HEADLINE", "Open model trained on 5 to 7 H800s for under $6M, up 20%"),
        *lexicon, fuzz::builtin().vocabulary, {}, more);
    fuzz::check_diagnostics(draft.has_value(), more);
    return 0;
}
