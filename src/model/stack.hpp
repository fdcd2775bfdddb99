// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/evidence.hpp"
#include "model/id.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// One dated, sourced value of a figure. Ranges keep both ends; conflicting values are several
/// figures of one series.
struct Figure {
    double value = 0.0;
    std::optional<double> low;
    std::optional<double> high;
    /// The period that the value speaks of.
    Date date;
    /// Url of the page; empty only with basis "judgement" or unseen.
    std::string url;
    /// Reliability and credibility ("C3"); empty: ungraded.
    std::string grade;
    /// "source", "judgement" or "unseen" (recalled, nobody checked it).
    std::string basis = "source";
    /// Id of the entry in the collection of figures it was taken from ("d25"); may be empty.
    std::string entry;
    std::string note;
    Location location;

    friend bool operator==(const Figure&, const Figure&) = default;
};

/// A figure's values in order of date.
using Series = std::vector<Figure>;

/// Latest figure that is not after `event`; else the earliest later one with `later` set.
struct PickedFigure {
    const Figure* figure = nullptr;
    bool later = false;
};

/// A competitor in a layer.
struct Player {
    std::string name;
    /// Share of the layer's market, 0 to 1, under the layer's measure `measure`.
    Series share;
    /// What the share is a share of ("foundry revenue"). Shares of one measure and date must not
    /// exceed 1 together.
    std::string measure;

    friend bool operator==(const Player&, const Player&) = default;
};

struct Layer {
    LayerId id;
    /// 1-based position along the chain as listed.
    int order = 0;
    std::string name;
    std::string about;
    /// A word on who competes ("one dominant firm").
    std::string competition;
    std::string moat;
    std::vector<Player> players;
    Location location;

    friend bool operator==(const Layer&, const Layer&) = default;
};

struct Channel {
    ChannelId id;
    std::string name;
    std::string about;

    friend bool operator==(const Channel&, const Channel&) = default;
};

/// Supplier layer → customer layer. Coefficients by name ("demand", "cost", "supply",
/// "complement"), each in [0, 1].
struct Link {
    LayerId supplier;
    LayerId customer;
    std::map<std::string, Series> coefficients;
    std::string note;
    Location location;

    friend bool operator==(const Link&, const Link&) = default;
};

enum class FlowToward { suppliers, customers };

/// How pressure in one channel of a layer becomes pressure in a channel of its neighbours (DESIGN
/// section 3).
struct Flow {
    ChannelId from;
    ChannelId to;
    FlowToward toward = FlowToward::suppliers;
    /// +1 or -1.
    int sign = 1;
    /// Which coefficient of the link applies.
    std::string coefficient;
    /// In [0, 1).
    double damping = 0.5;
    std::string about;
    /// Where it stands in the stack's file.
    Span span;

    friend bool operator==(const Flow&, const Flow&) = default;
};

/// A number about the world that rules compare with.
struct Reference {
    ReferenceName name;
    /// Unit as in the vocabulary; empty: plain number.
    std::string unit;
    std::string about;
    Series series;
    Location location;

    friend bool operator==(const Reference&, const Reference&) = default;
};

/// A listed company and how much of it is in each layer (shares of its value, judged, 0 to 1,
/// together at most 1).
struct Company {
    Ticker ticker;
    std::string name;
    std::map<LayerId, double> exposure;
    /// Says that its price stands in for the layer ("power supplier") when it is not itself in the
    /// layer's business.
    std::string proxy;
    std::string note;

    friend bool operator==(const Company&, const Company&) = default;
};

struct Stack {
    std::string id;
    std::string name;
    std::string about;
    /// In order.
    std::vector<Layer> layers;
    std::vector<Channel> channels;
    std::vector<Link> links;
    std::vector<Flow> flows;
    std::map<ReferenceName, Reference> references;
    std::map<Ticker, Company> companies;
    /// What returns are held against when they are computed from prices; empty: the caller says.
    std::string cap_weighted_benchmark;
    std::string equal_weighted_benchmark;
    std::string sha256;
};

/// Picks from a series for an event date (no date: the latest). A series is never empty after load.
[[nodiscard]] PickedFigure pick(const Series& series, const std::optional<Date>& event);

[[nodiscard]] std::string_view name(FlowToward value);

}  // namespace stackimpact
