// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>

#include "report/text_rules.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Cards by family; those without one last.
using Families = std::map<std::pair<bool, std::string>, std::vector<const RuleCard*>>;

Families by_family(const std::vector<RuleCard>& cards) {
    Families families;
    for (const RuleCard& card : cards) {
        families[{card.rule.family.empty(), card.rule.family}].push_back(&card);
    }
    return families;
}

std::string number(std::size_t count) {
    return fmt::format("{}", count);
}

std::string plural(std::size_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::size_t tests_in(const std::vector<const RuleCard*>& cards) {
    std::size_t tests = 0;
    for (const RuleCard* card : cards) tests += card->rule.tests.size();
    return tests;
}

/// The rows of a list: columns beside each other or, with little room, effects below the id.
class List {
public:
    List(bool wide, std::string_view dash) : wide_(wide), dash_(dash), table_(empty_table(wide)) {
        const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
        row(dim("rule"), dim("presses on"), dim("mechanism"), dim("tests"));
    }

    void family(const std::string& name, std::size_t tests) {
        row(Rich(name.empty() ? "(no family)" : name, Style::strong), "", "",
            Rich(number(tests), Style::strong));
    }

    void rule(const Rule& rule) {
        wide_ ? wide_rule(rule) : narrow_rule(rule);
        claims_[rows_ - 1] = rule.claim;
    }

    [[nodiscard]] std::size_t natural_width() const { return table_.natural_width(); }

    /// With `claims` each rule's below its rows.
    [[nodiscard]] Lines render(std::size_t width, bool claims) const {
        Lines lines;
        const std::vector<Lines> rows = table_.render_rows(width);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            append(lines, rows[i]);
            const auto claim = claims_.find(i);
            if (!claims || claim == claims_.end()) continue;
            append(lines, wrapped(Rich(claim->second, Style::dim), width, 4, Rich("    ")));
        }
        return lines;
    }

private:
    static Table empty_table(bool wide) {
        const Table::Column text{Table::Align::left, 2, true};
        const Table::Column tests{Table::Align::right, 2};
        if (wide) return Table({{Table::Align::left, 0}, text, text, tests});
        return Table({{Table::Align::left, 0, true}, tests});
    }

    void row(const Rich& id, const Rich& effect, const Rich& mechanism, const Rich& tests) {
        if (wide_) {
            table_.row({id, effect, mechanism, tests});
        } else {
            table_.row({id, tests});
        }
        ++rows_;
    }

    /// One row for each effect; the first has the rest too.
    void wide_rule(const Rule& rule) {
        const Rich dash(dash_);
        row("  " + rule.id.str(), rule.effects.empty() ? dash : effect_text(rule.effects.front()),
            rule.mechanism ? Rich(rule.mechanism->str()) : dash, number(rule.tests.size()));
        for (std::size_t i = 1; i < rule.effects.size(); ++i) {
            row("", effect_text(rule.effects[i]), "", "");
        }
    }

    void narrow_rule(const Rule& rule) {
        const std::string mechanism = rule.mechanism ? " (" + rule.mechanism->str() + ")" : "";
        row("  " + rule.id.str() + mechanism, "", "", number(rule.tests.size()));
        for (const Effect& effect : rule.effects) {
            row(Rich("    ").append(effect_text(effect)), "", "", "");
        }
    }

    bool wide_;
    std::string_view dash_;
    Table table_;
    std::size_t rows_ = 0;
    /// By the last row of each rule.
    std::map<std::size_t, std::string> claims_;
};

List list_of(const Families& families, bool wide, std::string_view dash) {
    List list(wide, dash);
    for (const auto& family : families) {
        list.family(family.first.second, tests_in(family.second));
        for (const RuleCard* card : family.second) list.rule(card->rule);
    }
    return list;
}

}  // namespace

std::string render_rule_list(const std::vector<RuleCard>& cards, const RuleTextOptions& options) {
    const std::size_t width = text_width(options);
    const std::string_view dash = text_signs(options.ascii).dash;
    const Families families = by_family(cards);
    List list = list_of(families, true, dash);
    if (list.natural_width() > width) list = list_of(families, false, dash);
    Lines lines;
    if (!cards.empty()) {
        lines = list.render(width, options.full);
        lines.emplace_back();
    }
    std::size_t tests = 0;
    for (const auto& family : families) tests += tests_in(family.second);
    lines.emplace_back(plural(cards.size(), "rule", "rules") + " in " +
                       plural(families.size(), "family", "families") + ", " +
                       plural(tests, "test", "tests"));
    return paint(lines, width, options.color);
}

}  // namespace stackimpact
