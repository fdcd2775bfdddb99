// SPDX-License-Identifier: MIT
#include "cli/batch_pipeline.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "cli/counts.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/write.hpp"

namespace stackimpact::cli {

namespace {

/// Mistakes that are told in full.
constexpr std::size_t most_told = 5;
static_assert(most_told <= most_batch_diagnostics);

/// So many finished blocks may wait for one that is not, for each thread.
constexpr std::size_t pieces_for_a_thread = 4;

/// What became of one block.
struct Settled {
    BatchOutput output;
    /// What was read of the stream up to the end of the block, in bytes.
    std::size_t read = 0;
    std::exception_ptr failure;
};

/// Puts what threads have finished into the order of the stream. Who brings the next piece also
/// delivers those behind it that came before it, so that nobody waits for another's turn; only
/// when too much has piled up.
class Queue {
public:
    explicit Queue(std::size_t most) : most_(most) {}

    /// Calls `deliver` for every piece whose turn it is, one after the other. Takes the content of
    /// `settled` and leaves an empty one with memory for the next in its place.
    template <class Deliver>
    void put(std::size_t sequence, Settled& settled, const Deliver& deliver) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return sequence == next_ || pieces_.size() < most_ || broken_; });
        try {
            pieces_.emplace(sequence, std::exchange(settled, take_spare()));
        } catch (...) {
            // No memory for it: its turn never comes, and nobody must wait for that.
            broken_ = true;
            changed_.notify_all();
            throw;
        }
        if (delivering_) return;
        delivering_ = true;
        for (auto first = pieces_.begin(); first != pieces_.end() && first->first == next_;
             first = pieces_.begin()) {
            Settled piece = std::move(first->second);
            pieces_.erase(first);
            lock.unlock();
            deliver(piece);
            piece.output.clear();
            lock.lock();
            spare_.push_back(std::move(piece));
            ++next_;
            changed_.notify_all();
        }
        delivering_ = false;
    }

private:
    [[nodiscard]] Settled take_spare() {
        if (spare_.empty()) return {};
        Settled piece = std::move(spare_.back());
        spare_.pop_back();
        piece.failure = nullptr;
        return piece;
    }

    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, Settled> pieces_;
    std::vector<Settled> spare_;
    std::size_t next_ = 0;
    bool delivering_ = false;
    /// A piece was lost.
    bool broken_ = false;
};

void add(BatchSummary& summary, const BatchOutput& output) {
    summary.lines += output.lines;
    summary.bad_lines += output.bad_lines;
    if (summary.rule_failures == 0) summary.failed_rule = output.failed_rule;
    summary.rule_failures += output.rule_failures;
    for (const Diagnostic& diagnostic : output.diagnostics) {
        if (summary.diagnostics.size() == most_told) break;
        summary.diagnostics.push_back(diagnostic);
    }
    summary.stopped = output.stopped;
}

/// What the threads of one run share.
class Run {
public:
    Run(const BatchPipeline& pipeline, std::size_t jobs)
        : pipeline_(pipeline),
          queue_(pieces_for_a_thread * jobs),
          progress_(::isatty(pipeline.output) == 0) {}

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
        Settled settled;
        while (pipeline_.stream.take(block)) {
            try {
                settled.read = block.read;
                if (!halted_) worker.run(block.lines, block.first_line, settled.output);
            } catch (...) {
                settled.failure = std::current_exception();
            }
            queue_.put(block.sequence, settled, [this](const Settled& piece) { settle(piece); });
        }
    }

    /// What came before a failure is written, what comes after it is not.
    void settle(const Settled& piece) {
        if (halted_) return;
        try {
            if (piece.failure) std::rethrow_exception(piece.failure);
            deliver(piece.output, piece.read);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!caught_) caught_ = std::current_exception();
            halt();
        }
    }

    void deliver(const BatchOutput& output, std::size_t read) {
        summary_.write_error = write_all(pipeline_.output, output.bytes);
        if (summary_.write_error == 0) add(summary_, output);
        if (summary_.write_error != 0 || summary_.stopped) halt();
        if (progress_.due()) progress_.show(words(read));
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
    Queue queue_;
    // Who delivers alone uses these.
    BatchSummary summary_;
    ProgressLine progress_;
    std::atomic<bool> halted_ = false;
    std::mutex mutex_;
    std::exception_ptr caught_;
};

}  // namespace

BatchSummary run_pipeline(const BatchPipeline& pipeline, std::size_t jobs) {
    Run run(pipeline, jobs);
    on_threads(jobs, [&run] { run.work(); });
    return run.finish();
}

}  // namespace stackimpact::cli
