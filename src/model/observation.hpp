// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// What somebody saw of a metric.
struct Observation {
    /// In base units of its unit.
    double value = 0.0;
    /// The value as the author wrote it ("$350bn"); empty when written as a JSON number.
    std::string as_written;
    /// What its unit measures, empty for a plain number; nothing when written as a JSON number.
    std::optional<std::string> dimension;
    /// When it became known.
    Date date;
    /// An address, or words.
    std::string source;
    std::string note;
    Location location;

    friend bool operator==(const Observation&, const Observation&) = default;
};

/// By metric; each in order of date, those of one date in file order.
using Observations = std::map<std::string, std::vector<Observation>>;

/// A file of observations.
struct ObservationFile {
    std::string path;
    std::string sha256;
    Observations observations;
};

/// How falsifiers write the value that they compare a metric with.
struct AskedMetric {
    /// Nothing: as a JSON number.
    std::optional<std::string> dimension;
    /// As the first of them wrote it.
    std::string example;
};

/// What falsifiers ask for, by metric.
using AskedMetrics = std::map<std::string, AskedMetric>;

}  // namespace stackimpact
