// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace stackimpact::cli {

/// Exit codes of the program.
enum class Exit {
    ok = 0,
    /// A gate or `--fail-on` found something.
    finding = 1,
    /// The command line makes no sense.
    usage = 2,
    /// An input is invalid or cannot be read.
    invalid_input = 3,
    /// Something was asked for and nothing was there to answer with.
    inconclusive = 4,
    /// An output could not be written.
    not_written = 5,
    /// A bug.
    internal = 70,
    // A signal asked for the end, and what was in hand is finished: 128 and its number.
    hung_up = 129,
    interrupted = 130,
    terminated = 143,
};

/// How a command ended and why, in one line for people.
struct Outcome {
    Exit code = Exit::ok;
    std::string reason;
};

/// The worse of two outcomes by the order 143, 130, 129, 70, 5, 3, 2, 1, 4, 0; the first when they
/// are equal.
[[nodiscard]] Outcome worse(const Outcome& a, const Outcome& b);

/// Says on standard error why the exit code is not 0; returns the code.
int conclude(const Outcome& outcome);

}  // namespace stackimpact::cli
