// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assess.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

/// What is written of every event beside its id; what is not asked for is not computed.
struct BatchFields {
    bool net = false;
    bool pressure = false;
    bool verdict = false;
    bool fired = false;
    bool undecided = false;

    friend bool operator==(const BatchFields&, const BatchFields&) = default;
};

/// What becomes of a line that is no valid event.
enum class OnError {
    /// An error stands in its place.
    report,
    /// It is left out.
    skip,
    /// Nothing after it is read.
    stop
};

struct BatchOptions {
    BatchFields fields{true, false, true, false, false};
    OnError on_error = OnError::report;
    /// What diagnostics call the stream.
    std::string name = "<stdin>";
};

/// A line may have so many bytes without its end.
inline constexpr std::size_t longest_line = std::size_t{1} << 20;
/// So many bytes behind the lines given to `BatchWorker::run` must be readable.
inline constexpr std::size_t batch_padding = 64;
/// More diagnostics than this of one `run` are counted and not kept.
inline constexpr std::size_t most_batch_diagnostics = 10;

/// What became of some lines.
struct BatchOutput {
    /// Results and errors, a line each, in the order of the events.
    std::string bytes;
    /// Lines read, blank ones too.
    std::size_t lines = 0;
    std::size_t events = 0;
    /// Lines that are no valid event.
    std::size_t bad_lines = 0;
    /// Events in which some rule failed and yielded nothing, and the first that did.
    std::size_t rule_failures = 0;
    std::string failed_rule;
    /// The first mistakes, at their places in the stream.
    std::vector<Diagnostic> diagnostics;
    /// A bad line ended the work (`OnError::stop`); the lines after it were not looked at.
    bool stopped = false;

    /// Empty again, with its memory kept.
    void clear();
};

/// Rules, stack and vocabulary as one flat program for events. Immutable: any number of workers
/// share it.
class BatchProgram {
public:
    /// `input` outlives it. Throws nothing for valid knowledge; see `check_batch`.
    BatchProgram(const AssessInput& input, BatchOptions options);
    BatchProgram(const BatchProgram&) = delete;
    BatchProgram& operator=(const BatchProgram&) = delete;
    ~BatchProgram();

    struct Parts;
    [[nodiscard]] const Parts& parts() const { return *parts_; }

private:
    std::unique_ptr<Parts> parts_;
};

/// Refuses a vocabulary in which a fact has the name of a key that events use themselves.
[[nodiscard]] bool check_batch(const Vocabulary& vocabulary, Diagnostics& diagnostics);

/// Scores lines, one call after the other; each thread has its own.
class BatchWorker {
public:
    /// `program` outlives it.
    explicit BatchWorker(const BatchProgram& program);
    BatchWorker(const BatchWorker&) = delete;
    BatchWorker& operator=(const BatchWorker&) = delete;
    ~BatchWorker();

    /// Adds what becomes of whole lines, of which the last one may lack its end, to `output`.
    /// `lines` are followed by `batch_padding` bytes of any content. `first_line` is the number of
    /// the first in the stream, from 1; a byte-order mark may stand before line 1.
    void run(std::string_view lines, std::size_t first_line, BatchOutput& output);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace stackimpact
