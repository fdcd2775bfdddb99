// SPDX-License-Identifier: MIT
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

void put(Writer& out, const LayerRounds& layer) {
    out.begin_object();
    out.member("id", layer.layer);
    out.member("direct", layer.direct);
    out.member("rounds", layer.rounds);
    out.member("rest", layer.rest);
    out.end_object();
}

void put(Writer& out, const PressurePath::Stop& stop) {
    out.begin_object();
    out.member("layer", stop.layer);
    out.member("channel", stop.channel);
    out.end_object();
}

void put(Writer& out, const PressurePath& path) {
    out.begin_object();
    out.member("stops", path.stops);
    out.member("coefficient", path.coefficient);
    out.member("carries", path.carries);
    out.end_object();
}

void put(Writer& out, const Propagation& propagation) {
    out.begin_object();
    out.member("radius", propagation.radius);
    out.member("absolute_radius", propagation.absolute_radius);
    out.member("converges_absolutely", propagation.converges_absolutely);
    out.member("settles_in_round", propagation.settles_in_round);
    by_id(out, "layers", propagation.layers, [](const LayerRounds& layer) { return layer.layer; });
    out.member("paths", propagation.paths);
    out.end_object();
}

void propagation(Writer& out, const Assessment& assessment) {
    out.member("propagation", assessment.propagation);
}

}  // namespace stackimpact::json
