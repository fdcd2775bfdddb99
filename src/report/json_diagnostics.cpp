// SPDX-License-Identifier: MIT
#include <algorithm>

#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

namespace {

std::string_view word(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

/// A file without content has no lines to point at.
void place(Writer& out, const Place& place) {
    const bool pointed = place.text && place.text->has_positions();
    const Position begin = pointed ? place.text->position(place.span.begin) : Position{};
    const Position end =
        pointed ? place.text->position(std::max(place.span.begin, place.span.end)) : Position{};
    out.member("file", place.text ? std::optional(place.text->name()) : std::nullopt);
    out.member("line", count(begin.line));
    out.member("column", count(begin.column));
    out.member("end_line", count(end.line));
    out.member("end_column", count(end.column));
}

}  // namespace

void put(Writer& out, const Label& label) {
    out.begin_object();
    out.member("message", label.message);
    place(out, label.place);
    out.end_object();
}

void put(Writer& out, const Diagnostic& diagnostic) {
    out.begin_object();
    out.member("code", code_name(diagnostic.code));
    out.member("severity", word(diagnostic.severity));
    place(out, diagnostic.place);
    out.member("message", diagnostic.message);
    out.member("hint", text(diagnostic.hint));
    out.member("labels", diagnostic.labels);
    out.end_object();
}

void diagnostics(Writer& out, const std::vector<Diagnostic>& diagnostics) {
    out.member("diagnostics", diagnostics);
}

}  // namespace stackimpact::json
