// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "report/json_write.hpp"
#include "report/rules.hpp"

namespace stackimpact::json {

/// What every document about rules begins with: the envelope, and what was asked for; its object
/// stays open.
void begin_rules(Writer& out, std::string_view kind, const RuleDocument& document);
/// The document with its diagnostics.
[[nodiscard]] std::string finished_rules(Writer& out, const RuleDocument& document);

}  // namespace stackimpact::json
