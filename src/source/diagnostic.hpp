// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "source/codes.hpp"
#include "source/text.hpp"

namespace stackimpact {

enum class Severity { note, warning, error };

/// A second place that a diagnostic points at, with a few words on it ("first given here").
struct Label {
    Place place;
    std::string message;
};

/// One message about one place of an input. Messages are raw text: renderers escape them.
struct Diagnostic {
    Code code{};
    Severity severity = Severity::error;
    Place place;
    std::string message;
    /// What to do about it; empty when nothing useful can be said.
    std::string hint;
    std::vector<Label> labels;
};

/// Where author mistakes go. Collects everything of a run; never throws, never prints.
class Diagnostics {
public:
    void add(Diagnostic diagnostic);
    void error(Code code, Place place, std::string message, std::string hint = {});
    void warning(Code code, Place place, std::string message, std::string hint = {});

    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    /// False after 100 of them: nobody reads on, and to look for the nearest of many names for each
    /// of many others would take hours on a hostile file.
    [[nodiscard]] bool wants_hints() const { return all_.size() < 100; }
    /// Stable order: by order in which the texts were first mentioned, then place, then code. Drops
    /// exact repeats.
    void sort();

private:
    std::vector<Diagnostic> all_;
    std::size_t errors_ = 0;
};

/// "SI2003" for Code::unknown_key.
[[nodiscard]] std::string code_name(Code code);

}  // namespace stackimpact
