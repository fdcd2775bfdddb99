// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cel/type.hpp"
#include "cel/value.hpp"

namespace stackimpact::conformance {

/// The value that a tagged JSON value stands for: {"int": "-5"}, {"double": "NaN"}, {"list":
/// [...]},
/// {"map": [[key, value], ...]}, {"timestamp": "2009-02-13T23:31:30Z"}, {"duration": "1.5s"}.
[[nodiscard]] cel::Value untagged(const nlohmann::json& tagged);

[[nodiscard]] nlohmann::json tagged(const cel::Value& value);

/// Whether a value is what is expected: of the same type, bits and elements; maps in any order.
[[nodiscard]] bool is_expected(const nlohmann::json& expected, const cel::Value& actual);

/// The type that a name stands for: "int", "list(string)", "map(string,int)", "dyn".
[[nodiscard]] cel::Type type_named(const std::string& name);

}  // namespace stackimpact::conformance
