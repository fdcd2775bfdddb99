// SPDX-License-Identifier: MIT
#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Check& into) {
    const Object object(in, node, "a check");
    object.need("id", into.id);
    object.need("kind", into.kind);
    object.need("title", into.title);
    object.need("level", into.level);
    object.need("outcome", into.outcome);
    object.text("scenario", into.scenario);
    object.need("layer", into.layer);
    object.text("what", into.what);
    object.text("actual", into.actual);
    object.text("bound", into.bound);
    object.need("margin", into.margin);
    object.need("arguments", into.arguments);
    object.need("message", into.message);
    object.text("waiver", into.waiver);
    object.need("location", into.location);
}

void take_checks(const Object& document, std::vector<Check>& into) {
    document.part("gates", into);
}

}  // namespace stackimpact::stored
