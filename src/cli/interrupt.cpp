// SPDX-License-Identifier: MIT
#include "cli/interrupt.hpp"

#include <signal.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace stackimpact::cli {

namespace {

constexpr std::array ending{SIGINT, SIGTERM, SIGHUP};

/// timeout(1) and others signal a process and then its whole group: within this time it is one
/// request and not a second.
constexpr std::int64_t same_request_ns = 200'000'000;

// A handler sees nothing but what is global.
std::atomic<int> wake_up = -1;
std::atomic<int> caught = 0;
std::atomic<std::int64_t> caught_at = 0;
std::atomic<bool> asked = false;
std::array<struct sigaction, ending.size()> before;
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t now_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

void wake() {
    const std::uint64_t one = 1;
    asked = true;
    static_cast<void>(::write(wake_up, &one, sizeof one));
}

extern "C" void on_ending_signal(int number) {
    const int error = errno;
    int none = 0;
    if (caught.compare_exchange_strong(none, number)) {
        caught_at = now_ns();
        wake();
    } else if (now_ns() - caught_at > same_request_ns) {
        ::signal(number, SIG_DFL);
        ::raise(number);
    }
    errno = error;
}

}  // namespace

Interrupt::Interrupt() {
    wake_up = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake_up < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
    caught = 0;
    asked = false;
    for (std::size_t i = 0; i < ending.size(); ++i) {
        ::sigaction(ending[i], nullptr, &before[i]);
        if (before[i].sa_handler == SIG_IGN) continue;
        // Without SA_RESTART: opening a FIFO that nobody else opens ends too.
        struct sigaction action {};
        action.sa_handler = on_ending_signal;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(ending[i], &action, nullptr);
    }
}

Interrupt::~Interrupt() {
    for (std::size_t i = 0; i < ending.size(); ++i) ::sigaction(ending[i], &before[i], nullptr);
    ::close(wake_up.exchange(-1));
}

int Interrupt::descriptor() const {
    return wake_up;
}

int Interrupt::signal() const {
    return caught;
}

void Interrupt::stop() {
    wake();
}

bool Interrupt::stopped() const {
    return asked;
}

}  // namespace stackimpact::cli
