// SPDX-License-Identifier: MIT
#include "cli/batch_pipeline.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <utility>

#include "cli/counts.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/write.hpp"

namespace stackimpact::cli {

namespace {

/// Mistakes that are told in full.
constexpr std::size_t most_told = 5;
static_assert(most_told <= most_batch_diagnostics);

/// Threads come one after the other, in the order of what they have in hand.
class Turns {
public:
    void wait_for(std::size_t sequence) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return next_ == sequence; });
    }
    void pass() {
        {
            const std::lock_guard lock(mutex_);
            ++next_;
        }
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_ = 0;
};

/// One thread's turn.
class Turn {
public:
    Turn(Turns& turns, std::size_t sequence) : turns_(turns) { turns_.wait_for(sequence); }
    ~Turn() { turns_.pass(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    Turns& turns_;
};

void add(BatchSummary& summary, BatchOutput& output) {
    summary.lines += output.lines;
    summary.bad_lines += output.bad_lines;
    if (summary.rule_failures == 0) summary.failed_rule = output.failed_rule;
    summary.rule_failures += output.rule_failures;
    for (Diagnostic& diagnostic : output.diagnostics) {
        if (summary.diagnostics.size() == most_told) break;
        summary.diagnostics.push_back(std::move(diagnostic));
    }
    summary.stopped = output.stopped;
}

/// What the threads of one run share.
class Run {
public:
    explicit Run(const BatchPipeline& pipeline)
        : pipeline_(pipeline), progress_(::isatty(pipeline.output) == 0) {}

    /// One thread's work.
    void work() {
        try {
            take_all();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!caught_) caught_ = std::current_exception();
            halt();
        }
    }

    BatchSummary finish() {
        if (caught_) std::rethrow_exception(caught_);
        return std::move(summary_);
    }

private:
    void take_all() {
        BatchWorker worker(pipeline_.program);
        LineBlock block;
        BatchOutput output;
        while (pipeline_.stream.take(block)) {
            std::exception_ptr failure;
            try {
                output.clear();
                if (!halted_) worker.run(block.lines, block.first_line, output);
            } catch (...) {
                failure = std::current_exception();
            }
            const Turn turn(turns_, block.sequence);
            if (!halted_) settle(block, output, failure);
        }
    }

    /// What came before a failure is written, what comes after it is not.
    void settle(const LineBlock& block, BatchOutput& output, const std::exception_ptr& failure) {
        try {
            if (failure) std::rethrow_exception(failure);
            deliver(block, output);
        } catch (...) {
            halt();
            throw;
        }
    }

    void deliver(const LineBlock& block, BatchOutput& output) {
        summary_.write_error = write_all(pipeline_.output, output.bytes);
        if (summary_.write_error == 0) add(summary_, output);
        if (summary_.write_error != 0 || summary_.stopped) halt();
        if (progress_.due()) progress_.show(words(block.read));
    }

    /// Nothing more is read, nor written.
    void halt() {
        halted_ = true;
        pipeline_.interrupt.stop();
    }

    [[nodiscard]] std::string words(std::size_t read) const {
        const double seconds = progress_.seconds();
        const auto rate = static_cast<std::size_t>(static_cast<double>(summary_.lines) / seconds);
        std::string text =
            fmt::format("{}, {} a second", counted(summary_.lines, "line"), grouped(rate));
        if (!pipeline_.input_bytes || read == 0) return text;
        const std::size_t left = *pipeline_.input_bytes - std::min(*pipeline_.input_bytes, read);
        const double share = static_cast<double>(left) / static_cast<double>(read);
        return text +
               fmt::format(", {} s left", grouped(static_cast<std::size_t>(seconds * share)));
    }

    const BatchPipeline& pipeline_;
    Turns turns_;
    // Whose turn it is alone uses these.
    BatchSummary summary_;
    ProgressLine progress_;
    std::atomic<bool> halted_ = false;
    std::mutex mutex_;
    std::exception_ptr caught_;
};

}  // namespace

BatchSummary run_pipeline(const BatchPipeline& pipeline, std::size_t jobs) {
    Run run(pipeline);
    on_threads(jobs, [&run] { run.work(); });
    return run.finish();
}

}  // namespace stackimpact::cli
