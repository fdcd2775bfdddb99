// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "load/decode.hpp"
#include "model/evidence.hpp"

namespace stackimpact {

using Sources = std::map<SourceId, Source>;

/// Reads a source: an object, or an address alone. Its group is its id unless it names one.
[[nodiscard]] Source read_source(const Input& input, const JsonNode& node, SourceId id, Span place);
/// Reads a scenario's `sources`. A source with mistakes is listed all the same, so that citations
/// find it.
[[nodiscard]] Sources read_sources(const Input& input, const JsonNode& node);

/// Reads citations of listed sources. An address that is cited bare and not listed becomes a source
/// of its own.
[[nodiscard]] std::vector<Citation> read_citations(const Input& input, const JsonNode& node,
                                                   Sources& sources);

}  // namespace stackimpact
