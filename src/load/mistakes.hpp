// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// The mistakes of one long file. A program that writes one wrong line writes a million, so only
/// the first are told in full, the others counted.
class Mistakes {
public:
    Mistakes(TextPtr text, Diagnostics& diagnostics)
        : text_(std::move(text)), diagnostics_(&diagnostics) {}

    [[nodiscard]] const TextPtr& text() const { return text_; }
    /// True while mistakes are told in full: only then their words are worth making.
    [[nodiscard]] bool in_full() const;
    void error(Code code, Span span, std::string message, std::string hint = {});
    /// An error that points at a second place too.
    void error(Code code, Span span, std::string message, std::string hint, Label label);
    /// Errors that were found in a part of the file.
    void add(const Diagnostics& found);
    /// One more that is not told in full.
    void count(Span span);
    /// Tells how many more there were; true if there was none at all.
    bool finish();

private:
    TextPtr text_;
    Diagnostics* diagnostics_;
    std::size_t errors_ = 0;
    Span first_untold_;
};

}  // namespace stackimpact
