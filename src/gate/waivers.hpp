// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/check.hpp"
#include "model/date.hpp"
#include "model/gate.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::gate {

/// Applies the waivers of a file to the checks of a run, one after the other, and knows in the end
/// which of them did nothing.
class Waivers {
public:
    Waivers(const GateFile& file, const Date& today);

    /// A check that fails becomes waived when somebody answers for it today; where nobody does any
    /// more it says so.
    void apply(Check& check);
    /// Warns of waivers that no check needed. Those of gates that are off are left alone.
    void report(Diagnostics& diagnostics) const;

private:
    /// What the checks that it covers became.
    struct Use {
        bool covers = false;
        bool needed = false;
        bool off = false;
    };

    const GateFile& file_;
    Date today_;
    /// One for each waiver.
    std::vector<Use> uses_;
};

}  // namespace stackimpact::gate
