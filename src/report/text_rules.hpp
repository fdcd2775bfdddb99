// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rule.hpp"
#include "model/vocabulary.hpp"
#include "report/rules.hpp"
#include "report/text_layout.hpp"

namespace stackimpact {

/// Lines about one thing: details with labels and tables, in a width.
class DetailLines {
public:
    explicit DetailLines(std::size_t width) : width_(width) {}

    /// A title with a text behind it.
    void head(const Rich& title, const Rich& text);
    /// Nothing for an empty text.
    void detail(std::string_view label, const Rich& text);
    /// The label beside the first of them.
    void details(std::string_view label, const std::vector<Rich>& texts);
    void table(std::string_view label, const Table& table);

    [[nodiscard]] Lines take() { return std::move(lines_); }

private:
    std::size_t width_;
    Lines lines_;
};

/// Columns of a text, never fewer than can be laid out.
[[nodiscard]] std::size_t text_width(const RuleTextOptions& options);

/// "bear chip_design demand".
[[nodiscard]] Rich effect_text(const Effect& effect);
/// "training_cost $6M, frontier_parity yes, on 2025-02-01"; "no facts".
[[nodiscard]] std::string stated_text(const RuleTest& test, const Vocabulary& vocabulary);
/// "usd, $0 to $1bn"; "one of a, b"; "yes or no": the values that a fact can have.
[[nodiscard]] std::string domain_text(const FactDeclaration& fact, const Vocabulary& vocabulary);
/// The names with commas and an "and".
[[nodiscard]] std::string names_text(const std::vector<FactName>& names);

}  // namespace stackimpact
