// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/text_rules.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 24;
/// What one page has of a list, unless everything is asked for.
constexpr std::size_t page_items = 8;

std::string number(std::size_t count) {
    return fmt::format("{}", count);
}

std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// A family's rules together.
struct FamilyUse {
    std::vector<const RuleUse*> rules;
    OutcomeCounts in_scenarios;
    OutcomeCounts in_tests;
};

/// By name; rules without a family last.
using Families = std::map<std::pair<bool, std::string>, FamilyUse>;

Families by_family(const std::vector<RuleUse>& rules) {
    Families families;
    for (const RuleUse& use : rules) {
        FamilyUse& family = families[{use.family.empty(), use.family}];
        family.rules.push_back(&use);
        family.in_scenarios.add(use.in_scenarios);
        family.in_tests.add(use.in_tests);
    }
    return families;
}

/// Which columns a table has.
struct Columns {
    bool scenarios = true;
    bool tests = true;
    /// Most books have no rule in error.
    bool errors = true;
};

/// How often rules ended in which way, by family.
class OutcomeTable {
public:
    OutcomeTable(const Columns& columns, bool full)
        : columns_(columns), full_(full), table_(table_of(columns)) {
        // The words of a wide heading stand below each other.
        std::vector<Rich> above{Rich(), Rich()};
        std::vector<Rich> below{heading(full ? "rule" : "family"), heading(full ? "" : "rules")};
        const auto add = [&](std::string_view first, std::string_view second) {
            above.push_back(heading(first));
            below.push_back(heading(second));
        };
        if (columns.scenarios) {
            add("", "fired");
            add("", "not fired");
            add("", "undecided");
            if (columns.errors) add("", "error");
            add("not", "applicable");
        }
        if (columns.tests) {
            add("tests:", "fired");
            add("", "not fired");
            add("", "undecided");
        }
        table_.row(std::move(above));
        table_.row(std::move(below));
    }

    void family(const std::string& name, const FamilyUse& use) {
        const Style style = full_ ? Style::strong : Style::plain;
        row(Rich(name.empty() ? "(no family)" : name, style), full_ ? "" : number(use.rules.size()),
            use.in_scenarios, use.in_tests);
        if (!full_) return;
        for (const RuleUse* rule : use.rules) {
            row("  " + rule->rule.str(), "", rule->in_scenarios, rule->in_tests);
        }
    }

    [[nodiscard]] const Table& table() const { return table_; }

private:
    static Rich heading(std::string_view text) { return {text, Style::dim}; }

    static Table table_of(const Columns& columns) {
        std::size_t counts = 0;
        if (columns.scenarios) counts += columns.errors ? 5 : 4;
        if (columns.tests) counts += 3;
        std::vector<Table::Column> made(2 + counts, {Table::Align::right, 2});
        made[0] = {Table::Align::left, 0, true};
        return Table(std::move(made));
    }

    void row(const Rich& what, const Rich& rules, const OutcomeCounts& scenarios,
             const OutcomeCounts& tests) {
        std::vector<Rich> cells{what, rules};
        const auto add = [&cells](std::size_t count) { cells.emplace_back(number(count)); };
        if (columns_.scenarios) {
            add(scenarios.fired);
            add(scenarios.not_fired);
            add(scenarios.undecided);
            if (columns_.errors) add(scenarios.error);
            add(scenarios.not_applicable);
        }
        if (columns_.tests) {
            add(tests.fired);
            add(tests.not_fired);
            add(tests.undecided);
        }
        table_.row(std::move(cells));
    }

    Columns columns_;
    bool full_;
    Table table_;
};

Table outcome_table(const Families& families, const Columns& columns, bool full) {
    OutcomeTable table(columns, full);
    for (const auto& [key, use] : families) table.family(key.second, use);
    return table.table();
}

/// Both sides beside each other, or with little room the tests below.
Lines outcome_lines(const Families& families, std::size_t width, bool full) {
    const bool errors = std::any_of(families.begin(), families.end(), [](const auto& family) {
        return family.second.in_scenarios.error > 0;
    });
    const Table both = outcome_table(families, {true, true, errors}, full);
    if (both.natural_width() <= width) return both.render(width);
    Lines lines = outcome_table(families, {true, false, errors}, full).render(width);
    lines.emplace_back();
    append(lines, outcome_table(families, {false, true, errors}, full).render(width));
    return lines;
}

/// Labels with lists beside them.
class Lists {
public:
    Lists(std::size_t width, bool full) : width_(width), full_(full) {}

    void title(std::string_view text) {
        lines_.emplace_back();
        lines_.emplace_back(text, Style::strong);
    }

    void names(std::string_view label, const std::vector<std::string>& names) {
        const std::size_t limit = full_ ? std::numeric_limits<std::size_t>::max() : page_items;
        const Rich text = names.empty()
                              ? Rich("none", Style::dim)
                              : Rich(fmt::format("{}: {}", names.size(), first_of(names, limit)));
        append(lines_, labelled(Rich("  ").add(label, Style::dim), label_columns, text, width_));
    }

    /// The ids of those of which `wanted` is true.
    void rules(std::string_view label, const std::vector<RuleUse>& uses,
               bool (RuleUse::*wanted)() const) {
        std::vector<std::string> found;
        for (const RuleUse& use : uses) {
            if ((use.*wanted)()) found.push_back(use.rule.str());
        }
        names(label, found);
    }

    void facts(std::string_view label, const std::vector<FactUse>& uses,
               bool (FactUse::*wanted)() const) {
        std::vector<std::string> found;
        for (const FactUse& use : uses) {
            if ((use.*wanted)()) found.push_back(use.fact.str());
        }
        names(label, found);
    }

    [[nodiscard]] Lines take() { return std::move(lines_); }

private:
    std::size_t width_;
    bool full_;
    Lines lines_;
};

Lines list_lines(const BookCoverage& coverage, std::size_t width, bool full) {
    Lists lists(width, full);
    lists.title("Rules in these scenarios");
    lists.rules("never applied", coverage.rules, &RuleUse::never_applied);
    lists.rules("never fired", coverage.rules, &RuleUse::never_fired);
    lists.rules("never silent", coverage.rules, &RuleUse::never_silent);
    lists.title("Rules in scenarios and tests");
    lists.rules("fire nowhere", coverage.rules, &RuleUse::fires_nowhere);
    lists.rules("silent nowhere", coverage.rules, &RuleUse::silent_nowhere);
    lists.title("Facts");
    lists.facts("read by no rule", coverage.facts, &FactUse::unread);
    lists.facts("descriptive, but read", coverage.facts, &FactUse::read_though_descriptive);
    lists.facts("in no scenario", coverage.facts, &FactUse::unstated);
    if (!coverage.kinds_without_scenario.empty()) {
        std::vector<std::string> kinds;
        for (const KindId& kind : coverage.kinds_without_scenario) kinds.push_back(kind.str());
        lists.title("Kinds of event");
        lists.names("without a scenario", kinds);
    }
    return lists.take();
}

Lines question_lines(const BookCoverage& coverage, std::size_t width, bool full) {
    std::vector<FactUse> facts = coverage.ask_first();
    if (facts.empty()) return {};
    Lines lines{Rich(), Rich("Ask first: what leaves rules undecided", Style::strong)};
    if (!full) facts.resize(std::min(facts.size(), page_items));
    Table table({{Table::Align::left, 2},
                 {Table::Align::right, 2},
                 {Table::Align::right, 2},
                 {Table::Align::left, 2, true}});
    const auto dim = [](std::string_view text) { return Rich(text, Style::dim); };
    table.row({dim("fact"), dim("times"), dim("alone"), dim("question")});
    for (const FactUse& use : facts) {
        table.row({use.fact.str(), number(use.missed), number(use.missed_alone), use.question});
    }
    append(lines, table.render(width));
    return lines;
}

}  // namespace

std::string render_coverage(const BookCoverage& coverage, const RuleTextOptions& options) {
    const std::size_t width = text_width(options);
    const Families families = by_family(coverage.rules);
    std::string summary =
        fmt::format("{}, {} in {} {}", plural(coverage.scenarios.size(), "scenario"),
                    plural(coverage.rules.size(), "rule"), families.size(),
                    families.size() == 1 ? "family" : "families");
    if (!coverage.failed.empty()) {
        summary += fmt::format("; left out for errors: {}", joined(coverage.failed));
    }
    Lines lines = wrapped(summary, width);
    lines.emplace_back();
    append(lines, outcome_lines(families, width, options.full));
    append(lines, list_lines(coverage, width, options.full));
    append(lines, question_lines(coverage, width, options.full));
    return paint(lines, width, options.color);
}

}  // namespace stackimpact
