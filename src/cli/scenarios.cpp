// SPDX-License-Identifier: MIT
#include "cli/scenarios.hpp"

#include <filesystem>
#include <utility>

#include "cli/read.hpp"

namespace stackimpact::cli {

std::optional<ReadScenario> read_scenario(const std::string& path, const Knowledge& knowledge,
                                          Diagnostics& diagnostics) {
    const ReadResult input = read_input(path, diagnostics);
    if (!input.read) return std::nullopt;
    const std::string id =
        path == standard_input ? "stdin" : std::filesystem::path(path).stem().string();
    auto scenario = load_scenario(input.text, id, knowledge, diagnostics);
    if (!scenario) return std::nullopt;
    return ReadScenario{input.text, std::move(*scenario)};
}

}  // namespace stackimpact::cli
