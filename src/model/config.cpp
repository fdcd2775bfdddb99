// SPDX-License-Identifier: MIT
#include "model/config.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace stackimpact {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool holds(const VersionRange::Bound& bound, const Version& version) {
    if (bound.op == "<") return version < bound.version;
    if (bound.op == "<=") return version <= bound.version;
    if (bound.op == ">") return version > bound.version;
    if (bound.op == ">=") return version >= bound.version;
    return version == bound.version;
}

std::optional<VersionRange::Bound> parse_bound(std::string_view text) {
    // Longer signs first, as they begin with the shorter ones.
    for (const std::string_view op : {"<=", ">=", "==", "<", ">"}) {
        if (text.substr(0, op.size()) != op) continue;
        const auto version = parse_version(trimmed(text.substr(op.size())));
        if (!version) return std::nullopt;
        return VersionRange::Bound{std::string(op), *version};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Version> parse_version(std::string_view text) {
    Version version{};
    for (std::size_t i = 0; i < version.size(); ++i) {
        const char* const end = text.data() + text.size();
        const bool digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
        const auto [stop, error] = std::from_chars(text.data(), end, version.at(i));
        if (!digit || error != std::errc{}) return std::nullopt;
        if (stop == end) return version;
        if (*stop != '.') return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
    }
    return std::nullopt;
}

bool VersionRange::admits(const Version& version) const {
    return std::all_of(bounds.begin(), bounds.end(),
                       [&](const Bound& bound) { return holds(bound, version); });
}

std::optional<VersionRange> parse_version_range(std::string_view text) {
    VersionRange range;
    for (;;) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const auto bound = parse_bound(trimmed(text.substr(0, comma)));
        if (!bound) return std::nullopt;
        range.bounds.push_back(*bound);
        if (comma == text.size()) return range;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace stackimpact
