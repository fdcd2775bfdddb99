// SPDX-License-Identifier: MIT
#include "cli/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/outputs.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/side_results.hpp"
#include "report/comparison.hpp"
#include "source/json.hpp"

namespace stackimpact::cli {

namespace {

/// What a run reads and makes, in this order.
struct Work {
    /// Base first.
    std::vector<ReadySide> sides;
    std::vector<SideResults> results;
    std::vector<ResultPair> pairs;
    GatePlan gates;
    /// Committed results by id, if gates look at them.
    SideResults baseline;
    /// Mistakes of configuration, as in gate files.
    Diagnostics configuration;
    /// Everything that was checked.
    std::vector<Check> checks;
    std::vector<Check> unmatched;
    ComparisonRun run;
};

void read_sides(const CompareOptions& options, Work& work) {
    for (std::size_t i = 0; i < options.sides.size(); ++i) {
        work.run.sides.push_back(options.sides[i]);
        const KnowledgeOptions own = i == 0 ? options.base_knowledge : KnowledgeOptions{};
        work.sides.push_back(
            ready_side(options.sides[i], options.knowledge, own, options.baseline));
    }
    for (const ReadySide& side : work.sides) {
        work.results.push_back(results_of(side, options.jobs));
    }
    work.run.many = work.sides.size() > 2;
    for (std::size_t i = 1; i < work.sides.size(); ++i) {
        const bool base_many = work.sides[0].side.collection;
        const bool head_many = work.sides[i].side.collection;
        work.run.many = work.run.many || (base_many && head_many);
        const auto pairs = pairs_of(work.results[0], base_many, work.results[i], head_many, i);
        work.pairs.insert(work.pairs.end(), pairs.begin(), pairs.end());
    }
    std::stable_sort(work.pairs.begin(), work.pairs.end(),
                     [](const ResultPair& a, const ResultPair& b) { return a.id < b.id; });
}

/// The knowledge of a side, for what gate files name; of none that has it, the compiled-in one.
std::shared_ptr<const Knowledge> any_knowledge(const Work& work) {
    for (auto side = work.sides.rbegin(); side != work.sides.rend(); ++side) {
        if (side->knowledge) return side->knowledge;
    }
    Diagnostics unheard;
    auto builtin = load_builtin_knowledge({}, unheard);
    return std::make_shared<const Knowledge>(std::move(*builtin));
}

void read_checks(const CompareOptions& options, Work& work) {
    if (options.checks.gates.empty()) return;
    const auto knowledge = any_knowledge(work);
    work.gates = read_gates(options.checks, *knowledge, work.configuration);
    if (!work.gates.needs_baseline) return;
    work.baseline = results_of(ready_side(baseline_word, options.knowledge, {}, options.baseline));
}

SideInput input_of(const SideResult& result) {
    return {result.about, *result.assessment, result.ingredients ? &*result.ingredients : nullptr};
}

bool can_compare(const ResultPair& pair) {
    return pair.before != nullptr && pair.after != nullptr && pair.before->assessment &&
           pair.after->assessment;
}

void make_comparisons(const CompareOptions& options, Work& work) {
    std::vector<const ResultPair*> pairs;
    for (const ResultPair& pair : work.pairs) {
        if (pair.before == nullptr) work.run.added.push_back({pair.id, pair.head});
        if (pair.after == nullptr) work.run.removed.push_back({pair.id, pair.head});
        if (can_compare(pair)) pairs.push_back(&pair);
    }
    work.run.comparisons.resize(pairs.size());
    Progress progress("comparing", pairs.size());
    for_each_index(pairs.size(), jobs_for(pairs.size(), options.jobs), [&](std::size_t i) {
        const ResultPair& pair = *pairs[i];
        HeadComparison& made = work.run.comparisons[i];
        made.head = pair.head;
        made.comparison = stackimpact::compare(input_of(*pair.before), input_of(*pair.after));
        // Single files of several names are columns of one comparison.
        if (work.sides.size() > 2) made.comparison.id = pair.id;
        made.comparison.diagnostics = pair.after->diagnostics.all();
        progress.advance();
    });
}

/// Holds the gates against each comparison's head.
void hold_gates(Work& work) {
    if (work.gates.empty()) return;
    std::vector<const ResultPair*> compared;
    for (const ResultPair& pair : work.pairs) {
        if (can_compare(pair)) compared.push_back(&pair);
    }
    const bool documents = reads_document(work.gates.file);
    std::vector<JsonNode> trees(compared.size());
    std::vector<GateSubject> subjects;
    for (std::size_t i = 0; i < compared.size(); ++i) {
        if (documents) trees[i] = document_of(*compared[i]->after->assessment, {});
        const auto committed = work.baseline.find(compared[i]->id);
        const bool has = committed != work.baseline.end() && committed->second.assessment;
        subjects.push_back({*compared[i]->after->assessment, trees[i],
                            &*compared[i]->before->assessment,
                            has ? &*committed->second.assessment : nullptr});
    }
    GateRun found = evaluate(work.gates.file, subjects, work.gates.today, work.configuration);
    work.unmatched = std::move(found.unmatched);
    for (std::size_t i = 0; i < compared.size(); ++i) {
        work.run.comparisons[i].comparison.gates = std::move(found.checks[i]);
    }
}

Outcome invalid(const std::vector<Diagnostic>& diagnostics) {
    return {Exit::invalid_input, error_summary(diagnostics)};
}

/// What could not be read or assessed, each with why.
void collect_unread(Work& work) {
    const auto add = [&](const std::string& label, const std::vector<Diagnostic>& diagnostics) {
        work.run.unread.push_back({label, diagnostics, status_of(invalid(diagnostics))});
    };
    for (std::size_t i = 0; i < work.sides.size(); ++i) {
        for (const auto& [label, diagnostics] : work.sides[i].side.unread) {
            add(label, diagnostics.all());
        }
        for (const auto& [id, result] : work.results[i]) {
            if (!result.assessment) add(result.about.label, result.diagnostics.all());
        }
    }
}

std::vector<Diagnostic> all_diagnostics(const Work& work) {
    Diagnostics all;
    const auto add = [&](const std::vector<Diagnostic>& diagnostics) {
        for (const Diagnostic& diagnostic : diagnostics) all.add(diagnostic);
    };
    add(work.configuration.all());
    for (const UnreadSide& unread : work.run.unread) add(unread.diagnostics);
    for (const HeadComparison& made : work.run.comparisons) add(made.comparison.diagnostics);
    all.sort();
    return all.all();
}

/// Checks of one comparison: gates, expectations of its head, verdicts that changed.
std::vector<Check> checks_of(const HeadComparison& made, const Assessment& head,
                             const CheckOptions& options) {
    std::vector<Check> checks = made.comparison.gates;
    for (auto more : {expectation_checks(head, options), change_checks(made.comparison, options)}) {
        std::move(more.begin(), more.end(), std::back_inserter(checks));
    }
    return checks;
}

Outcome any_change(const ComparisonRun& run) {
    std::size_t changed = run.added.size() + run.removed.size();
    for (const HeadComparison& made : run.comparisons) {
        if (made.comparison.outcome == ComparisonOutcome::different) ++changed;
    }
    if (changed == 0) return {Exit::ok, "nothing changed"};
    return {Exit::finding, fmt::format("{} scenario{} changed", changed, changed == 1 ? "" : "s")};
}

/// Fills in every comparison's status and gives that of the run.
Outcome conclude(const CompareOptions& options, Work& work) {
    std::size_t at = 0;
    for (const ResultPair& pair : work.pairs) {
        if (!can_compare(pair)) continue;
        HeadComparison& made = work.run.comparisons[at++];
        const std::vector<Check> checks = checks_of(made, *pair.after->assessment, options.checks);
        made.status = status_of(checks_outcome(checks, {}, options.checks));
        work.checks.insert(work.checks.end(), checks.begin(), checks.end());
    }
    Outcome outcome = checks_outcome(work.checks, work.unmatched, options.checks);
    if (options.checks.fails_on("any_change")) outcome = worse(outcome, any_change(work.run));
    const bool nothing = work.pairs.empty() && work.run.unread.empty();
    if (nothing) outcome = worse(outcome, {Exit::inconclusive, "there is nothing to compare"});
    const std::vector<Diagnostic> mistakes = work.configuration.all();
    if (has_errors(mistakes)) outcome = worse(outcome, {Exit::usage, error_summary(mistakes)});
    std::vector<Diagnostic> unread;
    for (const UnreadSide& side : work.run.unread) {
        unread.insert(unread.end(), side.diagnostics.begin(), side.diagnostics.end());
    }
    return has_errors(unread) ? worse(outcome, invalid(unread)) : outcome;
}

ComparisonTextOptions text_options(const CompareOptions& options, const Look& look) {
    const auto detail = options.quiet  ? TextOptions::Detail::call
                        : options.full ? TextOptions::Detail::full
                                       : TextOptions::Detail::page;
    return {detail, look.width, look.color, look.ascii};
}

std::string document(const Output& output, const Work& work, const Outcome& outcome,
                     const CompareOptions& options) {
    const RunStatus status = status_of(outcome);
    switch (output.format) {
        case Format::json:
            return render_comparison_json(work.run, status);
        case Format::ndjson:
            return render_comparison_lines(work.run, status);
        case Format::csv:
            return render_comparison_csv(work.run);
        case Format::markdown:
            return render_comparison_markdown(work.run);
        case Format::text: {
            const bool file = !output.path.empty();
            const Look look = file ? file_look(options.look) : output_look(options.look);
            return render_comparison_text(work.run, text_options(options, look));
        }
        default:
            break;
    }
    CheckReport report{status.version, work.checks, all_diagnostics(work)};
    report.checks.insert(report.checks.end(), work.unmatched.begin(), work.unmatched.end());
    return check_document(output.format, std::move(report), options.checks);
}

std::vector<std::string> input_files(const Work& work) {
    std::vector<std::string> files;
    for (const ReadySide& side : work.sides) {
        for (const SideItem& item : side.side.items) files.push_back(item.label);
    }
    return files;
}

/// Ends without a result: the configuration has mistakes.
Outcome refuse(const CompareOptions& options, const Work& work) {
    const std::vector<Diagnostic> diagnostics = work.configuration.all();
    return configuration_error(diagnostics, options.format, options.look);
}

}  // namespace

Outcome compare(const CompareOptions& options) {
    if (options.sides.size() < 2) {
        return usage_error({{"compare needs BASE and at least one HEAD",
                             "as in `stackimpact compare @baseline scenarios`"}},
                           options.format);
    }
    Work work;
    read_sides(options, work);
    const OutputPlan plan =
        plan_outputs(options.format, options.outputs, input_files(work), compare_formats);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    read_checks(options, work);
    if (work.configuration.has_errors()) return refuse(options, work);
    make_comparisons(options, work);
    hold_gates(work);
    collect_unread(work);
    Outcome outcome = conclude(options, work);
    const std::vector<Diagnostic> diagnostics = all_diagnostics(work);
    work.run.diagnostics = work.configuration.all();
    const Outcome concluded = outcome;
    for (const Output& output : plan.outputs) {
        outcome =
            worse(outcome, write_document(output, document(output, work, concluded, options)));
    }
    tell_diagnostics(diagnostics, options.look);
    return outcome;
}

}  // namespace stackimpact::cli
