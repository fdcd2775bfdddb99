// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.hpp"
#include "batch/parts.hpp"
#include "batch/scoring.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::batch {

/// Writes results, a line each.
class ResultWriter {
public:
    explicit ResultWriter(const BatchProgram::Parts& parts);

    /// The result of one event of the block that is being scored. False, with nothing written, when
    /// a pressure is out of bounds.
    [[nodiscard]] bool write(const Block& block, std::size_t lane, BlockScoring& scoring,
                             std::string& out);

private:
    void put(std::string_view text);
    void put(Micro number);
    void put_net(const std::vector<Shares>& shares);
    void put_pressure(const std::vector<Pressure>& pressures);
    void put_verdict(const std::vector<Shares>& shares);
    void append_fired(const Block& block, std::size_t lane, const BlockScoring& scoring,
                      std::string& out) const;
    void append_undecided(const Block& block, std::size_t lane, BlockScoring& scoring,
                          std::string& out) const;

    const BatchProgram::Parts& parts_;
    /// `"layer":`, after the first with a comma before it.
    std::vector<std::string> layers_;
    /// Room for all numbers of one line.
    std::vector<char> room_;
    char* at_ = nullptr;
    std::vector<Shares> shares_;
};

/// The line for an event that has mistakes; `id` as written or empty.
[[nodiscard]] std::string error_line(std::string_view id,
                                     const std::vector<Diagnostic>& diagnostics);

}  // namespace stackimpact::batch
