// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/backtest.hpp"
#include "report/json_write.hpp"
#include "report/report.hpp"

namespace stackimpact {

/// How the text about a backtest looks.
struct BacktestTextOptions {
    /// `call`: the answer and the table of forecasts. `page`: with breakdowns, events and what is
    /// left out. `full`: everything.
    TextOptions::Detail detail = TextOptions::Detail::page;
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
};

/// What the document says beside the backtest.
struct BacktestDocument {
    /// Of the run; those of events are in them.
    std::vector<Diagnostic> diagnostics;
    RunStatus status;
    json::Layout layout = json::Layout::pretty;
};

/// The report for people. Ends with a newline; every number in it is in the JSON document.
[[nodiscard]] std::string render_backtest_text(const Backtest& backtest,
                                               const BacktestTextOptions& options);

/// The document of kind "backtest" (docs/json.md).
[[nodiscard]] std::string render_backtest_json(const Backtest& backtest,
                                               const BacktestDocument& document);

/// Tables for a document or a pull request in GitHub's and GitLab's Markdown, with what the numbers
/// cannot say. At most 60,000 bytes long: events are cut first, with a line on what was left out.
[[nodiscard]] std::string render_backtest_markdown(const Backtest& backtest);

/// A row for each event and priced layer, with a heading (RFC 4180, but lines end with a line
/// feed): what the price did, and of every forecast its net and whether it hit (1, 0, or empty when
/// it makes no call or the event is not scored). Numbers are exact.
[[nodiscard]] std::string render_backtest_csv(const Backtest& backtest);

}  // namespace stackimpact
