// SPDX-License-Identifier: MIT
#include "report/text_rules.hpp"

#include <algorithm>

#include "model/format.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 15;

Rich label_text(std::string_view label) {
    return Rich("  ").add(label, Style::dim);
}

}  // namespace

void DetailLines::head(const Rich& title, const Rich& text) {
    if (text.empty()) {
        append(lines_, wrapped(title, width_));
    } else {
        append(lines_, wrapped(text, width_, 2, Rich(title).add("  ")));
    }
}

void DetailLines::detail(std::string_view label, const Rich& text) {
    if (!text.empty()) append(lines_, labelled(label_text(label), label_columns, text, width_));
}

void DetailLines::details(std::string_view label, const std::vector<Rich>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) detail(i == 0 ? label : "", texts[i]);
}

void DetailLines::table(std::string_view label, const Table& table) {
    const Lines rows = table.render(width_ - std::min(width_, label_columns));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Rich line = i == 0 ? label_text(label) : Rich();
        lines_.push_back(line.pad_to(label_columns).append(rows[i]));
    }
}

std::size_t text_width(const RuleTextOptions& options) {
    return std::max(options.width, least_text_width);
}

Rich effect_text(const Effect& effect) {
    const bool bull = effect.direction == Direction::bull;
    return Rich(name(effect.direction), bull ? Style::bull : Style::bear)
        .add(" " + effect.layer.str() + " " + effect.channel.str());
}

std::string stated_text(const RuleTest& test, const Vocabulary& vocabulary) {
    std::vector<std::string> parts;
    for (const auto& entry : test.facts) {
        parts.push_back(entry.first.str() + " " +
                        fact_text(entry.second, vocabulary.facts.at(entry.first), vocabulary));
    }
    if (parts.empty()) parts.emplace_back("no facts");
    if (test.date) parts.push_back("on " + to_string(*test.date));
    return separated(parts, ", ");
}

std::string names_text(const std::vector<FactName>& names) {
    std::vector<std::string> words;
    for (const FactName& name : names) words.push_back(name.str());
    return joined(words);
}

std::string outcome_text(RuleOutcome outcome, const std::vector<FactName>& needs) {
    const std::string word = spaced(name(outcome));
    return needs.empty() ? word : word + ", needs " + names_text(needs);
}

}  // namespace stackimpact
