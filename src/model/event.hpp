// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/date.hpp"
#include "model/evidence.hpp"
#include "model/scenario.hpp"

namespace stackimpact {

/// A fact of an event in a stream.
struct EventFact {
    Fact fact;
    /// A value without evidence: it counts with weight 1.
    bool bare = true;

    friend bool operator==(const EventFact&, const EventFact&) = default;
};

/// One event of a stream: facts beside each other, without arguments of its own.
struct Event {
    /// As written: a JSON string with its quotes, or digits. Empty: none.
    std::string id;
    std::optional<KindId> kind;
    std::optional<Date> date;
    std::map<SourceId, Source> sources;
    std::map<FactName, EventFact> facts;
};

}  // namespace stackimpact
