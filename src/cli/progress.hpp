// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace stackimpact::cli {

/// One line on standard error that says how far a long run is: "analyzing 120 of 1000". Only on a
/// terminal that can rewrite a line, only for several things, and only after a second; erased in
/// the end. Safe to call from several threads.
class Progress {
public:
    /// `verb` says what is done ("analyzing"), `all` to how many things.
    Progress(std::string verb, std::size_t all);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more is done.
    void advance();

private:
    using Clock = std::chrono::steady_clock;

    void show(std::size_t done);

    std::string verb_;
    std::size_t all_;
    bool wanted_;
    std::atomic<std::size_t> done_ = 0;
    std::mutex mutex_;
    /// When the line may be written next.
    Clock::time_point next_;
    bool shown_ = false;
};

}  // namespace stackimpact::cli
