// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/outcome.hpp"

namespace stackimpact::cli {

/// What the CI files are to say, and whether they are written.
struct InitCiOptions {
    /// "github" or "gitlab".
    std::string service;
    /// Directory of the scenarios, from the root of the repository; empty: the usual one that is
    /// there.
    std::string scenarios;
    /// Where CI gets the program, as PLACE@REF; empty: a name that has to be filled in.
    std::string program;
    /// Replace a CI file that is there.
    bool force = false;
    /// Print the files instead of writing them.
    bool dry_run = false;

    friend bool operator==(const InitCiOptions&, const InitCiOptions&) = default;
};

/// Writes a CI file, and gates when there are none, into the repository around the working
/// directory; says what is left to do. A file that is there is an error of usage without `force`.
[[nodiscard]] Outcome init_ci(const InitCiOptions& options);

}  // namespace stackimpact::cli
