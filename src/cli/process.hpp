// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackimpact::cli {

/// What a program that was run to its end did.
struct Finished {
    /// Its exit status; 128 + N after signal N.
    int status = 0;
    std::string output;
};

/// Runs a program found on PATH with these words, `input` as its standard input and nothing shown
/// of its standard error. `environment` ("NAME=value") goes before the program's own. Nothing if
/// it cannot be started.
[[nodiscard]] std::optional<Finished> run_program(const std::vector<std::string>& words,
                                                  const std::vector<std::string>& environment,
                                                  std::string_view input);

}  // namespace stackimpact::cli
