// SPDX-License-Identifier: MIT
#include "load/load_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "load/decode.hpp"
#include "load/names.hpp"
#include "load/scenario_facts.hpp"
#include "load/scenario_sources.hpp"
#include "source/json.hpp"
#include "source/nearest.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view example = R"(for example {"id": 7, "open_weights": true})";
constexpr std::string_view id_hint = "write it as a string, or as a whole number without exponent";

bool is_event_key(std::string_view key) {
    return std::find(event_keys.begin(), event_keys.end(), key) != event_keys.end();
}

/// Where the first character is that does not reach a terminal; an empty span without one.
Span find_unsafe(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        if (is_unsafe(step.code_point)) return {at, at + step.length};
        at += step.length;
    }
    return {text.size(), text.size()};
}

/// A whole number by its digits, of which a double may not hold all.
bool is_whole_number(std::string_view written) {
    return written.find_first_not_of("-0123456789") == std::string_view::npos;
}

/// The id as written; empty after a mistake.
std::string read_event_id(const Input& input, const JsonNode& node) {
    const std::string_view written =
        input.text()->content().substr(node.span.begin, node.span.end - node.span.begin);
    const bool numeric =
        node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number;
    if (numeric ? !is_whole_number(written) : node.kind != JsonNode::Kind::string) {
        const std::string_view found = numeric ? "a number like this" : kind_name(node.kind);
        input.error(Code::wrong_type, node.span,
                    fmt::format("`id` must be a string or a whole number, not {}", found),
                    std::string(id_hint));
        return {};
    }
    if (written.size() > longest_event_id) {
        input.error(Code::too_large, node.span,
                    fmt::format("`id` is longer than {} bytes", longest_event_id));
        return {};
    }
    const Span unsafe = find_unsafe(node.string);
    if (unsafe.begin != unsafe.end) {
        input.diagnostics().error(
            Code::control_character, input.place_in(node, unsafe),
            "`id` contains a control character",
            "an id has no line breaks, tabs or marks that turn the direction of writing");
        return {};
    }
    return std::string(written);
}

std::string unknown_key_hint(const Input& input, const std::string& key,
                             const Vocabulary& vocabulary) {
    if (!input.diagnostics().wants_hints()) return {};
    Names known(event_keys.begin(), event_keys.end());
    for (std::string& fact : names_of(vocabulary.facts)) known.push_back(std::move(fact));
    if (const auto near = nearest(key, known)) return fmt::format("did you mean `{}`?", *near);
    return "an event has `id`, `kind`, `date`, `sources` and facts of the vocabulary";
}

const FactDeclaration* find_event_fact(const Input& input, const JsonMember& member,
                                       const Vocabulary& vocabulary) {
    const auto found = vocabulary.facts.find(FactName{member.key});
    if (found != vocabulary.facts.end()) return &found->second;
    input.error(Code::unknown_fact, member.key_span,
                fmt::format("the vocabulary has no fact {}", quoted(member.key)),
                unknown_key_hint(input, member.key, vocabulary));
    return nullptr;
}

void read_event_facts(const Input& input, const JsonNode& root, const Vocabulary& vocabulary,
                      Event& event) {
    for (const JsonMember& member : root.members) {
        if (is_event_key(member.key)) continue;
        const FactDeclaration* declaration = find_event_fact(input, member, vocabulary);
        if (declaration == nullptr) continue;
        auto fact = read_fact(input, member.value, *declaration, vocabulary, event.sources);
        if (!fact) continue;
        fact->location = input.location(member.key_span);
        const bool bare = member.value.kind != JsonNode::Kind::object;
        event.facts.emplace(declaration->name, EventFact{std::move(*fact), bare});
    }
}

void read_event(const Input& input, const JsonNode& root, const Vocabulary& vocabulary,
                Event& event) {
    if (const JsonNode* id = root.find("id")) event.id = read_event_id(input, *id);
    if (const JsonNode* kind = root.find("kind")) event.kind = read_kind(input, *kind, vocabulary);
    const JsonNode* date = root.find("date");
    if (date != nullptr && date->kind != JsonNode::Kind::null) {
        event.date = read_date(input, *date, "`date`");
    }
    // Facts cite them, wherever they stand.
    if (const JsonNode* sources = root.find("sources")) {
        event.sources = read_sources(input, *sources);
    }
    read_event_facts(input, root, vocabulary, event);
}

/// The end of the last value, key or bracket: mistakes of what never came are placed there.
std::size_t end_of_tokens(std::string_view line) {
    return line.find_last_not_of(" \t\r\n,:") + 1;
}

/// Of a line that stops in the middle, a closing bracket is hardly all that is missing.
void explain_cut(Diagnostic& mistake) {
    constexpr std::string_view hint =
        "an event stands whole on one line; was it broken over lines, or the stream cut off?";
    const std::string_view content = mistake.place.text->content();
    const std::size_t end = end_of_tokens(content);
    const Span span = mistake.place.span;
    const bool begun = content.find_first_not_of(" \t\r\n") == content.find('{');
    if (mistake.code != Code::json_syntax || !begun || span.end < end) return;
    if (content[end - 1] != '}' || span.begin >= end) mistake.hint = hint;
}

std::optional<JsonNode> parse_line(const TextPtr& line, Diagnostics& diagnostics) {
    Diagnostics mistakes;
    JsonReading reading;
    reading.what = "the line";
    auto root = parse_json(line, mistakes, reading);
    for (Diagnostic mistake : mistakes.all()) {
        explain_cut(mistake);
        diagnostics.add(std::move(mistake));
    }
    return root;
}

}  // namespace

Loaded<Event> load_event(const TextPtr& line, const Vocabulary& vocabulary,
                         Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const auto root = parse_line(line, diagnostics);
    if (!root) return {};
    if (root->kind != JsonNode::Kind::object) {
        diagnostics.error(
            Code::wrong_type, {line, root->span},
            fmt::format("an event must be an object on one line, not {}", kind_name(root->kind)),
            std::string(example));
        return {};
    }
    Event event;
    read_event(Input(line, diagnostics), *root, vocabulary, event);
    return {std::move(event), diagnostics.error_count() == errors_before};
}

Diagnostic too_long_line(const TextPtr& line, std::size_t longest) {
    Diagnostic mistake;
    mistake.code = Code::too_large;
    mistake.place = {line, {0, std::min<std::size_t>(line->content().size(), 1)}};
    mistake.message = fmt::format("the line is longer than {} MiB", longest >> 20);
    mistake.hint = "end each event with a line break";
    return mistake;
}

}  // namespace stackimpact
