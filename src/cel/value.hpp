// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cel/time.hpp"

namespace stackimpact::cel {

/// CEL's `null`.
struct Null {
    friend bool operator==(Null, Null) { return true; }
};

struct List;
struct Map;

/// A value that owns what it consists of; std::monostate is the absence of one. Enum values are
/// strings; quantities are doubles in base units.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Null, Timestamp,
                           Duration, std::shared_ptr<const List>, std::shared_ptr<const Map>>;

struct List {
    std::vector<Value> elements;
};

struct Map {
    /// In the order in which they were written; keys differ.
    std::vector<std::pair<Value, Value>> entries;
};

}  // namespace stackimpact::cel
