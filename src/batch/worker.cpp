// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <utility>

#include "batch/batch.hpp"
#include "batch/block.hpp"
#include "batch/parts.hpp"
#include "batch/reader.hpp"
#include "batch/scoring.hpp"
#include "batch/writer.hpp"
#include "load/load_event.hpp"
#include "source/readable_text.hpp"

namespace stackimpact {

namespace {

using batch::Block;

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// A line as diagnostics show it.
TextPtr text_of(const BatchProgram::Parts& parts, std::string_view line, std::size_t number) {
    return std::make_shared<const Text>(parts.options.name, std::string(line), number);
}

}  // namespace

struct BatchWorker::State {
    explicit State(const BatchProgram::Parts& all)
        : parts(all), reader(all), block(all.input.rules.environment), scoring(all), writer(all) {
        block.facts.reset(cel::lane_count);
    }

    /// Reads one line into the next lane; false: it ends the work.
    bool take(std::string_view line, std::size_t number, BatchOutput& output);
    bool take_unusual(std::string_view line, std::size_t number, BatchOutput& output);
    /// Notes a bad line; false: it ends the work.
    bool refuse(const Diagnostics& diagnostics, std::string_view id, BatchOutput& output,
                std::string& error) const;
    /// Scores and writes what the block holds; false: one of them ends the work.
    bool finish(BatchOutput& output);

    const BatchProgram::Parts& parts;
    batch::EventReader reader;
    Block block;
    batch::BlockScoring scoring;
    batch::ResultWriter writer;
    /// Of each lane the line and its number.
    std::array<std::pair<std::string_view, std::size_t>, cel::lane_count> lines;
};

BatchWorker::BatchWorker(const BatchProgram& program) : state_(new State(program.parts())) {}

BatchWorker::~BatchWorker() = default;

bool BatchWorker::State::refuse(const Diagnostics& diagnostics, std::string_view id,
                                BatchOutput& output, std::string& error) const {
    ++output.bad_lines;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
        if (output.diagnostics.size() == most_batch_diagnostics) break;
        output.diagnostics.push_back(diagnostic);
    }
    if (parts.options.on_error == OnError::report) {
        error = batch::error_line(id, diagnostics.all());
    }
    return parts.options.on_error != OnError::stop;
}

bool BatchWorker::State::take_unusual(std::string_view line, std::size_t number,
                                      BatchOutput& output) {
    const std::size_t lane = block.count;
    const TextPtr text = text_of(parts, line, number);
    Diagnostics diagnostics;
    if (line.size() > longest_line) {
        diagnostics.add(too_long_line(text, longest_line));
        if (!refuse(diagnostics, {}, output, block.errors[lane])) return false;
        ++block.count;
        return true;
    }
    const auto event = load_event(text, parts.input.vocabulary, diagnostics);
    if (event) {
        set_event(*event, parts, lane, block);
        block.events |= cel::lane_bit(lane);
    } else {
        diagnostics.sort();
        const Event* const readable = event.readable();
        const std::string_view id = readable == nullptr ? std::string_view() : readable->id;
        if (!refuse(diagnostics, id, output, block.errors[lane])) return false;
    }
    ++block.count;
    return true;
}

bool BatchWorker::State::take(std::string_view line, std::size_t number, BatchOutput& output) {
    const std::size_t lane = block.count;
    lines[lane] = {line, number};
    if (line.size() > longest_line || !reader.read(line, lane, block)) {
        // Behind much blank space there may be more, which was cut off.
        if (line.size() <= longest_line && is_blank(line)) return true;
        if (!take_unusual(line, number, output)) return false;
    } else {
        block.events |= cel::lane_bit(lane);
        ++block.count;
    }
    return block.count < cel::lane_count || finish(output);
}

bool BatchWorker::State::finish(BatchOutput& output) {
    block.facts.cut(block.count);
    scoring.begin(block);
    bool goes_on = true;
    for (std::size_t lane = 0; lane < block.count && goes_on; ++lane) {
        if ((block.events & cel::lane_bit(lane)) == 0) {
            output.bytes += block.errors[lane];
        } else if (writer.write(block, lane, scoring, output.bytes)) {
            ++output.events;
        } else {
            Diagnostics diagnostics;
            const TextPtr text = text_of(parts, lines[lane].first, lines[lane].second);
            diagnostics.add(excessive_pressure({text, {0, lines[lane].first.size()}}));
            goes_on = refuse(diagnostics, block.heads[lane].id, output, block.errors[lane]);
            output.bytes += block.errors[lane];
        }
        block.errors[lane].clear();
    }
    if (scoring.failed() != 0) {
        output.rule_failures += static_cast<std::size_t>(std::popcount(scoring.failed()));
        if (output.failed_rule.empty()) {
            output.failed_rule = parts.rules.rule(scoring.failed_rule()).id.str();
        }
    }
    block.facts.reset(cel::lane_count);
    block.events = 0;
    block.count = 0;
    return goes_on;
}

void BatchWorker::run(std::string_view lines, std::size_t first_line, BatchOutput& output) {
    State& state = *state_;
    std::size_t number = first_line;
    if (first_line == 1) lines.remove_prefix(after_byte_order_mark(lines));
    bool goes_on = true;
    while (!lines.empty() && goes_on) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const bool with_return = end > 0 && lines[end - 1] == '\r';
        goes_on = state.take(lines.substr(0, with_return ? end - 1 : end), number++, output);
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    output.lines += number - first_line;
    output.stopped = !state.finish(output) || !goes_on;
}

}  // namespace stackimpact
