// SPDX-License-Identifier: MIT
#include "cli/parallel.hpp"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace stackimpact::cli {

namespace {

std::size_t usable_processors() {
    cpu_set_t usable;
    CPU_ZERO(&usable);
    if (::sched_getaffinity(0, sizeof usable, &usable) != 0) {
        // More processors than the set has room for.
        return std::max(1u, std::thread::hardware_concurrency());
    }
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&usable)));
}

/// What the threads of one call share.
class Work {
public:
    Work(std::size_t count, const std::function<void(std::size_t)>& work)
        : count_(count), work_(work) {}

    void take_all() {
        for (std::size_t i = next_++; i < count_; i = next_++) {
            try {
                work_(i);
            } catch (...) {
                keep(i, std::current_exception());
            }
        }
    }

    void throw_what_was_caught() const {
        if (caught_) std::rethrow_exception(caught_);
    }

private:
    void keep(std::size_t index, std::exception_ptr exception) {
        const std::lock_guard lock(mutex_);
        next_ = count_;
        if (caught_ && caught_at_ < index) return;
        caught_at_ = index;
        caught_ = std::move(exception);
    }

    std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
    std::exception_ptr caught_;
    std::size_t caught_at_ = 0;
};

/// Threads that are waited for, whatever happens.
class Threads {
public:
    ~Threads() {
        for (std::thread& thread : threads_) thread.join();
    }
    Threads() = default;
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

    /// Where the system has no more threads, those that there are do all the work.
    void start(std::size_t count, const std::function<void()>& work) {
        threads_.reserve(count);
        try {
            while (threads_.size() < count) threads_.emplace_back([&work] { work(); });
        } catch (const std::system_error&) {
            return;
        }
    }

private:
    std::vector<std::thread> threads_;
};

}  // namespace

std::size_t jobs_for(std::size_t count, const std::optional<std::size_t>& asked) {
    const std::size_t wanted = asked ? *asked : count > 1 ? usable_processors() : 1;
    return std::clamp<std::size_t>(std::min(wanted, greatest_jobs), 1,
                                   std::max<std::size_t>(count, 1));
}

void on_threads(std::size_t jobs, const std::function<void()>& work) {
    Threads threads;
    if (jobs > 1) threads.start(jobs - 1, work);
    work();
}

void for_each_index(std::size_t count, std::size_t jobs,
                    const std::function<void(std::size_t)>& work) {
    Work shared(count, work);
    on_threads(std::min(jobs, count), [&shared] { shared.take_all(); });
    shared.throw_what_was_caught();
}

}  // namespace stackimpact::cli
