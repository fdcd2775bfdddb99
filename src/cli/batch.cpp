// SPDX-License-Identifier: MIT
#include "cli/batch.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include "analyze/analyze.hpp"
#include "batch/batch.hpp"
#include "cli/batch_pipeline.hpp"
#include "cli/counts.hpp"
#include "cli/output_file.hpp"
#include "cli/outputs.hpp"
#include "cli/parallel.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

bool to_file(const BatchCommandOptions& options) {
    return options.out != "-";
}

BatchOptions batch_options(const BatchCommandOptions& options) {
    const auto asked = [&options](std::string_view word) {
        return std::find(options.fields.begin(), options.fields.end(), word) !=
               options.fields.end();
    };
    BatchOptions result;
    result.fields = {asked("net"), asked("pressure"), asked("verdict"), asked("fired"),
                     asked("undecided")};
    result.on_error = options.on_error == "skip"   ? OnError::skip
                      : options.on_error == "stop" ? OnError::stop
                                                   : OnError::report;
    result.name = input_name(options.in);
    return result;
}

/// The input, open while it lives.
class Input {
public:
    explicit Input(const std::string& path)
        : descriptor_(open_input(path)), error_(descriptor_ < 0 ? errno : 0) {
        if (error_ == 0 && ::fstat(descriptor_, &status_) != 0) error_ = errno;
        if (error_ == 0 && S_ISDIR(status_.st_mode)) error_ = EISDIR;
    }
    ~Input() {
        if (descriptor_ >= 0) close_input(descriptor_);
    }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] int error() const { return error_; }
    /// Bytes from here to its end; nothing of a pipe or device.
    [[nodiscard]] std::optional<std::size_t> bytes() const {
        if (!S_ISREG(status_.st_mode)) return std::nullopt;
        const off_t begin = ::lseek(descriptor_, 0, SEEK_CUR);
        return static_cast<std::size_t>(std::max<off_t>(0, status_.st_size - begin));
    }
    /// True for a regular file that is also this one.
    [[nodiscard]] bool is(const struct stat& other) const {
        return S_ISREG(status_.st_mode) && status_.st_dev == other.st_dev &&
               status_.st_ino == other.st_ino;
    }

private:
    int descriptor_;
    int error_;
    struct stat status_ {};
};

/// Results would be read as events, or take the place of events that were not read yet.
bool output_is_input(const Input& input, const BatchCommandOptions& options) {
    struct stat output {};
    const int failed =
        to_file(options) ? ::stat(options.out.c_str(), &output) : ::fstat(STDOUT_FILENO, &output);
    return failed == 0 && input.is(output);
}

Outcome refuse_output(const BatchCommandOptions& options) {
    const std::string name = to_file(options) ? "--out " + options.out : "standard output";
    return usage_error(
        {{fmt::format("{}: this would replace the input", name), "choose another name"}});
}

Outcome unreadable(const BatchCommandOptions& options, int error) {
    Diagnostics diagnostics;
    report_unreadable(options.in, error, diagnostics);
    tell_diagnostics(diagnostics.all(), options.look);
    return {Exit::invalid_input, error_summary(diagnostics.all())};
}

/// Lines that the mistakes are in.
std::size_t lines_of(const std::vector<Diagnostic>& diagnostics) {
    std::set<std::size_t> lines;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::error)
            lines.insert(location(diagnostic.place).position.line);
    }
    return lines.size();
}

void tell_mistakes(const BatchSummary& summary, const BatchCommandOptions& options) {
    tell_diagnostics(summary.diagnostics, options.look);
    const std::size_t told = std::min(summary.bad_lines, lines_of(summary.diagnostics));
    if (told < summary.bad_lines) {
        tell(fmt::format("and {}\n", counted(summary.bad_lines - told, "more invalid line")));
    }
    if (summary.rule_failures > 0) {
        tell(fmt::format("warning: a rule failed and yielded nothing in {}; the first is `{}`\n",
                         counted(summary.rule_failures, "event"),
                         terminal_safe(summary.failed_rule)));
    }
    if (summary.bad_lines > 0 && options.on_error == "skip") {
        tell(fmt::format("warning: {} of {} of {} left out\n", grouped(summary.bad_lines),
                         counted(summary.lines, "line"), terminal_safe(input_name(options.in))));
    }
}

Outcome outcome_of_signal(int signal, std::size_t lines) {
    const Exit code = signal == SIGINT   ? Exit::interrupted
                      : signal == SIGHUP ? Exit::hung_up
                                         : Exit::terminated;
    return {code, fmt::format("SIG{} after {}", ::sigabbrev_np(signal), counted(lines, "line"))};
}

Outcome outcome_of(const BatchSummary& summary, const BatchCommandOptions& options) {
    if (summary.bad_lines == 0 || options.on_error == "skip") return {};
    if (summary.stopped) {
        return {Exit::invalid_input,
                fmt::format("line {} of {} is invalid, and nothing after it was read",
                            grouped(summary.lines), input_name(options.in))};
    }
    return {Exit::invalid_input,
            fmt::format("{} of {} of {} invalid", grouped(summary.bad_lines),
                        counted(summary.lines, "line"), input_name(options.in))};
}

/// What was finished, to its end.
Outcome conclude_stream(BatchSummary& summary, const LineStream& stream, const Interrupt& interrupt,
                        OutputFile* file, const BatchCommandOptions& options) {
    // A reader that left is no failure, and whom should mistakes be told of?
    const bool left = stream.abandoned() || summary.write_error == EPIPE;
    Outcome outcome;
    if (!left) {
        if (summary.write_error == 0 && file != nullptr) summary.write_error = file->commit();
        tell_mistakes(summary, options);
        outcome = outcome_of(summary, options);
        if (stream.error() != 0) outcome = worse(unreadable(options, stream.error()), outcome);
    }
    if (!left && summary.write_error != 0) {
        outcome = worse(outcome, not_written(to_file(options) ? options.out : "",
                                             std::strerror(summary.write_error)));
    }
    if (interrupt.signal() != 0) {
        outcome = worse(outcome, outcome_of_signal(interrupt.signal(), summary.lines));
    }
    return outcome;
}

Outcome run_stream(const BatchProgram& program, const BatchCommandOptions& options) {
    Interrupt interrupt;
    const Input input(options.in);
    if (interrupt.signal() != 0) return outcome_of_signal(interrupt.signal(), 0);
    if (input.error() != 0) return unreadable(options, input.error());
    if (output_is_input(input, options)) return refuse_output(options);
    std::optional<OutputFile> file;
    if (to_file(options)) file.emplace(options.out);
    if (interrupt.signal() != 0) return outcome_of_signal(interrupt.signal(), 0);
    if (file && file->error() != 0) return not_written(options.out, std::strerror(file->error()));
    const int output = file ? file->descriptor() : STDOUT_FILENO;
    LineStream stream(input.descriptor(), output, interrupt);
    BatchSummary summary = run_pipeline({program, stream, interrupt, output, input.bytes()},
                                        jobs_for(greatest_jobs, options.jobs));
    return conclude_stream(summary, stream, interrupt, file ? &*file : nullptr, options);
}

}  // namespace

Outcome run_batch(const BatchCommandOptions& options) {
    Diagnostics diagnostics;
    const auto knowledge = load_knowledge(options.knowledge, diagnostics);
    const bool usable = knowledge && check_batch(knowledge->vocabulary, diagnostics);
    diagnostics.sort();
    tell_diagnostics(diagnostics.all(), options.look);
    if (!usable) return {Exit::invalid_input, error_summary(diagnostics.all())};
    const AssessInput input{knowledge->scales, knowledge->vocabulary, knowledge->stack,
                            knowledge->rules};
    const BatchProgram program(input, batch_options(options));
    return run_stream(program, options);
}

}  // namespace stackimpact::cli
