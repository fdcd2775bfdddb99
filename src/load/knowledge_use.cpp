// SPDX-License-Identifier: MIT
#include "load/knowledge_use.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "source/json_scan.hpp"
#include "source/json_skim.hpp"

namespace stackimpact {

namespace {

using Members = std::vector<SkimmedMember>;

std::string_view bytes(std::string_view content, Span span) {
    return content.substr(span.begin, span.end - span.begin);
}

std::string_view key_of(std::string_view content, const SkimmedMember& member) {
    return bytes(content, {member.key.begin + 1, member.key.end - 1});
}

std::vector<Span> whole(const Members& members) {
    std::vector<Span> spans;
    for (const SkimmedMember& member : members) {
        spans.push_back({member.key.begin, member.value.end});
    }
    return spans;
}

Members root_members(std::string_view content) {
    return skim_members(content, skip_json_space(content, 0));
}

/// Rules without kinds speak of all.
bool speaks_of(std::string_view content, const Members& rule, const KnowledgeUse& use) {
    const Span kinds = skim_find(content, rule, "kinds");
    if (!use.kind || kinds == Span{}) return true;
    const std::string word = '"' + use.kind->str() + '"';
    const std::vector<Span> items = skim_items(content, kinds.begin);
    return items.empty() || std::any_of(items.begin(), items.end(),
                                        [&](Span item) { return bytes(content, item) == word; });
}

bool is_name(std::string_view key) {
    return key == "id" || key == "kinds" || key == "mechanism";
}

}  // namespace

std::vector<Span> unneeded_of_rules(const Text& text, const KnowledgeUse& use) {
    std::vector<Span> spans;
    if (use.authoring && !use.kind) return spans;
    const std::string_view content = text.content();
    const Span rules = skim_find(content, root_members(content), "rules");
    for (const Span& rule : skim_items(content, rules.begin)) {
        const Members members = skim_members(content, rule.begin);
        const bool spoken = speaks_of(content, members, use);
        const auto wanted = [&](std::size_t i) {
            const std::string_view key = key_of(content, members[i]);
            return spoken ? use.authoring || key != "tests" : is_name(key);
        };
        leave_out(whole(members), wanted, spans);
    }
    return spans;
}

std::vector<Span> unneeded_of_vocabulary(const Text& text, const KnowledgeUse& use) {
    std::vector<Span> spans;
    if (use.authoring) return spans;
    const std::string_view content = text.content();
    const Span facts = skim_find(content, root_members(content), "facts");
    for (const SkimmedMember& fact : skim_members(content, facts.begin)) {
        const Members members = skim_members(content, fact.value.begin);
        const auto wanted = [&](std::size_t i) { return key_of(content, members[i]) != "how"; };
        leave_out(whole(members), wanted, spans);
    }
    return spans;
}

std::optional<KindId> kind_at_a_glance(const Text& scenario) {
    const std::string_view content = scenario.content();
    const std::string_view kind = bytes(content, skim_find(content, root_members(content), "kind"));
    const bool plain = kind.size() > 2 && kind.front() == '"' && kind.back() == '"' &&
                       kind.find('\\') == std::string_view::npos;
    if (!plain) return std::nullopt;
    return KindId(std::string(kind.substr(1, kind.size() - 2)));
}

}  // namespace stackimpact
