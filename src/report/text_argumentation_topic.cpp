// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/format.hpp"
#include "report/text_argumentation.hpp"
#include "report/text_words.hpp"
#include "report/width.hpp"

namespace stackimpact {

namespace {

/// In less room a claim says nothing.
constexpr std::size_t least_claim = 12;
constexpr std::size_t claim_gap = 2;

/// The method by which contributions are sorted: the first of these that was run.
constexpr std::array<ContributionMethod, 4> sort_order{
    ContributionMethod::shapley, ContributionMethod::removal, ContributionMethod::gradient,
    ContributionMethod::intrinsic_removal};

std::string number(double value) {
    return decimal(value, shown_decimals);
}

/// Writes what moves the topic under one semantics.
class TopicText {
public:
    TopicText(const ArgumentationContext& context, std::size_t position)
        : context_(context),
          argumentation_(context.argumentation),
          analysis_(argumentation_.topics[position]),
          topic_(argumentation_.topic.value()),
          base_(argumentation_.graph.arguments[topic_].base),
          strength_(argumentation_.strengths[position].strength[topic_]) {}

    Lines write() {
        lines_.emplace_back();
        head();
        contributions();
        groups();
        notes();
        differences();
        flips();
        return std::move(lines_);
    }

private:
    void paragraph(std::string_view title, const Rich& text) {
        append(lines_, wrapped(text, context_.width, 2, Rich(title, Style::strong).add("  ")));
    }
    void line(const Rich& text) { append(lines_, wrapped(text, context_.width, 2)); }

    void head() {
        Rich text(fmt::format("{} under {}: {} {} {}", context_.id(topic_), analysis_.semantics,
                              number(base_), context_.signs.arrow, number(strength_)));
        const std::string& claim = context_.claim(topic_);
        if (!claim.empty()) text.add(fmt::format(" {} ", context_.signs.dot)).add(claim);
        paragraph("TOPIC", text);
        if (analysis_.contributions.empty()) line("No argument bears on it.");
    }

    [[nodiscard]] bool is_run(ContributionMethod method) const {
        const auto& methods = analysis_.methods;
        return std::find(methods.begin(), methods.end(), method) != methods.end();
    }

    /// Methods that have a value for each argument.
    [[nodiscard]] std::vector<ContributionMethod> columns() const {
        std::vector<ContributionMethod> methods;
        for (const ContributionMethod method : all_contribution_methods) {
            const bool grouped = method == ContributionMethod::shapley && !analysis_.groups.empty();
            if (is_run(method) && !grouped) methods.push_back(method);
        }
        return methods;
    }

    [[nodiscard]] std::vector<const ArgumentContribution*> sorted(
        const std::vector<ContributionMethod>& methods) const {
        std::vector<const ArgumentContribution*> all;
        for (const ArgumentContribution& each : analysis_.contributions) all.push_back(&each);
        const auto first = std::find_first_of(sort_order.begin(), sort_order.end(), methods.begin(),
                                              methods.end());
        if (first == sort_order.end()) return all;
        const auto size = [&](const ArgumentContribution* each) {
            return std::fabs(each->value(*first).value_or(0.0));
        };
        std::stable_sort(all.begin(), all.end(),
                         [&](const auto* a, const auto* b) { return size(a) > size(b); });
        return all;
    }

    [[nodiscard]] bool drawn() const {
        return std::any_of(
            analysis_.contributions.begin(), analysis_.contributions.end(),
            [](const ArgumentContribution& each) { return each.shapley_error.has_value(); });
    }

    void contributions() {
        const std::vector<ContributionMethod> methods = columns();
        if (methods.empty() || analysis_.contributions.empty()) return;
        std::vector<Table::Column> columns{{Table::Align::left, 0, true}};
        std::vector<Rich> header{dim("argument")};
        const auto column = [&](std::string_view title) {
            columns.push_back({Table::Align::right, 2});
            header.push_back(dim(title));
        };
        const bool errors = drawn();
        for (const ContributionMethod method : methods) column(spaced(name(method)));
        if (errors) column("error");
        ClaimTable table(context_, std::move(columns), std::move(header));
        for (const ArgumentContribution* each : sorted(methods)) {
            std::vector<Rich> row{context_.id(each->argument)};
            for (const ContributionMethod method : methods) row.push_back(cell(*each, method));
            if (errors) row.push_back(fixed(each->shapley_error.value_or(0.0), shown_decimals));
            table.row(each->argument, std::move(row));
        }
        lines_.emplace_back();
        append(lines_, table.render());
    }

    static Rich cell(const ArgumentContribution& each, ContributionMethod method) {
        const auto value = each.value(method);
        if (!value) return "-";
        const bool kink = method == ContributionMethod::gradient && each.kink;
        return signed_fixed(*value, shown_decimals) + (kink ? "*" : "");
    }

    void groups() {
        if (analysis_.groups.empty()) return;
        Table table({{Table::Align::left, 0, true},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2},
                     {Table::Align::left, 2, true}});
        table.row({dim("group"), dim("shapley"), dim("error"), dim("arguments")});
        for (const GroupShapley& each : analysis_.groups) {
            std::vector<std::string> names;
            for (const std::size_t argument : each.arguments) {
                names.push_back(context_.id(argument));
            }
            table.row({each.name, signed_fixed(each.value, shown_decimals),
                       each.error ? fixed(*each.error, shown_decimals) : "exact",
                       first_of(names, shown_names)});
        }
        lines_.emplace_back();
        append(lines_, table.render(context_.width));
    }

    void notes() {
        std::vector<Rich> notes;
        const bool kinks =
            is_run(ContributionMethod::gradient) &&
            std::any_of(analysis_.contributions.begin(), analysis_.contributions.end(),
                        [](const ArgumentContribution& each) { return each.kink; });
        if (kinks) notes.emplace_back("* The mean of the slopes on both sides of a kink.");
        if (is_run(ContributionMethod::shapley) && argumentation_.sampling && sampled()) {
            notes.emplace_back(fmt::format(
                "Shapley values are means over {} orders drawn with seed {}; error is their "
                "standard error.",
                argumentation_.sampling->permutations, argumentation_.sampling->seed));
        }
        for (const MethodLeftOut& each : analysis_.left_out) {
            notes.emplace_back(
                fmt::format("Without {}: {}.", spaced(name(each.method)), each.reason));
        }
        if (!analysis_.converged) {
            notes.emplace_back("Some of these did not come to rest, and are no result.");
        }
        if (!notes.empty()) lines_.emplace_back();
        for (const Rich& note : notes) line(note);
    }

    [[nodiscard]] bool sampled() const {
        return drawn() ||
               std::any_of(analysis_.groups.begin(), analysis_.groups.end(),
                           [](const GroupShapley& each) { return each.error.has_value(); });
    }

    /// "removal +0.01 and shapley +0.02".
    static std::string said_by(const ArgumentContribution& each,
                               const std::vector<ContributionMethod>& methods) {
        std::vector<std::string> parts;
        for (const ContributionMethod method : methods) {
            parts.push_back(fmt::format("{} {}", spaced(name(method)),
                                        signed_decimal(each.value(method).value_or(0.0), 6)));
        }
        return joined(parts);
    }

    void differences() {
        bool first = true;
        for (const ArgumentContribution& each : analysis_.contributions) {
            if (each.methods_for.empty()) continue;
            if (first) {
                lines_.emplace_back();
                paragraph("METHODS DIFFER", "on whether an argument is good or bad for it.");
            }
            first = false;
            line(fmt::format("{}: good by {}; bad by {}", context_.id(each.argument),
                             said_by(each, each.methods_for), said_by(each, each.methods_against)));
        }
    }

    void flips() {
        if (analysis_.flips.empty()) return;
        const double threshold = argumentation_.threshold;
        const std::string_view side = strength_ < threshold   ? "below"
                                      : strength_ > threshold ? "above"
                                                              : "at";
        const bool any =
            std::any_of(analysis_.flips.begin(), analysis_.flips.end(),
                        [](const ArgumentFlip& each) { return each.base.has_value(); });
        lines_.emplace_back();
        paragraph("FLIPS", fmt::format("{} has {}, {} {}. {} base score alone brings it there{}",
                                       context_.id(topic_), number(strength_), side,
                                       number(threshold), any ? "One" : "No", any ? ":" : "."));
        std::vector<std::string> cannot;
        for (const ArgumentFlip& each : analysis_.flips) {
            if (each.base) {
                flip(each, *each.base);
            } else {
                cannot.push_back(context_.id(each.argument) + (each.proved ? "" : " (as tried)"));
            }
        }
        if (!cannot.empty()) {
            line(Rich("cannot flip it: ").add(first_of(std::move(cannot), shown_names)));
        }
    }

    void flip(const ArgumentFlip& each, double base) {
        const double now = argumentation_.graph.arguments[each.argument].base;
        line(fmt::format("{}: {} {} {} ({}){}", context_.id(each.argument), number(now),
                         context_.signs.arrow, number(base),
                         signed_decimal(base - now, shown_decimals),
                         each.proved ? "" : ", a smaller change is not ruled out"));
    }

    /// Names in a list; the document has all.
    static constexpr std::size_t shown_names = 20;

    const ArgumentationContext& context_;
    const Argumentation& argumentation_;
    const TopicAnalysis& analysis_;
    std::size_t topic_;
    double base_;
    double strength_;
    Lines lines_;
};

}  // namespace

Table ClaimTable::table(std::size_t claim_columns) const {
    std::vector<Table::Column> columns = columns_;
    if (claim_columns > 0) columns.push_back({Table::Align::left, claim_gap});
    Table table(std::move(columns));
    const auto add = [&](std::vector<Rich> cells, const Rich& claim) {
        if (claim_columns > 0) cells.push_back(claim);
        table.row(std::move(cells));
    };
    add(header_, dim("claim"));
    const std::string_view ellipsis = context_.ascii ? "..." : "\u2026";
    for (const Row& row : rows_) {
        add(row.cells, fit(context_.claim(row.argument), claim_columns, ellipsis));
    }
    return table;
}

std::size_t ClaimTable::claim_columns() const {
    const bool any = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
        return !context_.claim(row.argument).empty();
    });
    if (!any) return 0;
    const std::size_t used = table(0).natural_width() + claim_gap;
    return used + least_claim > context_.width ? 0 : context_.width - used;
}

Lines ClaimTable::render() const {
    return table(claim_columns()).render(context_.width);
}

Lines topic_section(const ArgumentationContext& context, std::size_t position) {
    return TopicText(context, position).write();
}

}  // namespace stackimpact
