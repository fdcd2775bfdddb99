// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/argument_graph.hpp"
#include "model/assessment.hpp"

namespace stackimpact {

/// How an argument graph can be written. `json` and `bag` are read back by `load_graph`.
enum class GraphFormat { json, bag, dot, mermaid, argdown };

/// Their words on the command line, in the order of the enumerators.
inline constexpr std::array<std::string_view, 5> graph_format_words = {"json", "bag", "dot",
                                                                       "mermaid", "argdown"};
/// The format of one of these words.
[[nodiscard]] std::optional<GraphFormat> graph_format(std::string_view word);

/// The graph in a format. `strengths` (σ of each argument, in their order; may be empty) are shown
/// by dot, mermaid and argdown.
[[nodiscard]] std::string render_graph(const ArgumentGraph& graph, GraphFormat format,
                                       std::span<const double> strengths = {});

/// The form that `load_graph` reads. Numbers are exact, so that it gives the same graph.
[[nodiscard]] std::string graph_json(const ArgumentGraph& graph);
/// Statements `arg(a,0.5).`, `att(a,b).`, `sup(a,b).`: arguments, base scores and relations; title,
/// claims, notes and topic have no place in them.
[[nodiscard]] std::string graph_bag(const ArgumentGraph& graph);
/// Graphviz: supports green, attacks red and dashed, τ and σ in the labels.
[[nodiscard]] std::string graph_dot(const ArgumentGraph& graph,
                                    std::span<const double> strengths = {});
/// A Mermaid flowchart.
[[nodiscard]] std::string graph_mermaid(const ArgumentGraph& graph,
                                        std::span<const double> strengths = {});
/// Argdown: a statement for each argument, with what supports (`+`) and attacks (`-`) it.
[[nodiscard]] std::string graph_argdown(const ArgumentGraph& graph,
                                        std::span<const double> strengths = {});

/// The argument graph of an assessment: base scores, and relations whose weight is their own times
/// the evidence of their source, so that its strengths are those of the assessment.
[[nodiscard]] ArgumentGraph graph_of(const Assessment& assessment);

}  // namespace stackimpact
