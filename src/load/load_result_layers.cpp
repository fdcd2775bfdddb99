// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          ConfidenceReason& into) {
    const Object object(in, node, "a reason");
    object.need("key", into.key);
    object.need("text", into.text);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Confidence& into) {
    const Object object(in, node, "`confidence`");
    object.need("level", into.level);
    object.part("reasons", into.reasons);
    object.part("semantics_agree", into.semantics_agree);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Fragility& into) {
    const Object object(in, node, "a change");
    object.need("change", into.change);
    object.need("kind", into.subject_kind);
    object.need("id", into.subject);
    object.need("net", into.net);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          std::pair<ChannelId, ChannelAssessment>& into) {
    const Object object(in, node, "a channel");
    object.need("id", into.first);
    object.shares(into.second.shares);
    object.need("pressure", into.second.pressure);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Said& into) {
    const Object object(in, node, "`said`");
    object.shares(into.shares);
    object.need("verdict", into.verdict);
    object.need("pressure", into.pressure);
    object.need("arguments", into.arguments);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, CompanyReaction& into) {
    const Object object(in, node, "a company");
    object.need("ticker", into.ticker);
    object.need("exposure", into.exposure);
    object.need("return", into.simple);
    object.need("abnormal", into.abnormal);
    object.need("sd", into.sd);
    object.need("z", into.z);
    object.later("z_equal_weighted", into.z_equal_weighted);
    object.text("proxy", into.proxy);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Did& into) {
    const Object object(in, node, "`did`");
    object.need("z", into.z);
    object.need("priced", into.priced);
    object.need("return", into.simple);
    object.need("by_proxy", into.by_proxy);
    object.later("z_equal_weighted", into.z_equal_weighted);
    object.later("priced_equal_weighted", into.priced_equal_weighted);
    object.later("benchmarks_disagree", into.benchmarks_disagree);
    object.by_id("companies", into.companies, [](const CompanyReaction& c) { return c.ticker; });
    object.later_by_id("missing", into.missing, [](const MissingReturn& m) { return m.ticker; });
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Contribution& into) {
    const Object object(in, node, "a contribution");
    object.need("argument", into.argument);
    object.need("channel", into.channel);
    object.need("amount", into.amount);
    object.need("via", into.via);
    object.need("from_layer", into.from_layer);
    object.need("from_channel", into.from_channel);
    object.need("from_direction", into.from_direction);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          NettedContribution& into) {
    const Object object(in, node, "an argument's contribution");
    object.need("argument", into.argument);
    object.need("amount", into.amount);
    object.part("share", into.share);
    object.part("derived", into.derived);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Steps& into) {
    const Object object(in, node, "`steps`");
    object.need("face_value", into.face_value);
    object.need("doubt", into.doubt);
    object.need("rebuttals", into.rebuttals);
    object.need("other_arguments", into.other_arguments);
    object.need("propagation", into.propagation);
    object.need("house", into.house);
}

namespace {

/// Reads an object with a value for each view of the market.
template <class SaidValue, class DidValue>
void said_and_did(const Reader& in, const Object& object, std::string_view key, SaidValue& said,
                  DidValue& did) {
    const JsonNode* const node = object.expect(key);
    if (node == nullptr) return;
    const Object both(in, *node, fmt::format("`{}`", key));
    both.need("said", said);
    both.need("did", did);
}

void take_gap(const Reader& in, const Object& layer, Gap& said, Gap& did) {
    const JsonNode* const node = layer.require("gap");
    if (node == nullptr) return;
    const Object gap(in, *node, "`gap`");
    gap.need("said", said.label);
    gap.need("did", did.label);
    said_and_did(in, gap, "size", said.size, did.size);
    std::optional<std::string> said_reason;
    std::optional<std::string> did_reason;
    said_and_did(in, gap, "reason", said_reason, did_reason);
    said.reason = said_reason.value_or("");
    did.reason = did_reason.value_or("");
}

}  // namespace

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, LayerAssessment& into) {
    const Object object(in, node, "a layer");
    object.need("id", into.id);
    object.need("order", into.order);
    object.need("name", into.name);
    object.shares(into.shares);
    object.range("range", into.range_low, into.range_high);
    object.need("verdict", into.verdict);
    object.need("confidence", into.confidence);
    object.part("fragile_to", into.fragile_to);
    object.need("derived", into.derived);
    object.need("pressure", into.pressure);
    object.by_id("channels", into.channels, [](const auto& channel) { return channel.first; });
    said_and_did(in, object, "market", into.said, into.did);
    take_gap(in, object, into.gap_said, into.gap_did);
    object.part("contributions", into.contributions);
    object.need("arguments", into.arguments);
    object.part("steps", into.steps);
}

void take_layers(const Object& document, Assessment& into) {
    // `need`: without layers nothing is left to compare.
    if (document.require("layers") == nullptr) return;
    document.by_id("layers", into.layers, [](const LayerAssessment& layer) { return layer.id; });
}

}  // namespace stackimpact::stored
