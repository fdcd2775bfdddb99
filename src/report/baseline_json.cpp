// SPDX-License-Identifier: MIT
#include "report/baseline.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace json {

namespace {

void entry(Writer& out, const BaselineEntry& entry) {
    out.key(entry.id);
    out.begin_object();
    out.member("id", entry.id);
    out.member("file", entry.file);
    out.member("scenario", text(entry.scenario));
    out.member("state", entry.state);
    out.member("differs", entry.differs);
    out.member("version", text(entry.version));
    out.member("accepted", entry.accepted);
    out.end_object();
}

std::optional<Micro> net_of(const std::optional<LayerReading>& reading) {
    return reading ? std::optional(reading->net) : std::nullopt;
}

void verdicts(Writer& out, const LayerComparison& layer) {
    out.key("verdict_change");
    if (!layer.verdict_changed()) {
        out.null();
        return;
    }
    const auto word = [](const std::optional<LayerReading>& reading) {
        return reading ? std::optional(reading->verdict) : std::nullopt;
    };
    out.begin_object();
    out.member("base", word(layer.base));
    out.member("head", word(layer.head));
    out.end_object();
}

void layer(Writer& out, const LayerComparison& layer) {
    out.key(layer.id.str());
    out.begin_object();
    out.member("id", layer.id);
    out.member("order", layer.order);
    out.member("name", layer.name);
    out.member("base", net_of(layer.base));
    out.member("head", net_of(layer.head));
    out.member("delta", layer.delta);
    if (layer.base) {
        range(out, "base_range", layer.base->range_low, layer.base->range_high);
    } else {
        out.member("base_range", nullptr);
    }
    verdicts(out, layer);
    out.end_object();
}

void change(Writer& out, const BaselineChange& change) {
    out.key(change.id);
    out.begin_object();
    out.member("id", change.id);
    out.member("file", change.file);
    out.member("scenario", text(change.scenario));
    out.member("class", change.change);
    out.member("items", static_cast<std::int64_t>(change.items));
    out.key("layers");
    out.begin_object();
    for (const LayerComparison& each : change.layers) layer(out, each);
    out.end_object();
    out.end_object();
}

/// The whole document; `sections` writes what its kind has.
template <class Sections>
std::string written(std::string_view kind, const BaselineDocument& document, Sections sections) {
    Writer out(document.layout);
    Assessment nothing;
    nothing.stack_sha256 = document.stack_sha256;
    nothing.rules_sha256 = document.rules_sha256;
    nothing.vocabulary_sha256 = document.vocabulary_sha256;
    nothing.scales_sha256 = document.scales_sha256;
    envelope(out, kind, nothing, document.status);
    out.member("directory", document.directory);
    sections(out);
    diagnostics(out, document.diagnostics);
    out.end_object();
    return out.take() + "\n";
}

}  // namespace

}  // namespace json

std::string render_baselines_json(const std::vector<BaselineEntry>& entries,
                                  const BaselineDocument& document) {
    return json::written("baselines", document, [&](json::Writer& out) {
        out.key("baselines");
        out.begin_object();
        for (const BaselineEntry& entry : entries) json::entry(out, entry);
        out.end_object();
    });
}

std::string render_baseline_diff_json(const std::vector<BaselineChange>& changes,
                                      const BaselineDocument& document) {
    return json::written("baseline_diff", document, [&](json::Writer& out) {
        out.key("scenarios");
        out.begin_object();
        for (const BaselineChange& change : changes) json::change(out, change);
        out.end_object();
    });
}

}  // namespace stackimpact
