// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/id.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Closed interval of doubles, low <= high.
struct Interval {
    double low = 0.0;
    double high = 0.0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Admiralty reliability of a source (NATO AJP-2.1). `ungraded`: nobody judged it yet.
enum class Reliability { a, b, c, d, e, f, ungraded };

/// Who holds a claim or states a fact.
enum class Voice { market, analyst, vendor, users, rules };

enum class FactStatus { confirmed, claimed, disputed, retracted };

/// A place where something was said. In a scenario by id; a bare URL becomes a source of its own.
struct Source {
    SourceId id;
    std::string title;
    std::string publisher;
    std::string url;
    std::optional<Date> date;
    Reliability reliability = Reliability::ungraded;
    /// Sources of one group are not independent of each other; by default the source's id.
    std::string group;
    std::string note;
    Location location;

    friend bool operator==(const Source&, const Source&) = default;
};

/// A source cited for one claim.
struct Citation {
    SourceId source;
    /// Admiralty credibility 1 (confirmed) to 6 (cannot be judged); 0: ungraded.
    int credibility = 0;
    /// The words of the source that matter.
    std::string says;
    /// Independence group for this very claim, when it differs from the source's ("relays
    /// deepseek"); empty: the source's.
    std::string group;

    friend bool operator==(const Citation&, const Citation&) = default;
};

[[nodiscard]] std::string_view name(Reliability value);
[[nodiscard]] std::string_view name(Voice value);
[[nodiscard]] std::string_view name(FactStatus value);

}  // namespace stackimpact
