// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/assessment.hpp"
#include "model/vocabulary.hpp"
#include "report/json_write.hpp"

namespace stackimpact::json {

// The sections of a result document: each writes its keys into the object that is open. Objects by
// id keep the order of the assessment and repeat their id.

/// `layers`.
void layers(Writer& out, const Assessment& assessment);
/// `arguments`, `facts`, `sources` and `rules`.
void debate(Writer& out, const Assessment& assessment, const Vocabulary& vocabulary);
/// `cases`, `hinge`, `market`, `expect`, `not_known`, `ungraded` and `figures`.
void outlook(Writer& out, const Assessment& assessment);
/// `diagnostics`.
void diagnostics(Writer& out, const std::vector<Diagnostic>& diagnostics);

}  // namespace stackimpact::json
