// SPDX-License-Identifier: MIT
#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, LayerRounds& into) {
    const Object object(in, node, "a layer of `propagation`");
    object.need("id", into.layer);
    object.need("direct", into.direct);
    object.need("rounds", into.rounds);
    object.need("rest", into.rest);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          PressurePath::Stop& into) {
    const Object object(in, node, "a stop");
    object.need("layer", into.layer);
    object.need("channel", into.channel);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, PressurePath& into) {
    const Object object(in, node, "a path");
    object.need("stops", into.stops);
    object.need("coefficient", into.coefficient);
    object.need("carries", into.carries);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Propagation& into) {
    const Object object(in, node, "`propagation`");
    object.need("radius", into.radius);
    object.need("absolute_radius", into.absolute_radius);
    object.need("converges_absolutely", into.converges_absolutely);
    object.need("settles_in_round", into.settles_in_round);
    object.by_id("layers", into.layers, [](const LayerRounds& layer) { return layer.layer; });
    object.need("paths", into.paths);
}

void take_propagation(const Object& document, Assessment& into) {
    document.later("propagation", into.propagation);
}

}  // namespace stackimpact::stored
