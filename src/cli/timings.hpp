// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string_view>

namespace stackimpact::cli {

/// Says on standard error how long each stage took, when that was asked for. Threads have one each:
/// `restarted`.
class Timings {
public:
    explicit Timings(bool wanted);
    /// Ends the stage that began with the last call or the construction.
    void done(std::string_view stage);
    /// One whose first stage begins now.
    [[nodiscard]] Timings restarted() const;

private:
    bool wanted_;
    std::chrono::steady_clock::time_point begin_;
};

}  // namespace stackimpact::cli
