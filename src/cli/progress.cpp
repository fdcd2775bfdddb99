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

Progress::Progress(std::string verb, std::size_t all)
    : verb_(std::move(verb)),
      all_(all),
      wanted_(all > 1 && can_rewrite_messages()),
      next_(Clock::now() + patience) {}

Progress::~Progress() {
    if (shown_) tell(erase);
}

void Progress::advance() {
    const std::size_t done = ++done_;
    if (!wanted_) return;
    const std::unique_lock lock(mutex_, std::try_to_lock);
    // Another thread is just writing.
    if (lock.owns_lock()) show(done);
}

void Progress::show(std::size_t done) {
    const Clock::time_point now = Clock::now();
    if (now < next_ || done == all_) return;
    next_ = now + pause;
    shown_ = true;
    tell(fmt::format("{}{} {} of {}", erase, verb_, done, all_));
}

}  // namespace stackimpact::cli
