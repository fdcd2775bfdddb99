// SPDX-License-Identifier: MIT
#include "load/load_graph.hpp"

#include <string>
#include <utility>

#include "load/graph_builder.hpp"
#include "load/graph_formats.hpp"
#include "load/mistakes.hpp"
#include "source/json_scan.hpp"
#include "source/merge_conflict.hpp"
#include "source/readable_text.hpp"

namespace stackimpact {

namespace {

bool is_json(std::string_view content) {
    const std::size_t at = skip_json_space(content, after_byte_order_mark(content));
    return content.substr(at, 1) == "{";
}

/// Nothing when the text is no JSON; otherwise the graph as far as it could be read.
std::optional<PlacedGraph> read_graph(const TextPtr& text, Mistakes& mistakes,
                                      Diagnostics& diagnostics) {
    GraphBuilder builder(mistakes);
    std::string title;
    if (is_json(text->content())) {
        auto read = read_graph_json(mistakes, builder, diagnostics);
        if (!read) return std::nullopt;
        title = std::move(*read);
    } else {
        read_graph_bag(mistakes, builder);
    }
    PlacedGraph placed = builder.build();
    placed.graph.title = std::move(title);
    return placed;
}

}  // namespace

std::optional<PlacedGraph> load_graph(const TextPtr& text, Diagnostics& diagnostics) {
    if (!check_readable(text, max_graph_bytes, diagnostics)) return std::nullopt;
    Diagnostics of_form;
    Diagnostics found;
    Mistakes mistakes(text, found);
    auto placed = read_graph(text, mistakes, of_form);
    const bool sound = mistakes.finish();
    if (placed && sound) return placed;
    // Of a text that is no JSON, what was read before the mistake is no matter.
    const Diagnostics& told = placed ? found : of_form;
    if (const auto conflict = find_merge_conflict(text); conflict && placed) {
        diagnostics.add(*conflict);
        return std::nullopt;
    }
    for (const Diagnostic& mistake : told.all()) diagnostics.add(mistake);
    return std::nullopt;
}

}  // namespace stackimpact
