// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/baseline.hpp"
#include "cli/baseline_store.hpp"
#include "cli/inputs.hpp"
#include "report/baseline.hpp"

namespace stackimpact::cli {

/// What one scenario gives now.
struct FreshResult {
    std::string path;
    TextPtr text;
    /// Nothing when there were errors.
    std::optional<Assessment> assessment;
};

/// What scenarios give now, with what is wrong with them or the knowledge.
struct FreshResults {
    std::vector<FreshResult> results;
    Loaded<Knowledge> knowledge;
    Diagnostics diagnostics;
};

/// The scenarios that a command line names, else those of all baselines that are still there, each
/// once.
[[nodiscard]] Inputs wanted_scenarios(const BaselineOptions& options,
                                      const std::vector<BaselineFile>& files);
/// Assesses scenarios as they are. Two of one id are an error of both.
[[nodiscard]] FreshResults assess_scenarios(const std::vector<std::string>& paths,
                                            const KnowledgeOptions& options);

/// True for a scenario that is no longer where its baseline says.
[[nodiscard]] bool is_gone(const std::string& scenario);
/// The id that a scenario has by its text, whether or not it is valid; empty if that cannot be
/// read.
[[nodiscard]] std::string id_in(const TextPtr& text, const std::string& path);
/// Two ways to write one path.
[[nodiscard]] bool same_path(const std::string& a, const std::string& b);

/// The version that documents name.
[[nodiscard]] std::string program_version();
/// A baseline (base) against a result (head): what differs and whether they are of the same files.
[[nodiscard]] Comparison compare_baseline(const StoredResult& baseline, const Assessment& now);

/// What documents say of the knowledge.
[[nodiscard]] BaselineDocument document_of(const BaselineOptions& options,
                                           const Loaded<Knowledge>& knowledge);

/// Writes what `list` and `diff` found, as asked for; `text` and `json` make the documents. Says on
/// standard error what is wrong.
[[nodiscard]] Outcome write_answer(
    const BaselineOptions& options, const OutputPlan& plan, const Outcome& outcome,
    BaselineDocument document, const std::function<std::string(const BaselineTextOptions&)>& text,
    const std::function<std::string(const BaselineDocument&)>& json);

}  // namespace stackimpact::cli
