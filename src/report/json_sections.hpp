// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "model/assessment.hpp"
#include "model/check.hpp"
#include "model/vocabulary.hpp"
#include "report/json_write.hpp"
#include "report/report.hpp"

namespace stackimpact::json {

// The sections of a result document: each writes its keys into the object that is open. Objects by
// id keep the order of the assessment and repeat their id.

/// What documents say of where they come from: schema, version, kind, tool and input. Opens the
/// object, which stays open.
void origin(Writer& out, std::string_view schema, std::string_view kind,
            const Assessment& assessment, const std::string& version);
/// What every document for scripts begins with: `origin` and `status`; its object stays open. Of
/// the assessment its hashes and what was asked are written.
void envelope(Writer& out, std::string_view kind, const Assessment& assessment,
              const RunStatus& status);
/// `layers`.
void layers(Writer& out, const Assessment& assessment);
/// `propagation`.
void propagation(Writer& out, const Assessment& assessment);
/// `arguments`, `facts`, `sources` and `rules`.
void debate(Writer& out, const Assessment& assessment, const Vocabulary& vocabulary);
/// `cases`, `hinge`, `market`, `expect`, `not_known`, `ungraded` and `figures`.
void outlook(Writer& out, const Assessment& assessment);
/// `gates`.
void checks(Writer& out, const std::vector<Check>& checks);
/// `diagnostics`.
void diagnostics(Writer& out, const std::vector<Diagnostic>& diagnostics);

}  // namespace stackimpact::json
