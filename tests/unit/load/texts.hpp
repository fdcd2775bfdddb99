// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "source/diagnostic.hpp"
#include "support/catch.hpp"

namespace stackimpact::load_test {

/// What one mistake in a text looks like: its code and the bytes that it marks.
struct Found {
    Code code{};
    std::string marked;

    friend bool operator==(const Found&, const Found&) = default;
};

inline TextPtr text_of(std::string content) {
    return std::make_shared<const Text>("test.json", std::move(content));
}

inline std::string marked(const Place& place) {
    return std::string(
        place.text->content().substr(place.span.begin, place.span.end - place.span.begin));
}

inline std::vector<Found> found(Diagnostics& diagnostics) {
    diagnostics.sort();
    std::vector<Found> all;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
        all.push_back({diagnostic.code, marked(diagnostic.place)});
    }
    return all;
}

/// `text` with the first `from` replaced by `to`; `from` must be there.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    INFO("looking for " << from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

inline std::string messages(const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
        all +=
            code_name(diagnostic.code) + " " + diagnostic.message + " [" + diagnostic.hint + "]\n";
    }
    return all;
}

}  // namespace stackimpact::load_test
