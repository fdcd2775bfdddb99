// SPDX-License-Identifier: MIT
#include "load/scenario_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "load/names.hpp"
#include "load/scenario_facts.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

std::string lowered(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// The key of the lexicon for a hedge's words.
std::string read_hedge(const Input& input, const JsonNode& node, const Scales& scales) {
    const auto words = read_words(input, node, "`hedge`");
    if (!words) return {};
    std::string key = lowered(*words);
    if (scales.hedges.count(key) > 0) return key;
    const auto near = nearest(key, names_of(scales.hedges));
    input.error(Code::unknown_hedge, node.span,
                fmt::format("{} is not in the table of hedges", quoted(*words)),
                near ? fmt::format("did you mean `{}`?", *near)
                     : "leave it out and cap the weight itself: \"at_most\": 0.2");
    return {};
}

/// A fact that nobody states has no weight, and so has what rests on it.
void check_rests_on(const Input& input, const JsonNode& node, const std::set<FactName>& stated,
                    const Vocabulary& vocabulary) {
    for (const JsonNode& item : node.items) {
        const FactName fact{item.string};
        if (stated.count(fact) > 0 || vocabulary.facts.count(fact) == 0) continue;
        input.warning(Code::unknown_fact, item.span,
                      fmt::format("the scenario does not state {}", quoted(item.string)),
                      "what rests on it weighs nothing");
    }
}

void read_evidence(const Input& input, ObjectReader& reader, const ArgumentContext& context,
                   Sources& sources, ScenarioArgument& argument) {
    if (const JsonNode* hedge = reader.find("hedge")) {
        argument.hedge = read_hedge(input, *hedge, context.scales);
    }
    argument.strength = reader.number("strength", unit_range);
    argument.at_most = reader.number("at_most", unit_range);
    if (const JsonNode* facts = reader.find("rests_on")) {
        argument.rests_on = read_fact_names(input, *facts, "`rests_on`", context.vocabulary);
        check_rests_on(input, *facts, context.stated, context.vocabulary);
    }
    if (const JsonNode* list = reader.find("sources")) {
        argument.sources = read_citations(input, *list, sources);
    }
}

ScenarioArgument read_argument(const Input& input, const JsonNode& node,
                               const ArgumentContext& context, Sources& sources,
                               std::vector<Place>& relation_places) {
    ObjectReader reader(input, node, "an argument");
    ScenarioArgument argument;
    if (!reader.valid()) return argument;
    argument.claim = reader.required_text("claim");
    if (const JsonNode* by = reader.find("by")) {
        argument.by = read_voice(input, *by).value_or(Voice::analyst);
    }
    read_evidence(input, reader, context, sources, argument);
    if (const JsonNode* mechanism = reader.find("mechanism")) {
        auto id = read_id(input, *mechanism, "a mechanism");
        if (id) argument.mechanism = MechanismId{std::move(*id)};
    }
    if (const JsonNode* effects = reader.find("effects")) {
        argument.effects = read_effects(input, *effects, context.effects, false);
    }
    read_short_effects(input, reader, context.effects, argument.effects);
    WrittenRelations relations = read_relations(input, reader);
    argument.relations = std::move(relations.relations);
    relation_places = std::move(relations.places);
    argument.note = reader.text("note");
    reader.finish();
    return argument;
}

}  // namespace

/// What would change the verdict takes quadratic time: seconds for so many.
constexpr std::size_t most_arguments = 4000;

WrittenArguments read_arguments(const Input& input, const JsonNode& node,
                                const ArgumentContext& context, Sources& sources) {
    WrittenArguments written;
    for (const JsonMember& member : read_members(input, node, "`arguments`", most_arguments)) {
        if (!check_id(input, member.key_span, member.key, "an argument")) continue;
        const ArgumentId id{member.key};
        WrittenArguments::Places& places = written.places[id];
        places.id = input.place(member.key_span);
        ScenarioArgument argument =
            read_argument(input, member.value, context, sources, places.relations);
        argument.id = id;
        argument.location = input.location(member.key_span);
        written.arguments.emplace(id, std::move(argument));
    }
    return written;
}

}  // namespace stackimpact
