// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace stackimpact::conformance {

/// Counts and prints what passed, failed and was skipped.
class Tally {
public:
    void check(bool passed, const std::string& what) {
        if (passed) {
            ++passed_;
        } else {
            ++failed_;
            fmt::print("FAILED {}\n", what);
        }
    }
    void near(double actual, double expected, double tolerance, const std::string& what) {
        const bool close = std::fabs(actual - expected) <= tolerance;
        check(close, close ? "" : fmt::format("{}: {} instead of {}", what, actual, expected));
    }
    void skip(const std::string& reason, int cases = 1) { skipped_[reason] += cases; }

    /// Prints the counts and returns the exit code.
    [[nodiscard]] int finish() const {
        for (const auto& entry : skipped_) {
            fmt::print("{} skipped: {}\n", entry.second, entry.first);
        }
        fmt::print("{} passed, {} failed\n", passed_, failed_);
        return failed_ == 0 && passed_ > 0 ? 0 : 1;
    }

private:
    int passed_ = 0;
    int failed_ = 0;
    std::map<std::string, int> skipped_;
};

/// ctest counts this exit code as skipped.
inline constexpr int skipped_exit_code = 77;

/// Files named as arguments; with none `default_name` in the folder of STACKIMPACT_CONFORMANCE_DIR,
/// if that is set.
[[nodiscard]] inline std::vector<std::string> files(int argc, char** argv,
                                                    const std::string& default_name) {
    std::vector<std::string> names(argv + 1, argv + argc);
    const char* folder = std::getenv("STACKIMPACT_CONFORMANCE_DIR");
    if (names.empty() && folder != nullptr) names.push_back(folder + ("/" + default_name));
    return names;
}

/// Runs `check` on every file and prints the counts.
inline int run(int argc, char** argv, const std::string& default_name,
               const std::function<void(const nlohmann::json&, Tally&)>& check) {
    const std::vector<std::string> names = files(argc, argv, default_name);
    if (names.empty()) {
        fmt::print("SKIPPED {}: no file named and STACKIMPACT_CONFORMANCE_DIR is not set\n",
                   default_name);
        return skipped_exit_code;
    }
    Tally tally;
    for (const std::string& name : names) {
        std::ifstream file(name);
        const nlohmann::json document = nlohmann::json::parse(file, nullptr, false);
        tally.check(!document.is_discarded(), name + ": cannot be read");
        if (!document.is_discarded()) check(document, tally);
    }
    return tally.finish();
}

}  // namespace stackimpact::conformance
