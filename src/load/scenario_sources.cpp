// SPDX-License-Identifier: MIT
#include "load/scenario_sources.hpp"

#include <fmt/format.h>

#include <utility>

#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view reliability_letters = "ABCDEF";
constexpr int last_credibility = 6;

Reliability read_reliability(const Input& input, const JsonNode& node) {
    if (!has_type(input, node, JsonNode::Kind::string, "`reliability`")) {
        return Reliability::ungraded;
    }
    const std::size_t at =
        node.string.size() == 1 ? reliability_letters.find(node.string[0]) : std::string_view::npos;
    if (at != std::string_view::npos) return static_cast<Reliability>(at);
    input.error(Code::invalid_grade, node.span,
                fmt::format("{} is no reliability", quoted(node.string)),
                "a letter from A (completely reliable) to E (unreliable), or F (cannot be judged)");
    return Reliability::ungraded;
}

/// 1 to 6; 0 with an error.
int read_credibility(const Input& input, const JsonNode& node) {
    const bool number = node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number;
    for (int grade = 1; number && grade <= last_credibility; ++grade) {
        if (node.number == static_cast<double>(grade)) return grade;
    }
    const std::string_view written = input.text()->content();
    input.error(
        Code::invalid_grade, node.span,
        fmt::format("{} is no credibility",
                    quoted(written.substr(node.span.begin, node.span.end - node.span.begin))),
        "a number from 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)");
    return 0;
}

/// A bare address is looked for among all of them.
constexpr std::size_t most_sources = 2000;

/// An id for a bare address: the listed source with it, else a new one.
std::optional<SourceId> source_of_url(const Input& input, const JsonNode& node, Sources& sources) {
    for (const auto& entry : sources) {
        if (entry.second.url == node.string) return entry.first;
    }
    if (sources.size() == most_sources) {
        input.error(Code::too_large, node.span,
                    fmt::format("a scenario has at most {} `sources`", most_sources));
        return std::nullopt;
    }
    const std::string wanted = id_of_url(node.string);
    SourceId id{wanted};
    for (int copy = 2; sources.count(id) > 0; ++copy)
        id = SourceId{fmt::format("{}_{}", wanted, copy)};
    sources.emplace(id, read_source(input, node, id, node.span));
    return id;
}

std::optional<SourceId> read_cited(const Input& input, const JsonNode& node, Sources& sources) {
    if (!has_type(input, node, JsonNode::Kind::string, "a source")) return std::nullopt;
    if (is_url(node.string)) return source_of_url(input, node, sources);
    const SourceId id{node.string};
    if (sources.count(id) > 0) return id;
    std::string hint;
    if (input.diagnostics().wants_hints()) hint = nearest_hint(node.string, names_of(sources));
    input.error(Code::unknown_source, node.span,
                fmt::format("{} is not among the sources", quoted(node.string)),
                hint.empty() ? "list it under `sources`, or cite its address with https://" : hint);
    return std::nullopt;
}

std::optional<Citation> read_citation(const Input& input, const JsonNode& node, Sources& sources) {
    if (node.kind == JsonNode::Kind::string) {
        const auto id = read_cited(input, node, sources);
        if (!id) return std::nullopt;
        return Citation{*id, 0, {}, {}};
    }
    if (node.kind != JsonNode::Kind::object) {
        input.error(
            Code::wrong_type, node.span,
            fmt::format("a citation must be a source's name, an address or an object, not {}",
                        kind_name(node.kind)));
        return std::nullopt;
    }
    ObjectReader reader(input, node, "a citation");
    Citation citation;
    const JsonNode* source = reader.require("source");
    const auto id = source == nullptr ? std::nullopt : read_cited(input, *source, sources);
    if (const JsonNode* grade = reader.find("credibility")) {
        citation.credibility = read_credibility(input, *grade);
    }
    citation.says = reader.text("says");
    citation.group = reader.text("group");
    reader.finish();
    if (!id) return std::nullopt;
    citation.source = *id;
    return citation;
}

}  // namespace

Source read_source(const Input& input, const JsonNode& node, SourceId id, Span place) {
    Source source;
    source.group = id.str();
    source.id = std::move(id);
    source.location = input.location(place);
    if (node.kind == JsonNode::Kind::string) {
        source.url = read_url(input, node, "a source").value_or("");
        return source;
    }
    ObjectReader reader(input, node, "a source");
    source.title = reader.text("title");
    source.publisher = reader.text("publisher");
    const JsonNode* url = reader.find_nullable("url");
    if (url != nullptr) source.url = read_url(input, *url, "`url`").value_or("");
    if (const JsonNode* date = reader.find_nullable("date")) {
        source.date = read_date(input, *date, "`date`");
    }
    if (const JsonNode* reliability = reader.find("reliability")) {
        source.reliability = read_reliability(input, *reliability);
    }
    const std::string group = reader.text("group");
    if (!group.empty()) source.group = group;
    source.note = reader.text("note");
    reader.finish();
    if (reader.valid() && url == nullptr && source.title.empty() &&
        reader.find("title") == nullptr) {
        input.error(Code::missing_key, reader.opening(), "a source needs `title` or `url`");
    }
    return source;
}

Sources read_sources(const Input& input, const JsonNode& node) {
    Sources sources;
    for (const JsonMember& member : read_members(input, node, "`sources`", most_sources)) {
        if (!check_id(input, member.key_span, member.key, "a source")) continue;
        const SourceId id{member.key};
        sources.emplace(id, read_source(input, member.value, id, member.key_span));
    }
    return sources;
}

std::vector<Citation> read_citations(const Input& input, const JsonNode& node, Sources& sources) {
    std::vector<Citation> citations;
    for (const JsonNode& item : read_items(input, node, "`sources`")) {
        auto citation = read_citation(input, item, sources);
        if (citation) citations.push_back(std::move(*citation));
    }
    return citations;
}

}  // namespace stackimpact
