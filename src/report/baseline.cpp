// SPDX-License-Identifier: MIT
#include "report/baseline.hpp"

#include <variant>

#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace json {

namespace {

void event(Writer& out, const Assessment& assessment) {
    out.key("event");
    out.begin_flat_object();
    out.member("title", assessment.event);
    out.member("date", assessment.date);
    out.end_object();
}

void arguments_of(Writer& out, const LayerAssessment& layer) {
    out.key("arguments");
    out.begin_array(false);
    for (const NettedContribution& netted : layer.arguments) {
        out.begin_flat_object();
        out.member("argument", netted.argument);
        out.member("amount", netted.amount);
        out.end_object();
    }
    out.end_array();
}

void layer(Writer& out, const LayerAssessment& layer) {
    out.begin_object();
    out.member("id", layer.id);
    out.member("order", layer.order);
    out.member("name", layer.name);
    shares(out, layer.shares);
    range(out, "range", layer.range_low, layer.range_high);
    out.member("verdict", layer.verdict);
    out.key("confidence");
    out.begin_flat_object();
    out.member("level", layer.confidence.level);
    out.end_object();
    out.member("derived", layer.derived);
    out.member("pressure", layer.pressure);
    out.key("gap");
    out.begin_flat_object();
    out.member("said", layer.gap_said.label);
    out.member("did", layer.gap_did.label);
    out.end_object();
    arguments_of(out, layer);
    out.end_object();
}

void argument(Writer& out, const ArgumentAssessment& assessed) {
    out.begin_flat_object();
    out.member("id", assessed.argument.id);
    out.member("claim", assessed.argument.claim);
    out.member("by", assessed.argument.by);
    out.member("base", assessed.base);
    out.member("evidence", assessed.evidence);
    out.member("strength", assessed.strength);
    out.member("heard", assessed.heard);
    out.end_object();
}

void fact(Writer& out, const FactAssessment& assessed, const Vocabulary& vocabulary) {
    const Fact& fact = assessed.fact;
    const auto declared = vocabulary.facts.find(fact.name);
    out.begin_flat_object();
    out.member("id", fact.name);
    out.key("type");
    if (declared == vocabulary.facts.end()) {
        out.null();
    } else {
        put(out, declared->second.type);
    }
    out.key("value");
    std::visit([&out](const auto& inner) { put(out, inner); }, fact.value);
    out.member("low", fact.low);
    out.member("high", fact.high);
    out.member("unit", text(assessed.unit));
    out.member("text", assessed.text);
    out.member("status", fact.status);
    out.member("weight", assessed.weight);
    out.end_object();
}

void source(Writer& out, const Source& source) {
    out.begin_flat_object();
    out.member("id", source.id);
    out.member("title", text(source.title));
    out.member("url", text(source.url));
    out.member("reliability", source.reliability);
    out.member("group", text(source.group));
    out.end_object();
}

void rule(Writer& out, const RuleAssessment& rule) {
    out.begin_flat_object();
    out.member("id", rule.id);
    out.member("outcome", rule.outcome);
    out.end_object();
}

/// An object of values by their id, each written by `write`.
template <class T, class IdOf, class Write>
void listed(Writer& out, std::string_view key, const std::vector<T>& values, IdOf id_of,
            Write write) {
    out.key(key);
    out.begin_object();
    for (const T& value : values) {
        out.key(id_of(value).str());
        write(value);
    }
    out.end_object();
}

void sections(Writer& out, const Assessment& assessment, const Vocabulary& vocabulary) {
    listed(
        out, "layers", assessment.layers, [](const LayerAssessment& l) { return l.id; },
        [&](const LayerAssessment& l) { layer(out, l); });
    listed(
        out, "arguments", assessment.arguments,
        [](const ArgumentAssessment& a) { return a.argument.id; },
        [&](const ArgumentAssessment& a) { argument(out, a); });
    listed(
        out, "facts", assessment.facts, [](const FactAssessment& f) { return f.fact.name; },
        [&](const FactAssessment& f) { fact(out, f, vocabulary); });
    listed(
        out, "sources", assessment.sources, [](const Source& s) { return s.id; },
        [&](const Source& s) { source(out, s); });
    listed(
        out, "rules", assessment.rules, [](const RuleAssessment& r) { return r.id; },
        [&](const RuleAssessment& r) { rule(out, r); });
}

}  // namespace

}  // namespace json

std::string render_baseline(const Assessment& assessment, const Vocabulary& vocabulary,
                            const std::string& version, const std::optional<Acceptance>& accepted) {
    json::Writer out(json::Layout::pretty);
    json::origin(out, "baseline.schema.json", "baseline", assessment, version);
    out.member("id", assessment.id);
    json::event(out, assessment);
    out.member("accepted", accepted);
    json::sections(out, assessment, vocabulary);
    out.end_object();
    return out.take() + "\n";
}

}  // namespace stackimpact
