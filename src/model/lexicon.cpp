// SPDX-License-Identifier: MIT
#include "model/lexicon.hpp"

#include <algorithm>

namespace stackimpact {

bool has_slot(const Phrase& phrase) {
    return std::any_of(phrase.parts.begin(), phrase.parts.end(),
                       [](const PhrasePart& part) { return part.kind == PhrasePart::Kind::slot; });
}

std::size_t word_count(const Phrase& phrase) {
    return static_cast<std::size_t>(
        std::count_if(phrase.parts.begin(), phrase.parts.end(),
                      [](const PhrasePart& part) { return part.kind == PhrasePart::Kind::words; }));
}

}  // namespace stackimpact
