// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/comparison.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace json {

namespace {

/// `{base, head}`, what is not there is null.
template <class T>
void sides(Writer& out, const std::optional<T>& base, const std::optional<T>& head) {
    out.begin_object();
    out.member("base", base);
    out.member("head", head);
    out.end_object();
}

/// What `of` takes of both sides, or null where it is the same.
template <class Of>
void change(Writer& out, std::string_view key, const LayerComparison& layer, Of of) {
    using T = decltype(of(*layer.base));
    const auto base = layer.base ? std::optional<T>(of(*layer.base)) : std::nullopt;
    const auto head = layer.head ? std::optional<T>(of(*layer.head)) : std::nullopt;
    out.key(key);
    if (base == head) {
        out.null();
    } else {
        sides(out, base, head);
    }
}

void gap_change(Writer& out, const LayerComparison& layer) {
    out.key("gap_change");
    if (!layer.gap_changed()) {
        out.null();
        return;
    }
    out.begin_object();
    change(out, "said", layer, [](const LayerReading& side) { return side.gap_said; });
    change(out, "did", layer, [](const LayerReading& side) { return side.gap_did; });
    out.end_object();
}

/// One kind of share of all causes.
void causes(Writer& out, std::string_view key, const Attribution& attribution,
            Micro CauseShare::*part) {
    out.key(key);
    out.begin_object();
    for (std::size_t i = 0; i < cause_count; ++i) {
        out.member(name(static_cast<Cause>(i)), attribution.causes[i].*part);
    }
    out.member("unseparated", attribution.unseparated.*part);
    out.end_object();
}

void attribution(Writer& out, const Comparison& comparison, const LayerComparison& layer) {
    out.key("attribution");
    out.begin_object();
    out.member("method", comparison.method);
    out.member("reason", text(comparison.method_reason));
    causes(out, "net", layer.attribution, &CauseShare::net);
    causes(out, "pressure", layer.attribution, &CauseShare::pressure);
    out.end_object();
}

}  // namespace

void put(Writer& out, const LayerReading& reading) {
    out.begin_object();
    out.member("net", reading.net);
    out.member("bull", reading.bull);
    out.member("bear", reading.bear);
    range(out, "range", reading.range_low, reading.range_high);
    out.member("pressure", reading.pressure);
    out.member("verdict", reading.verdict);
    out.member("derived", reading.derived);
    out.member("confidence", reading.confidence);
    out.key("gap");
    out.begin_object();
    out.member("said", reading.gap_said);
    out.member("did", reading.gap_did);
    out.end_object();
    out.end_object();
}

void put(Writer& out, const ArgumentShift& shift) {
    out.begin_object();
    out.member("argument", shift.id);
    out.member("base", shift.base);
    out.member("head", shift.head);
    out.member("delta", shift.head - shift.base);
    out.end_object();
}

void put(Writer& out, const FieldChange& field) {
    out.begin_object();
    out.member("field", field.field);
    out.member("base", field.base);
    out.member("head", field.head);
    out.end_object();
}

void put(Writer& out, const ComparedSide& side) {
    out.begin_object();
    out.member("label", side.label);
    out.member("form", side.form);
    out.member("sha256", text(side.sha256));
    out.member("version", text(side.version));
    out.key("hashes");
    out.begin_object();
    out.member("stack", hash(side.stack_sha256));
    out.member("rules", hash(side.rules_sha256));
    out.member("vocabulary", hash(side.vocabulary_sha256));
    out.member("scales", hash(side.scales_sha256));
    out.end_object();
    out.end_object();
}

namespace {

void layer(Writer& out, const Comparison& comparison, const LayerComparison& layer) {
    const auto net = [](const LayerReading& side) { return side.net; };
    out.key(layer.id.str());
    out.begin_object();
    out.member("id", layer.id);
    out.member("order", layer.order);
    out.member("name", layer.name);
    out.member("base", layer.base ? std::optional(net(*layer.base)) : std::nullopt);
    out.member("head", layer.head ? std::optional(net(*layer.head)) : std::nullopt);
    out.member("delta", layer.delta);
    change(out, "verdict_change", layer, [](const LayerReading& side) { return side.verdict; });
    gap_change(out, layer);
    change(out, "confidence_change", layer,
           [](const LayerReading& side) { return side.confidence; });
    attribution(out, comparison, layer);
    out.member("pressure_delta", layer.pressure_delta);
    out.member("arguments", layer.arguments);
    out.key("readings");
    sides(out, layer.base, layer.head);
    out.end_object();
}

/// Values of layers by their ids; null when there are none.
void by_layer(Writer& out, std::string_view key, const Comparison& comparison,
              const std::vector<Micro>& values) {
    out.key(key);
    if (values.empty()) {
        out.null();
        return;
    }
    assert(values.size() == comparison.layers.size());
    out.begin_object();
    for (std::size_t i = 0; i < std::min(values.size(), comparison.layers.size()); ++i) {
        out.member(comparison.layers[i].id.str(), values[i]);
    }
    out.end_object();
}

void items(Writer& out, std::string_view key, const Comparison& comparison,
           const std::vector<ItemChange>& items) {
    out.key(key);
    out.begin_object();
    for (const ItemChange& item : items) {
        out.key(item.id);
        out.begin_object();
        out.member("id", item.id);
        out.member("change", item.kind);
        out.member("title", text(item.title));
        out.member("fields", item.fields);
        by_layer(out, "pressure", comparison, item.pressure);
        by_layer(out, "net", comparison, item.net);
        out.member("location", item.location);
        out.end_object();
    }
    out.end_object();
}

void layers(Writer& out, const Comparison& comparison) {
    out.key("layers");
    out.begin_object();
    for (const LayerComparison& each : comparison.layers) layer(out, comparison, each);
    out.end_object();
}

/// Hashes and input of a document are those of head.
Assessment head_of(const ComparedSide& head) {
    Assessment assessment;
    assessment.input_path = head.label;
    assessment.input_sha256 = head.sha256;
    assessment.stack_sha256 = head.stack_sha256;
    assessment.rules_sha256 = head.rules_sha256;
    assessment.vocabulary_sha256 = head.vocabulary_sha256;
    assessment.scales_sha256 = head.scales_sha256;
    return assessment;
}

/// A whole document, as one of several values too.
void document(Writer& out, const Comparison& comparison, const RunStatus& status) {
    envelope(out, "comparison", head_of(comparison.head), status);
    out.member("id", comparison.id);
    out.member("headline", comparison.headline);
    out.member("outcome", comparison.outcome);
    out.member("changed", comparison.outcome == ComparisonOutcome::different);
    out.key("sides");
    out.begin_object();
    out.member("base", comparison.base);
    out.member("head", comparison.head);
    out.end_object();
    out.key("differing");
    out.begin_array(true);
    for (const Cause cause : comparison.differing) put(out, cause);
    out.end_array();
    layers(out, comparison);
    items(out, "facts", comparison, comparison.facts);
    items(out, "sources", comparison, comparison.sources);
    items(out, "arguments", comparison, comparison.arguments);
    items(out, "rules", comparison, comparison.rules);
    checks(out, comparison.gates);
    diagnostics(out, comparison.diagnostics);
    out.end_object();
}

/// Scenarios on one side only.
void lone(Writer& out, std::string_view key, const ComparisonRun& run,
          const std::vector<LoneScenario>& scenarios) {
    out.key(key);
    out.begin_array(false);
    for (const LoneScenario& scenario : scenarios) {
        out.begin_object();
        out.member("id", scenario.id);
        out.member("head", run.sides.at(scenario.head));
        out.end_object();
    }
    out.end_array();
}

void unread(Writer& out, const std::vector<UnreadSide>& sides) {
    out.key("unread");
    out.begin_array(false);
    for (const UnreadSide& side : sides) {
        out.begin_object();
        out.member("label", side.label);
        diagnostics(out, side.diagnostics);
        out.end_object();
    }
    out.end_array();
}

}  // namespace

}  // namespace json

namespace {

using json::Layout;
using json::Writer;

std::string run_document(const ComparisonRun& run, const RunStatus& status) {
    Writer out(Layout::pretty);
    json::envelope(out, "comparison_run", {}, status);
    out.member("sides", run.sides);
    out.key("comparisons");
    out.begin_array(false);
    for (const HeadComparison& each : run.comparisons) {
        json::document(out, each.comparison, each.status);
    }
    out.end_array();
    json::lone(out, "added", run, run.added);
    json::lone(out, "removed", run, run.removed);
    json::unread(out, run.unread);
    json::diagnostics(out, run.diagnostics);
    out.end_object();
    return out.take() + "\n";
}

std::string comparison_document(const Comparison& comparison, const RunStatus& status,
                                Layout layout) {
    Writer out(layout);
    json::document(out, comparison, status);
    return out.take() + "\n";
}

/// All that went wrong, of the sides first.
std::vector<Diagnostic> all_diagnostics(const ComparisonRun& run) {
    std::vector<Diagnostic> all;
    for (const UnreadSide& side : run.unread) {
        all.insert(all.end(), side.diagnostics.begin(), side.diagnostics.end());
    }
    all.insert(all.end(), run.diagnostics.begin(), run.diagnostics.end());
    return all;
}

std::string first_unread(const ComparisonRun& run) {
    return run.unread.empty() ? "" : run.unread.front().label;
}

}  // namespace

std::string render_comparison_json(const ComparisonRun& run, const RunStatus& status) {
    if (run.many) return run_document(run, status);
    if (run.comparisons.empty()) {
        return render_json_error(first_unread(run), all_diagnostics(run), status);
    }
    return comparison_document(run.comparisons.front().comparison, status, Layout::pretty);
}

std::string render_comparison_lines(const ComparisonRun& run, const RunStatus& status) {
    if (!run.many && run.comparisons.empty()) {
        return render_json_error_line(first_unread(run), all_diagnostics(run), status);
    }
    std::string lines;
    for (const HeadComparison& each : run.comparisons) {
        lines +=
            comparison_document(each.comparison, run.many ? each.status : status, Layout::line);
    }
    for (const UnreadSide& side : run.unread) {
        lines += render_json_error_line(side.label, side.diagnostics, side.status);
    }
    return lines;
}

}  // namespace stackimpact
