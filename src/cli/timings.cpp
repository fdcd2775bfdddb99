// SPDX-License-Identifier: MIT
#include "cli/timings.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "report/escape.hpp"

namespace stackimpact::cli {

Timings::Timings(bool wanted) : wanted_(wanted), begin_(std::chrono::steady_clock::now()) {
    if (!wanted_) return;
    spdlog::set_default_logger(spdlog::stderr_logger_mt("stackimpact"));
    spdlog::set_pattern("%n: %v");
}

void Timings::done(std::string_view stage) {
    if (!wanted_) return;
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> taken = now - begin_;
    spdlog::info("{:8.3f} ms  {}", taken.count(), terminal_safe(stage));
    begin_ = std::chrono::steady_clock::now();
}

Timings Timings::restarted() const {
    Timings copy = *this;
    copy.begin_ = std::chrono::steady_clock::now();
    return copy;
}

}  // namespace stackimpact::cli
