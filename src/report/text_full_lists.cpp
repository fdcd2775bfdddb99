// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <set>

#include "model/format.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

Rich dim(std::string_view text) {
    return Rich(text, Style::dim);
}

/// A heading and a table under it.
Lines listed(const TextContext& context, std::string_view heading, const Table& table) {
    Lines lines{Rich(heading, Style::strong)};
    for (const Rich& row : table.render(context.width - 2)) lines.push_back(Rich("  ").append(row));
    return lines;
}

std::string because(const RuleAssessment& rule) {
    if (rule.outcome != RuleOutcome::undecided) return rule.reason;
    std::vector<std::string> needs;
    for (const FactName& fact : rule.needs) needs.push_back(fact.str());
    return "needs " + joined(needs);
}

std::string window_text(const MarketReaction& market) {
    std::vector<std::string> benchmarks;
    if (!market.benchmark.empty()) benchmarks.push_back(market.benchmark);
    if (!market.equal_weighted_benchmark.empty()) {
        benchmarks.push_back(market.equal_weighted_benchmark + " (equal-weighted)");
    }
    return fmt::format("days {} to {} around the event{}", market.window_first, market.window_last,
                       benchmarks.empty() ? "" : ", against " + joined(benchmarks));
}

std::string study_text(const MarketReaction& market) {
    if (!market.study) return "";
    const PriceStudy& study = *market.study;
    return fmt::format("{} (sha256 {}), event day {}, estimated over days {} to {}", study.path,
                       study.sha256.substr(0, 12), to_string(study.event_day),
                       study.estimation_first, study.estimation_last);
}

std::string missing_text(const MarketReaction& market) {
    std::vector<std::string> items;
    for (const MissingReturn& missing : market.missing) {
        items.push_back(fmt::format("{}: {}", missing.ticker.str(), missing.reason));
    }
    return separated(items, "; ");
}

std::string commentary_text(const TextContext& context, const MarketReaction& market) {
    std::vector<std::string> items;
    for (const Commentary& commentary : market.commentary) {
        items.push_back(fmt::format("{} {}{}", layer_name(context, commentary.layer),
                                    name(commentary.direction),
                                    commentary.stated ? "" : " (inferred)"));
    }
    return separated(items, ", ");
}

/// Companies whose returns are given but that are mainly in no layer.
std::string others_text(const Assessment& assessment) {
    std::set<Ticker> shown;
    for (const LayerAssessment& layer : assessment.layers) {
        if (!layer.did) continue;
        for (const CompanyReaction& company : layer.did->companies) shown.insert(company.ticker);
    }
    std::vector<std::string> others;
    for (const CompanyReturn& company : assessment.market->returns) {
        if (shown.count(company.ticker) > 0) continue;
        others.push_back(company.ticker.str() + " " + signed_percent(company.simple, 1));
    }
    return separated(others, ", ");
}

}  // namespace

Lines market_section(const TextContext& context) {
    if (!context.assessment.market) return {};
    const MarketReaction& market = *context.assessment.market;
    std::vector<std::string> sources;
    for (const Citation& citation : market.sources) sources.push_back(citation.source.str());
    Lines lines{Rich("MARKET", Style::strong)};
    const std::pair<std::string_view, std::string> details[] = {
        {"window", window_text(market)},
        {"prices", study_text(market)},
        {"method", market.method},
        {"sources", separated(sources, ", ")},
        {"commentary", commentary_text(context, market)},
        {"in no layer", others_text(context.assessment)},
        {"no return", missing_text(market)},
        {"note", market.note}};
    constexpr std::size_t label_columns = 16;
    for (const auto& detail : details) {
        if (detail.second.empty()) continue;
        append(lines, labelled(Rich("  ").add(detail.first, Style::dim), label_columns,
                               detail.second, context.width));
    }
    return lines;
}

Lines sources_section(const TextContext& context) {
    if (context.assessment.sources.empty()) return {};
    Lines lines{Rich("SOURCES", Style::strong)};
    for (const Source& source : context.assessment.sources) {
        const Rich lead = Rich("  ").add(source.id.str(), Style::strong).add("  ");
        append(lines, wrapped(source_text(source), context.width, 6, lead));
    }
    return lines;
}

Lines rules_section(const TextContext& context) {
    if (context.assessment.rules.empty()) return {};
    Table table({{Table::Align::left, 0}, {}, {Table::Align::left, 2, true}});
    for (const RuleAssessment& rule : context.assessment.rules) {
        const bool fired = rule.outcome == RuleOutcome::fired;
        Rich reason(because(rule));
        if (!reason.empty()) reason.add(" ");
        table.row({rule.id.str(),
                   Rich(spaced(name(rule.outcome)), fired ? Style::strong : Style::plain),
                   reason.add(place_text(rule.location), Style::dim)});
    }
    return listed(context, "RULES", table);
}

Lines figures_section(const TextContext& context) {
    if (context.assessment.figures.empty()) return {};
    Table table({{Table::Align::left, 0, true}, {}, {}});
    for (const FigureNote& note : context.assessment.figures) {
        table.row({note.figure, note.date,
                   note.what == "later" ? "later than the event" : "never checked"});
    }
    return listed(context, "FIGURES TO MIND", table);
}

Lines expectations_section(const TextContext& context) {
    if (context.assessment.expect.empty()) return {};
    Table table({{Table::Align::left, 0, true}, {}, {}, {}, {}, {Table::Align::left, 2, true}});
    table.row({dim("layer"), dim("what"), dim("expected"), dim("is"), "", dim("note")});
    for (const ExpectationResult& result : context.assessment.expect) {
        table.row({layer_name(context, result.expectation.layer), spaced(result.expectation.what),
                   spaced(result.expectation.expected), spaced(result.actual),
                   result.met ? "met" : Rich("not met", Style::strong), result.expectation.note});
    }
    return listed(context, "EXPECTATIONS", table);
}

}  // namespace stackimpact
