// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// Holds a document against the part of JSON Schema draft 7 that the schemas of this project use.
/// One text for each mistake; a keyword that it does not know is a mistake too.
[[nodiscard]] std::vector<std::string> schema_mistakes(const nlohmann::json& schema,
                                                       const nlohmann::json& document);
