// SPDX-License-Identifier: MIT
#pragma once

#include "load/stored_values.hpp"
#include "model/assessment.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact::stored {

// The sections of a stored result: each reads its keys of the document, as its namesake of
// report/json_sections.hpp wrote them.

/// `layers`.
void take_layers(const Object& document, Assessment& into);
/// `propagation`, which results of earlier versions lack.
void take_propagation(const Object& document, Assessment& into);
/// `arguments`, `facts`, `sources` and `rules`. What is said of facts that the vocabulary declared
/// goes into `vocabulary`.
void take_debate(const Object& document, Assessment& into, Vocabulary& vocabulary);
/// `cases`, `hinge`, `market`, `expect`, `not_known`, `ungraded` and `figures`.
void take_outlook(const Object& document, Assessment& into);
/// `gates`.
void take_checks(const Object& document, std::vector<Check>& into);
/// `diagnostics`. Their places are known by name, line and column only.
void take_diagnostics(const Object& document, std::vector<Diagnostic>& into);

}  // namespace stackimpact::stored
