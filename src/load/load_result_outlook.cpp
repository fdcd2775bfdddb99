// SPDX-License-Identifier: MIT
#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          CaseAssessment::Row& into) {
    const Object object(in, node, "a layer of a case");
    object.need("id", into.layer);
    object.shares(into.shares);
    object.need("verdict", into.verdict);
    if (const JsonNode* const gap = object.require("gap")) {
        Object(in, *gap, "`gap`").need("said", into.gap_said);
    }
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, CaseAssessment& into) {
    const Object object(in, node, "a case");
    object.need("id", into.id);
    object.text("about", into.about);
    object.by_id("layers", into.layers, [](const auto& row) { return row.layer; });
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Hinge::Row& into) {
    const Object object(in, node, "a layer of the hinge");
    object.need("id", into.layer);
    object.need("net", into.net);
    object.need("without", into.without);
    object.need("verdict_without", into.verdict_without);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Hinge& into) {
    const Object object(in, node, "`hinge`");
    object.need("fact", into.fact);
    object.by_id("layers", into.layers, [](const auto& row) { return row.layer; });
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, AbnormalReturn& into) {
    const Object object(in, node, "an abnormal return");
    object.need("abnormal", into.abnormal);
    object.need("sd", into.sd);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, PriceStudy& into) {
    const Object object(in, node, "`study`");
    std::vector<int> window;
    object.need("prices", into.path);
    object.need("sha256", into.sha256);
    object.need("event_day", into.event_day);
    object.need("estimation_window", window);
    if (window.size() != 2) return;
    into.estimation_first = window[0];
    into.estimation_last = window[1];
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Commentary& into) {
    const Object object(in, node, "commentary");
    object.need("id", into.layer);
    object.need("direction", into.direction);
    object.need("stated", into.stated);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, CompanyReturn& into) {
    const Object object(in, node, "a return");
    object.need("ticker", into.ticker);
    object.need("return", into.simple);
    object.need("abnormal", into.abnormal);
    object.need("sd", into.sd);
    object.later("equal_weighted", into.equal_weighted);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, MarketReaction& into) {
    const Object object(in, node, "`market`");
    std::vector<int> window;
    object.need("window", window);
    if (const JsonNode* const days = object.find("window"); days != nullptr && window.size() != 2) {
        in.input.error(Code::invalid_value, days->span, "`window` must have two days");
    } else if (window.size() == 2) {
        into.window_first = window[0];
        into.window_last = window[1];
    }
    object.text("benchmark", into.benchmark);
    object.later_text("equal_weighted_benchmark", into.equal_weighted_benchmark);
    object.text("method", into.method);
    object.later("study", into.study);
    object.need("confounded", into.confounded);
    object.by_id("returns", into.returns, [](const CompanyReturn& c) { return c.ticker; });
    object.later_by_id("missing", into.missing, [](const MissingReturn& m) { return m.ticker; });
    object.later_by_id("commentary", into.commentary, [](const Commentary& c) { return c.layer; });
    object.part("citations", into.sources);
    object.text("note", into.note);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          ExpectationResult& into) {
    const Object object(in, node, "an expectation");
    object.need("layer", into.expectation.layer);
    object.need("what", into.expectation.what);
    object.need("expected", into.expectation.expected);
    object.need("actual", into.actual);
    object.need("met", into.met);
    object.text("note", into.expectation.note);
    object.part("location", into.expectation.location);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, OpenQuestion& into) {
    const Object object(in, node, "an open question");
    object.need("fact", into.fact);
    object.text("question", into.question);
    object.need("rules", into.rules);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, FigureNote& into) {
    const Object object(in, node, "a note on a figure");
    object.need("figure", into.figure);
    object.text("date", into.date);
    object.need("what", into.what);
}

void take_outlook(const Object& document, Assessment& into) {
    document.by_id("cases", into.cases, [](const CaseAssessment& c) { return c.id; });
    document.part("hinge", into.hinge);
    document.part("market", into.market);
    document.part("expect", into.expect);
    document.part("not_known", into.not_known);
    document.part("ungraded", into.ungraded);
    document.part("figures", into.figures);
}

}  // namespace stackimpact::stored
