// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/format.hpp"
#include "report/comparison_words.hpp"
#include "report/escape.hpp"

namespace stackimpact {

namespace {

constexpr std::array<std::string_view, 17> columns{
    "scenario",       "head",         "layer",           "order",
    "name",           "base",         "head_net",        "delta",
    "base_verdict",   "head_verdict", "verdict_changed", "base_gap_said",
    "head_gap_said",  "base_gap_did", "head_gap_did",    "base_confidence",
    "head_confidence"};

/// Fields joined to records; our own words and numbers need no quotes.
class Records {
public:
    Records& field(std::string_view text) {
        if (!first_) out_ += ',';
        out_ += text;
        first_ = false;
        return *this;
    }

    /// An empty field for a side without the layer.
    template <class Of>
    Records& reading(const std::optional<LayerReading>& side, Of of) {
        return field(side ? std::string(of(*side)) : std::string());
    }

    template <class Of>
    Records& readings(const LayerComparison& layer, Of of) {
        return reading(layer.base, of).reading(layer.head, of);
    }

    void end() {
        out_ += '\n';
        first_ = true;
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

void heading(Records& out) {
    for (const std::string_view column : columns) out.field(column);
    for (std::size_t i = 0; i < cause_count; ++i) out.field(name(static_cast<Cause>(i)));
    out.field("unseparated").end();
}

void record(Records& out, const std::string& scenario, const std::string& head,
            const LayerComparison& layer) {
    out.field(csv_field(scenario)).field(csv_field(head)).field(csv_field(layer.id.str()));
    out.field(fmt::format_int(layer.order).str()).field(csv_field(layer.name));
    out.readings(layer, [](const LayerReading& side) { return decimal(side.net); });
    out.field(decimal(layer.delta));
    out.readings(layer, [](const LayerReading& side) { return name(side.verdict); });
    out.field(layer.verdict_changed() ? "true" : "false");
    out.readings(layer, [](const LayerReading& side) { return name(side.gap_said); });
    out.readings(layer, [](const LayerReading& side) { return name(side.gap_did); });
    out.readings(layer, [](const LayerReading& side) { return name(side.confidence); });
    for (const CauseShare& share : layer.attribution.causes) out.field(decimal(share.net));
    out.field(decimal(layer.attribution.unseparated.net)).end();
}

}  // namespace

std::string render_comparison_csv(const ComparisonRun& run) {
    Records out;
    heading(out);
    for (const HeadComparison& each : run.comparisons) {
        const std::string head = side_label(run, each.head);
        for (const LayerComparison& layer : each.comparison.layers) {
            record(out, each.comparison.id, head, layer);
        }
    }
    return out.take();
}

}  // namespace stackimpact
