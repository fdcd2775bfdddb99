// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <variant>

#include "model/evidence.hpp"
#include "model/format.hpp"
#include "report/draft.hpp"
#include "report/json_write.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view file_version = "0.1";

void write_value(json::Writer& writer, const FactValue& value) {
    writer.key("value");
    if (const bool* truth = std::get_if<bool>(&value)) return writer.value(*truth);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return writer.value(*whole);
    if (const double* number = std::get_if<double>(&value)) return writer.value(*number);
    writer.value(std::string_view(std::get<std::string>(value)));
}

void text(json::Writer& writer, std::string_view key, std::string_view value) {
    writer.key(key);
    writer.value(value);
}

void write_facts(json::Writer& writer, const Draft& draft) {
    writer.key("facts");
    writer.begin_object();
    for (const DraftFact& fact : draft.facts) {
        writer.key(fact.name.str());
        writer.begin_flat_object();
        write_value(writer, fact.value);
        text(writer, "status", name(FactStatus::claimed));
        text(writer, "note", fmt::format("From the headline: \"{}\"", fact.words));
        writer.end_object();
    }
    writer.end_object();
}

void write_notes(json::Writer& writer, const Draft& draft) {
    writer.key("notes");
    writer.begin_array(false);
    writer.value(
        std::string_view("Drafted from the headline: nothing is graded, no source is given."));
    if (!draft.kind.chosen)
        writer.value(std::string_view("Kind: " + kind_reason(draft.kind) + "."));
    for (const Unplaced& each : draft.unplaced) {
        writer.value(
            std::string_view(fmt::format("Not placed: \"{}\" ({}).", each.words, each.reason)));
    }
    writer.end_array();
}

}  // namespace

std::string kind_reason(const DraftKind& kind) {
    if (!kind.kind) return "none, for no word speaks for any";
    if (kind.chosen) return kind.kind->str() + ", as chosen";
    std::string reason = kind.kind->str() + ", guessed from";
    for (std::size_t i = 0; i < kind.cues.size(); ++i) {
        const DraftKind::Cue& cue = kind.cues[i];
        reason += fmt::format("{} \"{}\" {}", i == 0 ? "" : ",", cue.words, decimal(cue.weight));
    }
    if (!kind.next) return reason;
    if (kind.next_weight == kind.weight) {
        return reason +
               fmt::format("; {} has as much and comes later in the lexicon", kind.next->str());
    }
    return reason +
           fmt::format("; next is {} with {}", kind.next->str(), decimal(kind.next_weight));
}

std::string render_draft_scenario(const Draft& draft) {
    json::Writer writer(json::Layout::pretty);
    writer.begin_object();
    text(writer, "schema_version", file_version);
    text(writer, "event", draft.event);
    if (draft.kind.kind) text(writer, "kind", draft.kind.kind->str());
    if (draft.date) text(writer, "date", to_string(*draft.date));
    write_facts(writer, draft);
    write_notes(writer, draft);
    writer.end_object();
    return writer.take() + "\n";
}

}  // namespace stackimpact
