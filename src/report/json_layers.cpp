// SPDX-License-Identifier: MIT
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

void put(Writer& out, const ConfidenceReason& reason) {
    out.begin_object();
    out.member("key", reason.key);
    out.member("text", reason.text);
    out.end_object();
}

void put(Writer& out, const Confidence& confidence) {
    out.begin_object();
    out.member("level", confidence.level);
    out.member("reasons", confidence.reasons);
    out.member("semantics_agree", confidence.semantics_agree);
    out.end_object();
}

void put(Writer& out, const Fragility& change) {
    out.begin_object();
    out.member("change", change.change);
    out.member("kind", change.subject_kind);
    out.member("id", change.subject);
    out.member("net", change.net);
    out.end_object();
}

void put(Writer& out, const std::pair<ChannelId, ChannelAssessment>& channel) {
    out.begin_object();
    out.member("id", channel.first);
    shares(out, channel.second.shares);
    out.member("pressure", channel.second.pressure);
    out.end_object();
}

void put(Writer& out, const Said& said) {
    out.begin_object();
    shares(out, said.shares);
    out.member("verdict", said.verdict);
    out.member("pressure", said.pressure);
    out.member("arguments", said.arguments);
    out.end_object();
}

void put(Writer& out, const CompanyReaction& company) {
    out.begin_object();
    out.member("ticker", company.ticker);
    out.member("exposure", company.exposure);
    out.member("return", company.simple);
    out.member("abnormal", company.abnormal);
    out.member("sd", company.sd);
    out.member("z", company.z);
    out.member("z_equal_weighted", company.z_equal_weighted);
    out.member("proxy", text(company.proxy));
    out.end_object();
}

void put(Writer& out, const Did& did) {
    out.begin_object();
    out.member("z", did.z);
    out.member("priced", did.priced);
    out.member("return", did.simple);
    out.member("by_proxy", did.by_proxy);
    out.member("z_equal_weighted", did.z_equal_weighted);
    out.member("priced_equal_weighted", did.priced_equal_weighted);
    out.member("benchmarks_disagree", did.benchmarks_disagree);
    by_id(out, "companies", did.companies, [](const CompanyReaction& c) { return c.ticker; });
    by_id(out, "missing", did.missing, [](const MissingReturn& m) { return m.ticker; });
    out.end_object();
}

void put(Writer& out, const Contribution& made) {
    out.begin_object();
    out.member("argument", made.argument);
    out.member("channel", made.channel);
    out.member("amount", made.amount);
    out.member("via", made.via);
    out.member("from_layer", made.from_layer);
    out.member("from_channel", made.from_channel);
    out.member("from_direction", made.from_direction);
    out.end_object();
}

void put(Writer& out, const NettedContribution& netted) {
    out.begin_object();
    out.member("argument", netted.argument);
    out.member("amount", netted.amount);
    out.member("share", netted.share);
    out.member("derived", netted.derived);
    out.end_object();
}

void put(Writer& out, const Steps& steps) {
    out.begin_object();
    out.member("face_value", steps.face_value);
    out.member("doubt", steps.doubt);
    out.member("rebuttals", steps.rebuttals);
    out.member("other_arguments", steps.other_arguments);
    out.member("propagation", steps.propagation);
    out.member("house", steps.house);
    out.end_object();
}

namespace {

/// An object with a value for each view of the market.
template <class T>
void said_and_did(Writer& out, std::string_view key, const T& said, const T& did) {
    out.key(key);
    out.begin_object();
    out.member("said", said);
    out.member("did", did);
    out.end_object();
}

void gap(Writer& out, const Gap& said, const Gap& did) {
    out.key("gap");
    out.begin_object();
    out.member("said", said.label);
    out.member("did", did.label);
    said_and_did(out, "size", said.size, did.size);
    said_and_did(out, "reason", text(said.reason), text(did.reason));
    out.end_object();
}

void market(Writer& out, const LayerAssessment& layer) {
    out.key("market");
    out.begin_object();
    out.member("said", layer.said);
    out.member("did", layer.did);
    out.end_object();
}

}  // namespace

void put(Writer& out, const LayerAssessment& layer) {
    out.begin_object();
    out.member("id", layer.id);
    out.member("order", layer.order);
    out.member("name", layer.name);
    shares(out, layer.shares);
    range(out, "range", layer.range_low, layer.range_high);
    out.member("verdict", layer.verdict);
    out.member("confidence", layer.confidence);
    out.member("fragile_to", layer.fragile_to);
    out.member("derived", layer.derived);
    out.member("pressure", layer.pressure);
    by_id(out, "channels", layer.channels, [](const auto& channel) { return channel.first; });
    market(out, layer);
    gap(out, layer.gap_said, layer.gap_did);
    out.member("contributions", layer.contributions);
    out.member("arguments", layer.arguments);
    out.member("steps", layer.steps);
    out.end_object();
}

void layers(Writer& out, const Assessment& assessment) {
    by_id(out, "layers", assessment.layers, [](const LayerAssessment& layer) { return layer.id; });
}

}  // namespace stackimpact::json
