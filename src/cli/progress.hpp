// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace stackimpact::cli {

/// A line on standard error that is written anew as a long run goes on, and erased in the end. Only
/// on a terminal that can rewrite a line, and only after a second. One thread at a time.
class ProgressLine {
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    [[nodiscard]] bool wanted() const { return wanted_; }
    /// Long enough after the last time.
    [[nodiscard]] bool due() const;
    void show(const std::string& words);
    /// Since it began.
    [[nodiscard]] double seconds() const;

private:
    using Clock = std::chrono::steady_clock;

    bool wanted_;
    Clock::time_point begin_;
    /// When the line may be written next.
    Clock::time_point next_;
    bool shown_ = false;
};

/// Says how far a run over several things is: "analyzing 120 of 1000". Safe to call from several
/// threads.
class Progress {
public:
    /// `verb` says what is done ("analyzing"), `all` to how many things.
    Progress(std::string verb, std::size_t all);

    /// One more is done.
    void advance();

private:
    std::string verb_;
    std::size_t all_;
    std::atomic<std::size_t> done_ = 0;
    std::mutex mutex_;
    ProgressLine line_;
};

}  // namespace stackimpact::cli
