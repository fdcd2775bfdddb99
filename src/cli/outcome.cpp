// SPDX-License-Identifier: MIT
#include "cli/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/console.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

constexpr std::array worst_first{
    Exit::terminated,    Exit::interrupted, Exit::hung_up, Exit::internal,     Exit::not_written,
    Exit::invalid_input, Exit::usage,       Exit::finding, Exit::inconclusive, Exit::ok};

auto rank(Exit code) {
    return std::find(worst_first.begin(), worst_first.end(), code);
}

}  // namespace

Outcome worse(const Outcome& a, const Outcome& b) {
    return rank(b.code) < rank(a.code) ? b : a;
}

int conclude(const Outcome& outcome) {
    const int code = static_cast<int>(outcome.code);
    if (outcome.code != Exit::ok) {
        tell(fmt::format("stackimpact: exit {}: {}\n", code, terminal_safe(outcome.reason)));
    }
    return code;
}

}  // namespace stackimpact::cli
