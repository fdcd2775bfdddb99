// SPDX-License-Identifier: MIT
#include "cli/baseline_changes.hpp"

#include <algorithm>
#include <utility>

namespace stackimpact::cli {

namespace {

void add_diagnostics(const BaselineFile& file, FreshResults& fresh) {
    for (const Diagnostic& diagnostic : file.diagnostics.all()) fresh.diagnostics.add(diagnostic);
}

std::size_t items_in(const Comparison& comparison) {
    return comparison.facts.size() + comparison.sources.size() + comparison.arguments.size() +
           comparison.rules.size();
}

/// A layer of which only one side is there.
LayerComparison one_sided(const LayerComparison& layer, bool keep_base) {
    LayerComparison one = layer;
    (keep_base ? one.head : one.base).reset();
    return one;
}

/// The layers of a result against nothing, as base or as head.
std::vector<LayerComparison> layers_alone(const Assessment& assessment, bool as_base) {
    // Against itself every layer has both sides; one of them is then taken away.
    const Comparison same = compare_baseline({"", "", 0, "", assessment, {}, {}}, assessment);
    std::vector<LayerComparison> layers;
    for (const LayerComparison& layer : same.layers) {
        LayerComparison one = one_sided(layer, as_base);
        one.delta = as_base ? -layer.base->net : layer.head->net;
        layers.push_back(std::move(one));
    }
    return layers;
}

BaselineChange change_of(const FreshResult& result, const BaselineFile* file,
                         const std::string& directory) {
    BaselineChange change;
    change.id = result.assessment->id;
    change.file = baseline_path(directory, change.id);
    change.scenario = result.path;
    if (file == nullptr) {
        change.change = BaselineClass::added;
        change.layers = layers_alone(*result.assessment, false);
        return change;
    }
    const Comparison comparison = compare_baseline(*file->stored, *result.assessment);
    change.change = class_of(comparison);
    change.layers = comparison.layers;
    change.items = items_in(comparison);
    return change;
}

/// Its scenario is not there, or is there under another id.
bool is_orphan(const BaselineFile& file, const FreshResults& fresh) {
    if (is_gone(file.scenario)) return true;
    return std::any_of(fresh.results.begin(), fresh.results.end(), [&](const FreshResult& result) {
        return result.assessment && same_path(result.path, file.scenario) &&
               result.assessment->id != file.id;
    });
}

BaselineChange orphan(const BaselineFile& file) {
    BaselineChange change;
    change.id = file.id;
    change.file = file.path;
    change.scenario = file.scenario;
    change.change = BaselineClass::orphaned;
    change.layers = layers_alone(file.stored->assessment, true);
    return change;
}

}  // namespace

std::vector<BaselineChange> baseline_changes(const BaselineOptions& options,
                                             const std::vector<BaselineFile>& files,
                                             FreshResults& fresh) {
    std::vector<BaselineChange> changes;
    for (const FreshResult& result : fresh.results) {
        if (!result.assessment) continue;
        const BaselineFile* const file = find_baseline(files, result.assessment->id);
        if (file == nullptr || file->stored) {
            changes.push_back(change_of(result, file, options.baseline));
        } else {
            add_diagnostics(*file, fresh);
        }
    }
    for (const BaselineFile& file : files) {
        if (!would_find(options.scenarios, file.scenario)) continue;
        if (!file.stored) {
            add_diagnostics(file, fresh);
        } else if (is_orphan(file, fresh)) {
            changes.push_back(orphan(file));
        }
    }
    std::sort(changes.begin(), changes.end(),
              [](const BaselineChange& a, const BaselineChange& b) { return a.id < b.id; });
    fresh.diagnostics.sort();
    return changes;
}

}  // namespace stackimpact::cli
