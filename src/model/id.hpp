// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace stackimpact {

/// A name of one sort of thing; names of different sorts do not mix. Ordered by bytes.
template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) {}

    [[nodiscard]] bool empty() const { return value.empty(); }
    [[nodiscard]] const std::string& str() const { return value; }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;
};

using LayerId = Id<struct LayerTag>;
using ChannelId = Id<struct ChannelTag>;
using FactName = Id<struct FactTag>;
using ReferenceName = Id<struct ReferenceTag>;
using SourceId = Id<struct SourceTag>;
/// Rules, rule instances (`rule@layer`) and scenario arguments share this namespace.
using ArgumentId = Id<struct ArgumentTag>;
using MechanismId = Id<struct MechanismTag>;
using KindId = Id<struct KindTag>;
using CaseId = Id<struct CaseTag>;
using Ticker = Id<struct TickerTag>;

}  // namespace stackimpact
