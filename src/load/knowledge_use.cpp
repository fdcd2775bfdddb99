// SPDX-License-Identifier: MIT
#include "load/knowledge_use.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "source/json_entries.hpp"
#include "source/json_skim.hpp"

namespace stackimpact {

namespace {

using Indices = std::vector<std::size_t>;

/// Rules without kinds speak of all.
bool speaks_of(const EmbeddedFile& file, std::size_t rule, const KnowledgeUse& use) {
    if (!use.kind) return true;
    const std::size_t kinds = find_entry(file, rule, "kinds");
    if (kinds == 0) return true;
    const std::string word = '"' + use.kind->str() + '"';
    bool any = false;
    bool found = false;
    for_each_entry(file, kinds, [&](std::size_t i) {
        any = true;
        found = found || entry_bytes(file, file.entries[i]) == word;
    });
    return found || !any;
}

bool is_name(std::string_view key) {
    return key == "id" || key == "kinds" || key == "mechanism";
}

Indices unneeded_of_rules(const EmbeddedFile& file, const KnowledgeUse& use) {
    Indices unneeded;
    if (use.authoring && !use.kind) return unneeded;
    for_each_entry(file, find_entry(file, 0, "rules"), [&](std::size_t rule) {
        const bool spoken = speaks_of(file, rule, use);
        for_each_entry(file, rule, [&](std::size_t member) {
            const std::string_view key = entry_key(file, file.entries[member]);
            const bool wanted = spoken ? use.authoring || key != "tests" : is_name(key);
            if (!wanted) unneeded.push_back(member);
        });
    });
    return unneeded;
}

Indices unneeded_of_vocabulary(const EmbeddedFile& file, const KnowledgeUse& use) {
    Indices unneeded;
    if (use.authoring) return unneeded;
    for_each_entry(file, find_entry(file, 0, "facts"), [&](std::size_t fact) {
        const std::size_t how = find_entry(file, fact, "how");
        if (how != 0) unneeded.push_back(how);
    });
    return unneeded;
}

}  // namespace

std::optional<JsonNode> parse_rules(const TextPtr& text, const KnowledgeUse& use,
                                    Diagnostics& diagnostics) {
    const EmbeddedFile* const file = text->embedded();
    if (file == nullptr) return parse_json(text, diagnostics);
    return read_entries(*file, unneeded_of_rules(*file, use));
}

std::optional<JsonNode> parse_vocabulary(const TextPtr& text, const KnowledgeUse& use,
                                         Diagnostics& diagnostics) {
    const EmbeddedFile* const file = text->embedded();
    if (file == nullptr) return parse_json(text, diagnostics);
    return read_entries(*file, unneeded_of_vocabulary(*file, use));
}

std::optional<KindId> kind_at_a_glance(const Text& scenario) {
    const std::string_view content = scenario.content();
    const Span span = skim_member(content, "kind");
    const std::string_view kind = content.substr(span.begin, span.end - span.begin);
    const bool plain = kind.size() > 2 && kind.front() == '"' && kind.back() == '"' &&
                       kind.find('\\') == std::string_view::npos;
    if (!plain) return std::nullopt;
    return KindId(std::string(kind.substr(1, kind.size() - 2)));
}

}  // namespace stackimpact
