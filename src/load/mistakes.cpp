// SPDX-License-Identifier: MIT
#include "load/mistakes.hpp"

#include <fmt/format.h>

#include <utility>

namespace stackimpact {

namespace {

/// Enough to see what is wrong with the program that wrote the file.
constexpr std::size_t most_told = 20;

}  // namespace

bool Mistakes::in_full() const {
    return errors_ < most_told;
}

void Mistakes::error(Code code, Span span, std::string message, std::string hint) {
    if (!in_full()) return count(span);
    ++errors_;
    diagnostics_->error(code, {text_, span}, std::move(message), std::move(hint));
}

void Mistakes::error(Code code, Span span, std::string message, std::string hint, Label label) {
    if (!in_full()) return count(span);
    ++errors_;
    diagnostics_->add({code,
                       Severity::error,
                       {text_, span},
                       std::move(message),
                       std::move(hint),
                       {std::move(label)}});
}

void Mistakes::add(const Diagnostics& found) {
    for (const Diagnostic& mistake : found.all()) {
        if (in_full()) {
            ++errors_;
            diagnostics_->add(mistake);
        } else {
            count(mistake.place.span);
        }
    }
}

void Mistakes::count(Span span) {
    ++errors_;
    if (errors_ == most_told + 1) first_untold_ = span;
}

bool Mistakes::finish() {
    if (errors_ > most_told) {
        const std::size_t more = errors_ - most_told;
        diagnostics_->error(Code::more_mistakes, {text_, first_untold_},
                            fmt::format("{} more mistake{} in this file, the first one here", more,
                                        more == 1 ? "" : "s"),
                            "what writes the file goes wrong; the first messages say how");
    }
    return errors_ == 0;
}

}  // namespace stackimpact
