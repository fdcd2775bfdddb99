// SPDX-License-Identifier: MIT
#include <cstdint>

#include "report/json_sections.hpp"
#include "report/json_values.hpp"
#include "report/resolution.hpp"

namespace stackimpact {

namespace json {

void put(Writer& out, const FalsifierCounts& counts) {
    out.begin_flat_object();
    out.member("falsifiers", counts.all());
    out.member("true", counts.holds);
    out.member("false", counts.fails);
    out.member("open", counts.open());
    out.member("not_due", counts.not_due);
    out.member("overdue", counts.overdue);
    out.member("sources_disagree", counts.sources_disagree);
    out.end_object();
}

void put(Writer& out, const TrackRecord::File& file) {
    out.begin_flat_object();
    out.member("path", file.path);
    out.member("sha256", file.sha256);
    out.member("observations", file.observations);
    out.end_object();
}

void put(Writer& out, const ReadObservation& read) {
    const Observation& seen = read.observation;
    out.begin_object();
    out.member("value", seen.value);
    out.member("as_written", text(seen.as_written));
    out.member("date", seen.date);
    out.member("source", seen.source);
    out.member("note", text(seen.note));
    out.member("use", read.use);
    out.member("meets", read.meets);
    out.member("location", seen.location);
    out.end_object();
}

void put(Writer& out, const RefutedArgument& argument) {
    const bool made = argument.made();
    out.begin_object();
    out.member("id", argument.id);
    out.member("made", made);
    out.member("claim", text(argument.claim));
    out.member("by", argument.by);
    out.member("base", made ? std::optional(argument.base) : std::nullopt);
    out.member("heard", made ? std::optional(argument.heard) : std::nullopt);
    out.member("rule", argument.rule);
    out.end_object();
}

void put(Writer& out, const LayerWithout& layer) {
    out.begin_object();
    out.member("id", layer.id);
    out.member("net", layer.net);
    out.member("verdict", layer.verdict);
    out.member("net_without", layer.net_without);
    out.member("verdict_without", layer.verdict_without);
    out.end_object();
}

namespace {

void layers_without(Writer& out, const std::vector<LayerWithout>& layers) {
    by_id(out, "layers", layers, [](const LayerWithout& layer) { return layer.id; });
}

void voices(Writer& out, const VoiceRecords& records) {
    out.key("voices");
    out.begin_object();
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto voice = static_cast<Voice>(i);
        out.key(name(voice));
        out.begin_flat_object();
        out.member("id", voice);
        out.member("arguments", records.at(i).all());
        out.member("refuted", records.at(i).refuted);
        out.member("stood", records.at(i).stood);
        out.member("open", records.at(i).open);
        out.end_object();
    }
    out.end_object();
}

}  // namespace

void put(Writer& out, const FalsifierResolution& resolution) {
    const Falsifier& falsifier = resolution.falsifier;
    out.begin_object();
    out.member("metric", falsifier.metric);
    out.member("op", falsifier.op);
    out.member("value", falsifier.value);
    out.member("as_written", text(falsifier.as_written));
    out.member("by", falsifier.by);
    out.member("note", text(falsifier.note));
    out.member("verdict", resolution.verdict);
    out.member("reason", resolution.reason);
    out.member("decided", resolution.decided);
    out.member("observations", resolution.observations);
    out.member("refutes", resolution.refutes);
    layers_without(out, resolution.layers);
    out.member("location", falsifier.location);
    out.end_object();
}

void put(Writer& out, const ScenarioResolution& scenario) {
    out.begin_object();
    out.member("id", scenario.id);
    out.member("path", scenario.path);
    out.member("sha256", scenario.sha256);
    out.member("event", scenario.event);
    out.member("date", scenario.date);
    out.member("counts", scenario.counts);
    voices(out, scenario.voices);
    out.member("falsifiers", scenario.falsifiers);
    layers_without(out, scenario.layers);
    out.end_object();
}

}  // namespace json

std::string render_resolution_json(const TrackRecord& record, const ResolutionDocument& document) {
    Assessment hashes;
    hashes.stack_sha256 = document.stack_sha256;
    hashes.rules_sha256 = document.rules_sha256;
    hashes.vocabulary_sha256 = document.vocabulary_sha256;
    hashes.scales_sha256 = document.scales_sha256;
    json::Writer out(document.layout);
    json::envelope(out, "resolution", hashes, document.status);
    out.member("as_of", record.as_of);
    out.member("files", record.files);
    out.member("counts", record.counts());
    json::voices(out, record.voices());
    out.member("scenarios", record.scenarios);
    out.member("without_falsifiers", record.without_falsifiers);
    out.member("failed", record.failed);
    out.member("unasked", record.unasked);
    json::diagnostics(out, document.diagnostics);
    out.end_object();
    return out.take() + "\n";
}

}  // namespace stackimpact
