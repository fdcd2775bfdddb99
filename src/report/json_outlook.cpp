// SPDX-License-Identifier: MIT
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

void put(Writer& out, const CaseAssessment::Row& row) {
    out.begin_object();
    out.member("id", row.layer);
    shares(out, row.shares);
    out.member("verdict", row.verdict);
    out.key("gap");
    out.begin_object();
    out.member("said", row.gap_said);
    out.end_object();
    out.end_object();
}

void put(Writer& out, const CaseAssessment& assessed) {
    out.begin_object();
    out.member("id", assessed.id);
    out.member("about", text(assessed.about));
    by_id(out, "layers", assessed.layers, [](const auto& row) { return row.layer; });
    out.end_object();
}

void put(Writer& out, const Hinge::Row& row) {
    out.begin_object();
    out.member("id", row.layer);
    out.member("net", row.net);
    out.member("without", row.without);
    out.member("verdict_without", row.verdict_without);
    out.end_object();
}

void put(Writer& out, const Hinge& hinge) {
    out.begin_object();
    out.member("fact", hinge.fact);
    by_id(out, "layers", hinge.layers, [](const auto& row) { return row.layer; });
    out.end_object();
}

void put(Writer& out, const AbnormalReturn& value) {
    out.begin_object();
    out.member("abnormal", value.abnormal);
    out.member("sd", value.sd);
    out.end_object();
}

void put(Writer& out, const CompanyReturn& company) {
    out.begin_object();
    out.member("ticker", company.ticker);
    out.member("return", company.simple);
    out.member("abnormal", company.abnormal);
    out.member("sd", company.sd);
    out.member("equal_weighted", company.equal_weighted);
    out.end_object();
}

void put(Writer& out, const PriceStudy& study) {
    out.begin_object();
    out.member("prices", study.path);
    out.member("sha256", study.sha256);
    out.member("event_day", study.event_day);
    out.member("estimation_window",
               std::vector<int>{study.estimation_first, study.estimation_last});
    out.end_object();
}

void put(Writer& out, const Commentary& commentary) {
    out.begin_object();
    out.member("id", commentary.layer);
    out.member("direction", commentary.direction);
    out.member("stated", commentary.stated);
    out.end_object();
}

void put(Writer& out, const MarketReaction& market) {
    out.begin_object();
    out.member("window", std::vector<int>{market.window_first, market.window_last});
    out.member("benchmark", text(market.benchmark));
    out.member("equal_weighted_benchmark", text(market.equal_weighted_benchmark));
    out.member("method", text(market.method));
    out.member("study", market.study);
    out.member("confounded", market.confounded);
    by_id(out, "returns", market.returns, [](const CompanyReturn& c) { return c.ticker; });
    by_id(out, "missing", market.missing, [](const MissingReturn& m) { return m.ticker; });
    by_id(out, "commentary", market.commentary, [](const Commentary& c) { return c.layer; });
    cited(out, market.sources);
    out.member("note", text(market.note));
    out.end_object();
}

void put(Writer& out, const ExpectationResult& result) {
    out.begin_object();
    out.member("layer", result.expectation.layer);
    out.member("what", result.expectation.what);
    out.member("expected", result.expectation.expected);
    out.member("actual", result.actual);
    out.member("met", result.met);
    out.member("note", text(result.expectation.note));
    out.member("location", result.expectation.location);
    out.end_object();
}

void put(Writer& out, const OpenQuestion& open) {
    out.begin_object();
    out.member("fact", open.fact);
    out.member("question", text(open.question));
    out.member("rules", open.rules);
    out.end_object();
}

void put(Writer& out, const FigureNote& note) {
    out.begin_object();
    out.member("figure", note.figure);
    out.member("date", text(note.date));
    out.member("what", note.what);
    out.end_object();
}

void outlook(Writer& out, const Assessment& assessment) {
    by_id(out, "cases", assessment.cases, [](const CaseAssessment& c) { return c.id; });
    out.member("hinge", assessment.hinge);
    out.member("market", assessment.market);
    out.member("expect", assessment.expect);
    out.member("not_known", assessment.not_known);
    out.member("ungraded", assessment.ungraded);
    out.member("figures", assessment.figures);
}

}  // namespace stackimpact::json
