// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/resolution.hpp"
#include "report/resolution_words.hpp"
#include "report/text_context.hpp"
#include "report/text_layout.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t label_columns = 15;
/// One file of observations serves many scenarios; the document has all of them.
constexpr std::size_t shown_unasked = 4;

std::string number(std::size_t count) {
    return count == 0 ? "-" : fmt::format("{}", count);
}

Rich dim(std::string_view text) {
    return {text, Style::dim};
}

/// Writes the record line by line.
class RecordText {
public:
    RecordText(const TrackRecord& record, const ResolutionTextOptions& options)
        : record_(record),
          signs_(text_signs(options.ascii)),
          width_(std::max(options.width, least_text_width)) {}

    void counts() {
        std::string summary = record_summary(record_);
        if (!record_.failed.empty()) {
            summary += fmt::format(" Left out for errors: {}.", joined(record_.failed));
        }
        const Rich lead = Rich("TRACK RECORD", Style::strong).add("  ");
        append(lines_, wrapped(summary, width_, 2, lead));
        if (record_.counts().all() == 0) return;
        voices();
        if (record_.scenarios.size() > 1) scenarios();
        unasked();
    }

    void everything() {
        for (const ScenarioResolution& scenario : record_.scenarios) {
            lines_.emplace_back();
            head(scenario);
            for (const FalsifierResolution& each : scenario.falsifiers) falsifier(each);
            together(scenario);
        }
    }

    [[nodiscard]] Lines take() { return std::move(lines_); }

private:
    void voices() {
        Table table({{Table::Align::left, 0},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2}});
        table.row({dim("arguments of"), dim("refuted"), dim("stood"), dim("open")});
        const VoiceRecords voices = record_.voices();
        for (std::size_t i = 0; i < voices.size(); ++i) {
            if (voices[i].all() == 0) continue;
            table.row({name(static_cast<Voice>(i)), number(voices[i].refuted),
                       number(voices[i].stood), number(voices[i].open)});
        }
        lines_.emplace_back();
        append(lines_, table.render(width_));
    }

    void scenarios() {
        Table table({{Table::Align::left, 0, true},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2},
                     {Table::Align::right, 2}});
        table.row({dim("scenario"), dim("true"), dim("false"), dim("not due"), dim("overdue"),
                   dim("sources disagree")});
        for (const ScenarioResolution& scenario : record_.scenarios) {
            const FalsifierCounts& counts = scenario.counts;
            table.row({scenario.id, number(counts.holds), number(counts.fails),
                       number(counts.not_due), number(counts.overdue),
                       number(counts.sources_disagree)});
        }
        lines_.emplace_back();
        append(lines_, table.render(width_));
    }

    void unasked() {
        if (record_.unasked.empty()) return;
        const std::string names = first_of(record_.unasked, shown_unasked);
        lines_.emplace_back();
        append(lines_, wrapped("Observed, but asked for by no falsifier here: " + names, width_));
    }

    void head(const ScenarioResolution& scenario) {
        std::string about = scenario.event;
        if (scenario.date) about += fmt::format(" ({})", to_string(*scenario.date));
        append(lines_, wrapped(about, width_, 2, Rich(scenario.id, Style::strong).add("  ")));
    }

    void detail(std::string_view label, const Rich& text) {
        append(lines_, labelled(Rich("    ").add(label, Style::dim), label_columns, text, width_));
    }

    void falsifier(const FalsifierResolution& resolution) {
        std::string verdict(name(resolution.verdict));
        std::transform(verdict.begin(), verdict.end(), verdict.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        const Rich lead = Rich("  ").add(fmt::format("{:<5}", verdict), Style::strong).add("  ");
        const Rich question = Rich(question_text(resolution.falsifier))
                                  .add(fmt::format(" {} ", signs_.dot))
                                  .add(reason_text(resolution));
        append(lines_, wrapped(question, width_, 4, lead));
        if (!resolution.falsifier.note.empty()) detail("note", resolution.falsifier.note);
        details("seen", resolution.observations,
                [this](const ReadObservation& read) { return observed(read); });
        details(label_of(resolution.verdict), resolution.refutes,
                [this](const RefutedArgument& argument) { return refuted(argument); });
        if (resolution.verdict == FalsifierVerdict::fails) return;
        const bool holds = resolution.verdict == FalsifierVerdict::holds;
        detail(holds ? "without" : "if true", layers(resolution.layers));
    }

    /// One below the other, the label beside the first.
    template <class T, class TextOf>
    void details(std::string_view label, const std::vector<T>& all, TextOf text_of) {
        for (std::size_t i = 0; i < all.size(); ++i) detail(i == 0 ? label : "", text_of(all[i]));
    }

    /// What becomes of the arguments that it would refute.
    static std::string_view label_of(FalsifierVerdict verdict) {
        switch (verdict) {
            case FalsifierVerdict::holds:
                return "refuted";
            case FalsifierVerdict::fails:
                return "stood";
            case FalsifierVerdict::open:
                break;
        }
        return "at stake";
    }

    [[nodiscard]] Rich observed(const ReadObservation& read) const {
        const Observation& seen = read.observation;
        Rich text(
            fmt::format("{} {}", to_string(seen.date), amount_text(seen.value, seen.as_written)));
        if (read.meets && read.use == ObservationUse::counts) text.add(", meets it");
        if (read.use != ObservationUse::counts) text.add(", " + use_text(read.use));
        text.add(fmt::format(" {} {}", signs_.dot, seen.source), Style::dim);
        if (!seen.note.empty()) text.add(fmt::format(" {} {}", signs_.dot, seen.note));
        return text;
    }

    [[nodiscard]] Rich refuted(const RefutedArgument& argument) const {
        if (!argument.made()) {
            return Rich(argument_name(argument.id)).add(" (" + absence_text(argument) + ")");
        }
        const bool instance = argument.id.str().find('@') != std::string::npos;
        return Rich(instance ? argument_name(argument.id) + ": " + argument.claim : argument.claim)
            .add(fmt::format(" {} {}, {} heard of {}", signs_.dot, name(*argument.by),
                             decimal_text(argument.heard), decimal_text(argument.base)),
                 Style::dim);
    }

    [[nodiscard]] static std::string decimal_text(Micro value) { return net_text(value).substr(1); }

    [[nodiscard]] std::string layers(const std::vector<LayerWithout>& all) const {
        std::vector<std::string> parts;
        for (const LayerWithout& layer : changed_layers(all)) {
            parts.push_back(layer.name + " " + change_text(layer, signs_.arrow));
        }
        return parts.empty() ? "no layer changes" : separated(parts, "; ");
    }

    /// What several refutations come to.
    void together(const ScenarioResolution& scenario) {
        if (scenario.counts.holds < 2) return;
        append(lines_, labelled(Rich("  ").add("all refuted", Style::dim), label_columns,
                                "without them: " + layers(scenario.layers), width_));
    }

    const TrackRecord& record_;
    TextSigns signs_;
    std::size_t width_;
    Lines lines_;
};

}  // namespace

std::string render_resolution(const TrackRecord& record, const ResolutionTextOptions& options) {
    RecordText text(record, options);
    text.counts();
    if (!options.quiet) text.everything();
    return paint(text.take(), std::max(options.width, least_text_width), options.color);
}

}  // namespace stackimpact
