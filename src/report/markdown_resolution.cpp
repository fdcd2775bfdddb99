// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "report/escape.hpp"
#include "report/markdown_page.hpp"
#include "report/resolution.hpp"
#include "report/resolution_words.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// GitHub refuses comments over 65,536 characters; the difference is room for what a bot adds.
constexpr std::size_t page_bytes = 60000;

// Code points to which texts from files are cut, so that no row takes the room of many.
constexpr std::size_t text_length = 240;
constexpr std::size_t name_length = 100;

/// Of the scenarios left out.
constexpr std::size_t shown_failed = 6;

std::string text_cell(const std::string& text) {
    return markdown_text(cut(text, text_length));
}

std::string name_cell(const std::string& name) {
    return markdown_code(cut(name, name_length));
}

std::string voices_table(const VoiceRecords& voices) {
    std::string table = markdown_row({"arguments of", "refuted", "stood", "open"}) +
                        markdown_row({"---", "---:", "---:", "---:"});
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].all() == 0) continue;
        table += markdown_row(
            {std::string(name(static_cast<Voice>(i))), fmt::format("{}", voices[i].refuted),
             fmt::format("{}", voices[i].stood), fmt::format("{}", voices[i].open)});
    }
    return table + "\n";
}

std::string observed_cell(const FalsifierResolution& resolution) {
    std::vector<std::string> parts;
    for (const ReadObservation& read : resolution.observations) {
        const Observation& seen = read.observation;
        std::string part = fmt::format("{} {}", to_string(seen.date),
                                       text_cell(amount_text(seen.value, seen.as_written)));
        const std::string use = use_text(read.use);
        if (!use.empty()) part += fmt::format(" ({})", use);
        parts.push_back(part + " – " + text_cell(seen.source));
    }
    return separated(parts, "; ");
}

std::string refuted_cell(const FalsifierResolution& resolution) {
    std::vector<std::string> parts;
    for (const RefutedArgument& argument : resolution.refutes) {
        const std::string voice =
            argument.made() ? std::string(name(*argument.by)) : absence_text(argument);
        parts.push_back(fmt::format("{} ({})", name_cell(argument.id.str()), voice));
    }
    return separated(parts, ", ");
}

/// What changes without what is or would be refuted; nothing for what stood.
std::string without_cell(const FalsifierResolution& resolution) {
    if (resolution.verdict == FalsifierVerdict::fails) return {};
    std::vector<std::string> parts;
    for (const LayerWithout& layer : changed_layers(resolution.layers)) {
        parts.push_back(text_cell(layer.name) + " " + change_text(layer, "→"));
    }
    return parts.empty() ? "no layer changes" : separated(parts, "; ");
}

std::string failed_line(const std::vector<std::string>& failed) {
    std::vector<std::string> paths;
    for (const std::string& path : failed) paths.push_back(name_cell(path));
    return fmt::format("Left out for errors: {}.\n\n", first_of(paths, shown_failed));
}

MarkdownPart falsifiers_part(const TrackRecord& record) {
    MarkdownPart part;
    part.rows_are = "falsifiers";
    part.before =
        markdown_row({"scenario", "falsifier", "is", "why", "observed", "refutes", "without"}) +
        markdown_row({"---", "---", "---", "---", "---", "---", "---"});
    for (const ScenarioResolution& scenario : record.scenarios) {
        for (const FalsifierResolution& resolution : scenario.falsifiers) {
            const bool holds = resolution.verdict == FalsifierVerdict::holds;
            const std::string verdict(name(resolution.verdict));
            part.rows.push_back({markdown_row({name_cell(scenario.id),
                                               name_cell(question_text(resolution.falsifier)),
                                               holds ? "**" + verdict + "**" : verdict,
                                               reason_text(resolution), observed_cell(resolution),
                                               refuted_cell(resolution), without_cell(resolution)}),
                                 holds});
        }
    }
    part.after = "\n";
    return part;
}

}  // namespace

std::string render_resolution_markdown(const TrackRecord& record) {
    std::string head = "## Track record\n\n" + record_summary(record) + "\n\n";
    if (!record.failed.empty()) head += failed_line(record.failed);
    if (record.counts().all() > 0) head += voices_table(record.voices());
    return markdown_page(head, {falsifiers_part(record)}, "", page_bytes, "resolve");
}

}  // namespace stackimpact
