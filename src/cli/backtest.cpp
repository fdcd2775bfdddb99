// SPDX-License-Identifier: MIT
#include "cli/backtest.hpp"

#include <fmt/format.h>

#include <utility>

#include "analyze/analyze.hpp"
#include "backtest/backtest.hpp"
#include "cli/inputs.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/scenarios.hpp"
#include "report/backtest.hpp"

namespace stackimpact::cli {

namespace {

AssessInput input_of(const Knowledge& knowledge) {
    return {knowledge.scales, knowledge.vocabulary, knowledge.stack, knowledge.rules};
}

/// One file: its event, if it could be read.
struct ReadEvent {
    std::optional<BacktestEvent> event;
    Diagnostics diagnostics;
};

/// Without a day nobody can tell what was known, nor find the prices.
bool has_day(const ReadScenario& read, Diagnostics& diagnostics) {
    if (read.scenario.date && read.scenario.date->day != 0) return true;
    diagnostics.error(Code::missing_key, {read.text, {}}, "a backtest needs the day of the event",
                      "give the scenario a `date` as in \"2025-01-27\"");
    return false;
}

/// What events are read against, the same for all.
struct Common {
    const Knowledge& knowledge;
    /// Null: scenarios state their returns.
    const Prices* prices = nullptr;
    const BacktestSettings& settings;
};

ReadEvent read_event(const std::string& path, const Common& common) {
    ReadEvent read;
    const Knowledge& knowledge = common.knowledge;
    auto found = read_scenario(path, knowledge, read.diagnostics);
    if (!found || !has_day(*found, read.diagnostics)) return read;
    if (common.prices != nullptr && !with_prices(*common.prices, knowledge.stack, found->text,
                                                 found->scenario, read.diagnostics)) {
        return read;
    }
    read.event =
        backtest_event(input_of(knowledge), found->scenario, common.settings, read.diagnostics);
    if (read.event) read.event->diagnostics = read.diagnostics.all();
    return read;
}

/// Everything that a run makes.
struct Run {
    std::vector<ReadEvent> read;
    std::optional<Backtest> made;
    Diagnostics diagnostics;
};

void read_events(const BacktestOptions& options, const std::vector<std::string>& files,
                 const Knowledge& knowledge, Run& run) {
    std::optional<Prices> prices;
    if (!options.prices.prices.empty()) {
        prices = read_prices(options.prices, knowledge.stack, run.diagnostics);
        if (!prices) return;
    }
    BacktestSettings settings = options.settings;
    if (prices) {
        settings.prices = options.prices.prices;
        settings.prices_sha256 = prices->table->sha256;
    }
    const Common common{knowledge, prices ? &*prices : nullptr, settings};
    run.read.resize(files.size());
    Progress progress("backtesting", files.size());
    for_each_index(files.size(), jobs_for(files.size(), options.jobs), [&](std::size_t i) {
        run.read[i] = read_event(files[i], common);
        progress.advance();
    });
    std::vector<BacktestEvent> events;
    for (ReadEvent& read : run.read) {
        for (const Diagnostic& diagnostic : read.diagnostics.all()) run.diagnostics.add(diagnostic);
        if (read.event) events.push_back(std::move(*read.event));
    }
    run.made = backtest(input_of(knowledge), std::move(events), settings);
}

std::string document(const Output& output, const Backtest& made, const Run& run,
                     const BacktestOptions& options, const Outcome& outcome) {
    switch (output.format) {
        case Format::json:
            return render_backtest_json(
                made, {run.diagnostics.all(), status_of(outcome), json::Layout::pretty});
        case Format::csv:
            return render_backtest_csv(made);
        case Format::markdown:
            return render_backtest_markdown(made);
        default:
            break;
    }
    const Look look = output.path.empty() ? output_look(options.look) : file_look(options.look);
    const auto detail = options.quiet  ? TextOptions::Detail::call
                        : options.full ? TextOptions::Detail::full
                                       : TextOptions::Detail::page;
    return render_backtest_text(made, {detail, look.width, look.color, look.ascii});
}

Outcome outcome_of(const Run& run, const Inputs& inputs) {
    Outcome outcome{Exit::ok, "backtest done"};
    if (!inputs.unmatched.empty()) {
        outcome = {Exit::inconclusive,
                   fmt::format("no scenario in {}", fmt::join(inputs.unmatched, ", "))};
    } else if (run.made && run.made->pairs == 0) {
        outcome = {Exit::inconclusive, "no layer of any event was priced"};
    }
    if (run.diagnostics.has_errors()) {
        outcome = worse(outcome, {Exit::invalid_input, error_summary(run.diagnostics.all())});
    }
    return outcome;
}

/// Nothing was assessed, so there is only what was wrong.
Outcome refuse(const Run& run, const std::string& format, const Outcome& outcome) {
    if (format != "json") return outcome;
    return worse(outcome,
                 write_document({Format::json, ""},
                                render_json_error({}, run.diagnostics.all(), status_of(outcome))));
}

}  // namespace

Outcome run_backtest(const BacktestOptions& options) {
    const Inputs inputs = find_inputs(options.scenarios);
    OutputPlan plan = plan_outputs(options.format, options.outputs,
                                   with_price_file(options.prices, inputs.files), backtest_formats);
    for (UsageMistake& mistake : price_mistakes(options.prices, inputs.files)) {
        plan.mistakes.push_back(std::move(mistake));
    }
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Run run;
    const auto knowledge = load_knowledge(options.knowledge, run.diagnostics);
    if (knowledge) read_events(options, inputs.files, *knowledge, run);
    run.diagnostics.sort();
    Outcome outcome = outcome_of(run, inputs);
    tell_diagnostics(run.diagnostics.all(), options.look);
    if (!run.made) return refuse(run, options.format, outcome);
    for (const Output& output : plan.outputs) {
        outcome = worse(outcome,
                        write_document(output, document(output, *run.made, run, options, outcome)));
    }
    return outcome;
}

}  // namespace stackimpact::cli
