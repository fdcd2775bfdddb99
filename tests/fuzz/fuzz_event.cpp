// SPDX-License-Identifier: MIT
#include "fuzz.hpp"
#include "load/load_event.hpp"

namespace fuzz = stackimpact::fuzz;
using namespace stackimpact;  // NOLINT: a program of one namespace

namespace {

/// An id goes into a result as it is: it must be one value of JSON, on one line and safe to show.
void check_id(const std::string& id) {
    if (id.empty()) return;
    fuzz::require(id.size() <= longest_event_id, "an id is short");
    Diagnostics diagnostics;
    const auto value = parse_json(fuzz::text_of("id", id), diagnostics);
    fuzz::require(value.has_value(), "an id is JSON");
    fuzz::require(value->span == Span{0, id.size()}, "an id has nothing around it");
    const bool text = value->kind == JsonNode::Kind::string;
    fuzz::require(text || id.find_first_not_of("-0123456789") == std::string::npos,
                  "an id is a text or digits");
    for (std::size_t at = 0; at < value->string.size();) {
        const Utf8Step step = decode_utf8(value->string, at);
        fuzz::require(!is_unsafe(step.code_point), "an id is safe to show");
        at += step.length;
    }
}

void check_facts(const Event& event, const Vocabulary& vocabulary) {
    for (const auto& entry : event.facts) {
        const Fact& fact = entry.second.fact;
        fuzz::require(entry.first == fact.name && vocabulary.facts.count(entry.first) == 1,
                      "facts are those of the vocabulary");
        for (const Citation& citation : fact.citations) {
            fuzz::require(event.sources.count(citation.source) == 1, "citations find their source");
        }
        fuzz::require(!entry.second.bare || fact.citations.empty(), "a bare value has no evidence");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Vocabulary& vocabulary = fuzz::builtin().vocabulary;
    Diagnostics diagnostics;
    const auto event =
        load_event(fuzz::text_of("<stdin>", fuzz::bytes(data, size)), vocabulary, diagnostics);
    fuzz::check_diagnostics(event.has_value(), diagnostics);
    if (event.readable() == nullptr) return 0;
    check_id(event.readable()->id);
    if (!event) return 0;
    fuzz::require(!event->kind || vocabulary.kinds.count(*event->kind) == 1, "kinds are known");
    check_facts(*event, vocabulary);
    return 0;
}
