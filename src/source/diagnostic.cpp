// SPDX-License-Identifier: MIT
#include "source/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace stackimpact {
namespace {

bool same_place(const Place& a, const Place& b) {
    return a.text == b.text && a.span == b.span;
}

bool same_label(const Label& a, const Label& b) {
    return same_place(a.place, b.place) && a.message == b.message;
}

bool same(const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.severity == b.severity && same_place(a.place, b.place) &&
           a.message == b.message && a.hint == b.hint &&
           std::equal(a.labels.begin(), a.labels.end(), b.labels.begin(), b.labels.end(),
                      same_label);
}

/// Everything that decides the order of a diagnostic but the order of adding.
struct SortKey {
    std::size_t text = 0;
    Span span;
    int code = 0;
    std::size_t added = 0;

    friend bool operator<(const SortKey& a, const SortKey& b) {
        return std::tie(a.text, a.span.begin, a.span.end, a.code, a.added) <
               std::tie(b.text, b.span.begin, b.span.end, b.code, b.added);
    }
};

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error) ++errors_;
    all_.push_back(std::move(diagnostic));
}

void Diagnostics::error(Code code, Place place, std::string message, std::string hint) {
    add({code, Severity::error, std::move(place), std::move(message), std::move(hint), {}});
}

void Diagnostics::warning(Code code, Place place, std::string message, std::string hint) {
    add({code, Severity::warning, std::move(place), std::move(message), std::move(hint), {}});
}

void Diagnostics::sort() {
    // Addresses identify texts here; only the numbers of first mention take part in the order.
    std::map<const Text*, std::size_t> mentioned;
    std::vector<SortKey> keys;
    keys.reserve(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const Place& place = all_[i].place;
        const std::size_t text =
            mentioned.try_emplace(place.text.get(), mentioned.size()).first->second;
        keys.push_back({text, place.span, static_cast<int>(all_[i].code), i});
    }
    std::sort(keys.begin(), keys.end());

    std::vector<Diagnostic> sorted;
    sorted.reserve(all_.size());
    // Repeats share place and code, so they stand in one run of `sorted`.
    std::size_t run = 0;
    for (const SortKey& key : keys) {
        Diagnostic& next = all_[key.added];
        if (run < sorted.size() &&
            !(same_place(sorted[run].place, next.place) && sorted[run].code == next.code)) {
            run = sorted.size();
        }
        const auto repeats = [&next](const Diagnostic& earlier) { return same(earlier, next); };
        const auto first = sorted.begin() + static_cast<std::ptrdiff_t>(run);
        if (std::any_of(first, sorted.end(), repeats)) {
            if (next.severity == Severity::error) --errors_;
            continue;
        }
        sorted.push_back(std::move(next));
    }
    all_ = std::move(sorted);
}

std::string code_name(Code code) {
    return fmt::format("SI{:04}", static_cast<int>(code));
}

}  // namespace stackimpact
