// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "batch/block.hpp"
#include "batch/parts.hpp"
#include "model/event.hpp"

namespace stackimpact::batch {

/// Puts lines of the usual form, flat and with bare values, straight into a block. All others it
/// leaves alone: whether they are right or wrong, `load_event` tells.
class EventReader {
public:
    explicit EventReader(const BatchProgram::Parts& parts);
    EventReader(const EventReader&) = delete;
    EventReader& operator=(const EventReader&) = delete;
    ~EventReader();

    /// Reads a line, without its end and followed by `batch_padding` bytes, into a lane in which
    /// nothing is set. False: it is not of the usual form, and nothing is set.
    [[nodiscard]] bool read(std::string_view line, std::size_t lane, Block& block);

private:
    struct Parser;

    const BatchProgram::Parts& parts_;
    std::unique_ptr<Parser> parser_;
};

/// Puts an event that `load_event` has read into a lane in which nothing is set.
void set_event(const Event& event, const BatchProgram::Parts& parts, std::size_t lane,
               Block& block);

}  // namespace stackimpact::batch
