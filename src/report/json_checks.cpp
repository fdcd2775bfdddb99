// SPDX-License-Identifier: MIT
#include "model/check.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

void put(Writer& out, const Check& check) {
    out.begin_object();
    out.member("id", check.id);
    out.member("kind", check.kind);
    out.member("title", check.title);
    out.member("level", check.level);
    out.member("outcome", check.outcome);
    out.member("scenario", text(check.scenario));
    out.member("layer", check.layer);
    out.member("what", text(check.what));
    out.member("actual", text(check.actual));
    out.member("bound", text(check.bound));
    out.member("margin", check.margin);
    out.member("arguments", check.arguments);
    out.member("message", check.message);
    out.member("waiver", text(check.waiver));
    out.member("location", check.location);
    out.end_object();
}

void checks(Writer& out, const std::vector<Check>& checks) {
    out.member("gates", checks);
}

}  // namespace stackimpact::json
