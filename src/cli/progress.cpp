// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/console.hpp"

namespace stackimpact::cli {

namespace {

/// Who waits less does not wonder.
constexpr std::chrono::milliseconds patience{1000};
/// More often than this nobody can read, and a slow line would be the brake.
constexpr std::chrono::milliseconds pause{100};

/// Back to the start of the line, and nothing behind the cursor.
constexpr const char* erase = "\r\x1b[K";

}  // namespace

ProgressLine::ProgressLine(bool wanted)
    : wanted_(wanted && can_rewrite_messages()), begin_(Clock::now()), next_(begin_ + patience) {}

ProgressLine::~ProgressLine() {
    if (shown_) tell(erase);
}

bool ProgressLine::due() const {
    return wanted_ && Clock::now() >= next_;
}

void ProgressLine::show(const std::string& words) {
    next_ = Clock::now() + pause;
    shown_ = true;
    tell(erase + words);
}

double ProgressLine::seconds() const {
    return std::chrono::duration<double>(Clock::now() - begin_).count();
}

Progress::Progress(std::string verb, std::size_t all)
    : verb_(std::move(verb)), all_(all), line_(all > 1) {}

void Progress::advance() {
    const std::size_t done = ++done_;
    if (!line_.wanted() || done == all_) return;
    const std::unique_lock lock(mutex_, std::try_to_lock);
    // Otherwise another thread is just writing.
    if (lock.owns_lock() && line_.due()) {
        line_.show(fmt::format("{} {} of {}", verb_, done, all_));
    }
}

}  // namespace stackimpact::cli
