// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "model/format.hpp"
#include "report/text_layout.hpp"
#include "report/text_sections.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 8;

std::string without_it(const TextContext& context, const Hinge& hinge) {
    std::vector<Hinge::Row> rows = hinge.layers;
    std::erase_if(rows,
                  [](const Hinge::Row& row) { return net_text(row.net) == net_text(row.without); });
    std::stable_sort(rows.begin(), rows.end(), [](const Hinge::Row& a, const Hinge::Row& b) {
        return std::llabs((a.without - a.net).value) > std::llabs((b.without - b.net).value);
    });
    std::vector<std::string> moves;
    for (const Hinge::Row& row : rows) {
        const LayerAssessment* layer = context.layer(row.layer);
        const bool turns = layer != nullptr && layer->verdict != row.verdict_without;
        moves.push_back(fmt::format("{} {} {} {}{}", layer_name(context, row.layer),
                                    net_text(row.net), context.signs.arrow, net_text(row.without),
                                    turns ? " (" + spaced(name(row.verdict_without)) + ")" : ""));
    }
    constexpr std::size_t shown = 2;
    const bool all = context.options.detail == TextOptions::Detail::full;
    if (!all && moves.size() > shown) moves.resize(shown);
    return separated(moves, ", ");
}

std::string hinge_text(const TextContext& context) {
    if (!context.assessment.hinge) return "";
    const Hinge& hinge = *context.assessment.hinge;
    const std::string moves = without_it(context, hinge);
    const FactAssessment* fact = context.fact(hinge.fact);
    if (moves.empty() || fact == nullptr) return "";
    const std::string_view status = name(fact->fact.status);
    const std::string who = fact->fact.by
                                ? fmt::format("The {} says so, {}", name(*fact->fact.by), status)
                                : capitalised(std::string(status));
    return fmt::format("{}: {}. {}; {}. Without it: {}.", fact_about(context, hinge.fact),
                       fact->text, who, best_grade(context, fact->fact.citations), moves);
}

void add_figures(const TextContext& context, std::vector<std::string>& sentences) {
    const auto& notes = context.assessment.figures;
    const auto count = [&](std::string_view what) {
        return static_cast<std::size_t>(std::count_if(
            notes.begin(), notes.end(), [&](const FigureNote& note) { return note.what == what; }));
    };
    if (const std::size_t later = count("later"); later > 0) {
        sentences.push_back(capitalised(counted(later, "figure is", "figures are")) +
                            " later than the event.");
    }
    if (const std::size_t unseen = count("unseen"); unseen > 0) {
        sentences.push_back(capitalised(counted(unseen, "figure was", "figures were")) +
                            " never checked.");
    }
}

/// Layers whose price is only that of stand-ins.
void add_proxies(const TextContext& context, std::vector<std::string>& sentences) {
    std::vector<std::string> names;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (layer.did && layer.did->by_proxy) names.push_back(layer.name);
    }
    if (!names.empty()) sentences.push_back(joined(names) + ": priced by stand-ins only.");
}

/// Layers whose price is another one against the other benchmark, or leaves companies out.
void add_prices(const TextContext& context, std::vector<std::string>& sentences) {
    std::vector<std::string> disagree;
    std::vector<std::string> missing;
    for (const LayerAssessment& layer : context.assessment.layers) {
        if (!layer.did) continue;
        if (layer.did->benchmarks_disagree) {
            disagree.push_back(fmt::format("{} (z {} and {})", layer.name,
                                           signed_fixed(*layer.did->z, 1),
                                           signed_fixed(*layer.did->z_equal_weighted, 1)));
        }
        for (const MissingReturn& company : layer.did->missing) {
            missing.push_back(company.ticker.str());
        }
    }
    if (!disagree.empty()) sentences.push_back("Benchmarks disagree on " + joined(disagree) + ".");
    if (!missing.empty()) sentences.push_back("Priced without " + joined(missing) + ".");
}

std::string beware_text(const TextContext& context) {
    const Assessment& assessment = context.assessment;
    std::vector<std::string> sentences;
    if (assessment.hindsight) {
        sentences.push_back(
            fmt::format("Hindsight: rules as of {}.", to_string(*assessment.hindsight)));
    }
    if (assessment.outside_stack) {
        sentences.emplace_back(
            "From outside the stack: it moves everything at once, so what layers have "
            "in common says little of any.");
    }
    if (assessment.judgement_share.value > 0) {
        sentences.push_back(fmt::format("{}% of the direct pressure rests on judged weights.",
                                        fixed(to_double(assessment.judgement_share) * 100.0, 0)));
    }
    if (!assessment.ungraded.empty()) {
        std::vector<std::string> names;
        for (const FactName& fact : assessment.ungraded) names.push_back(spaced(fact.str()));
        sentences.push_back("Grade these first: " + first_of(names, 3) + ".");
    }
    add_proxies(context, sentences);
    add_prices(context, sentences);
    if (assessment.market && assessment.market->confounded) {
        sentences.emplace_back("Other news moved prices in the same days.");
    }
    add_figures(context, sentences);
    return sentences_of(sentences);
}

void add_block(const TextContext& context, std::string_view label, const std::string& text,
               Lines& lines) {
    if (text.empty()) return;
    append(lines, labelled(Rich(label, Style::strong), label_columns, text, context.width));
}

}  // namespace

Lines summary_section(const TextContext& context) {
    Lines lines;
    add_block(context, "CALL", call_text(context), lines);
    add_block(context, "HINGE", hinge_text(context), lines);
    add_block(context, "BEWARE", beware_text(context), lines);
    return lines;
}

}  // namespace stackimpact
