// SPDX-License-Identifier: MIT
#include "report/json_values.hpp"

#include <algorithm>

namespace stackimpact::json {

void put(Writer& out, const Date& value) {
    out.value(to_string(value));
}

void put(Writer& out, const Interval& value) {
    put(out, std::vector<double>{value.low, value.high});
}

void put(Writer& out, const MissingReturn& value) {
    out.begin_object();
    out.member("ticker", value.ticker);
    out.member("reason", value.reason);
    out.end_object();
}

void put(Writer& out, const Location& value) {
    if (value.file.empty()) {
        out.null();
        return;
    }
    out.begin_object();
    out.member("file", value.file);
    out.member("line", count(value.position.line));
    out.member("column", count(value.position.column));
    out.end_object();
}

void put(Writer& out, const Citation& value) {
    out.begin_object();
    out.member("source", value.source);
    out.member("credibility",
               value.credibility == 0 ? std::nullopt : std::optional(value.credibility));
    out.member("says", text(value.says));
    out.member("group", text(value.group));
    out.end_object();
}

void put(Writer& out, const Pressure& value) {
    out.begin_object();
    out.member("bull", value.bull);
    out.member("bear", value.bear);
    out.end_object();
}

void put(Writer& out, const Effect& effect) {
    out.begin_object();
    out.member("layer", effect.layer);
    out.member("channel", effect.channel);
    out.member("direction", effect.direction);
    out.member("weight", effect.weight);
    out.end_object();
}

void put(Writer& out, const Source& source) {
    out.begin_object();
    out.member("id", source.id);
    out.member("title", text(source.title));
    out.member("publisher", text(source.publisher));
    out.member("url", text(source.url));
    out.member("date", source.date);
    out.member("reliability", source.reliability);
    out.member("group", text(source.group));
    out.member("note", text(source.note));
    out.member("location", source.location);
    out.end_object();
}

void put(Writer& out, const Acceptance& accepted) {
    out.begin_object();
    out.member("reason", accepted.reason);
    out.member("by", text(accepted.by));
    out.member("date", accepted.date);
    out.end_object();
}

void put(Writer& out, const std::variant<ArgumentId, MechanismId>& target) {
    if (const auto* argument = std::get_if<ArgumentId>(&target)) {
        out.value(argument->str());
    } else {
        out.value("mechanism:" + std::get<MechanismId>(target).str());
    }
}

std::optional<std::string> hash(const std::string& sha256) {
    return sha256.empty() ? std::nullopt : std::optional("sha256:" + sha256);
}

std::optional<std::int64_t> count(std::size_t value) {
    return value == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(value));
}

void range(Writer& out, std::string_view key, Micro low, Micro high) {
    out.key(key);
    out.begin_array(true);
    out.value(low);
    out.value(high);
    out.end_array();
}

void cited(Writer& out, const std::vector<Citation>& citations) {
    std::vector<SourceId> sources;
    for (const Citation& citation : citations) {
        if (std::find(sources.begin(), sources.end(), citation.source) != sources.end()) continue;
        sources.push_back(citation.source);
    }
    out.member("sources", sources);
    out.member("citations", citations);
}

void shares(Writer& out, const Shares& shares) {
    out.member("net", shares.net);
    out.member("bull", shares.bull);
    out.member("bear", shares.bear);
    out.member("open", shares.open);
}

}  // namespace stackimpact::json
