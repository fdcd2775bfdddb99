// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "load/check_debate.hpp"
#include "load/load.hpp"
#include "load/names.hpp"
#include "load/overlay.hpp"
#include "load/scenario_arguments.hpp"
#include "load/scenario_facts.hpp"
#include "load/scenario_market.hpp"
#include "load/scenario_sources.hpp"

namespace stackimpact {

namespace {

/// Facts that the scenario or one of its cases states.
std::set<FactName> stated_facts(const JsonNode& root, const Scenario& scenario) {
    std::set<FactName> stated;
    for (const auto& entry : scenario.facts) stated.insert(entry.first);
    const JsonNode* cases = root.find("cases");
    if (cases == nullptr) return stated;
    for (const JsonMember& member : cases->members) {
        const JsonNode* set = member.value.find("set");
        if (set == nullptr) continue;
        for (const JsonMember& fact : set->members) stated.insert(FactName{fact.key});
    }
    return stated;
}

/// The event itself: id, words, kind and date.
void read_event(const Input& input, ObjectReader& reader, const std::string& default_id,
                const Vocabulary& vocabulary, Scenario& scenario) {
    reader.read_schema_keys();
    scenario.id = id_of_file(default_id);
    if (const JsonNode* id = reader.find("id")) {
        if (has_type(input, *id, JsonNode::Kind::string, "`id`") &&
            check_id(input, id->span, id->string, "a scenario", true)) {
            scenario.id = id->string;
        }
    }
    scenario.event = reader.required_text("event");
    scenario.about = reader.text("about");
    if (const JsonNode* kind = reader.find("kind")) {
        scenario.kind = read_kind(input, *kind, vocabulary);
    }
    if (reader.find_nullable("date") != nullptr) scenario.date = reader.date("date");
    if (const JsonNode* notes = reader.find("notes")) {
        for (const JsonNode& item : read_items(input, *notes, "`notes`")) {
            scenario.notes.push_back(read_text(input, item, "a note").value_or(""));
        }
    }
}

bool applies(const Rule& rule, const Scenario& scenario) {
    if (rule.kinds.empty() || !scenario.kind) return true;
    return std::find(rule.kinds.begin(), rule.kinds.end(), *scenario.kind) != rule.kinds.end();
}

/// One namespace with the rules, known targets, and no circles or double counting together with the
/// rules that apply.
void check_arguments(const Input& input, const WrittenArguments& written, const Scenario& scenario,
                     const RuleBook& rules, const Targets& targets) {
    std::vector<Debater> debaters;
    for (const auto& entry : rules.rules) {
        if (applies(entry.second, scenario)) debaters.push_back(debater_of(entry.second));
    }
    for (const auto& entry : scenario.arguments) {
        const WrittenArguments::Places& places = written.places.at(entry.first);
        const auto rule = rules.rules.find(entry.first);
        if (rule != rules.rules.end()) {
            const Location& location = rule->second.location;
            input.error(Code::duplicate_id, places.id.span,
                        fmt::format("{} is the id of a rule", quoted(entry.first.str())),
                        fmt::format("choose another; the rule is at {}:{}", location.file,
                                    location.position.line));
            continue;
        }
        Debater debater = debater_of(entry.second);
        debater.place = places.id;
        debater.relation_places = places.relations;
        check_targets(debater, targets, input.diagnostics());
        debaters.push_back(std::move(debater));
    }
    check_debate(debaters, input.diagnostics());
}

void read_debate(const Input& input, ObjectReader& reader, const Knowledge& knowledge,
                 Scenario& scenario) {
    const EffectNames effects(knowledge.stack);
    const std::set<FactName> stated = stated_facts(reader.node(), scenario);
    const ArgumentContext context{knowledge.scales, knowledge.vocabulary, effects, stated};
    WrittenArguments written;
    if (const JsonNode* node = reader.find("arguments")) {
        written = read_arguments(input, *node, context, scenario.sources);
    }
    scenario.arguments = std::move(written.arguments);
    const Targets targets = targets_of(scenario, knowledge.rules, effects.layers);
    check_arguments(input, written, scenario, knowledge.rules, targets);
    if (const JsonNode* node = reader.find("cases")) {
        scenario.cases = read_cases(input, *node, targets, knowledge.vocabulary, scenario);
    }
    if (const JsonNode* node = reader.find("expect")) {
        scenario.expect = read_expect(input, *node, effects.layers);
    }
    if (const JsonNode* node = reader.find("falsifiers")) {
        scenario.falsifiers = read_falsifiers(input, *node, targets, knowledge.vocabulary);
    }
}

void read_scenario(const Input& input, const JsonNode& root, const std::string& default_id,
                   const Knowledge& knowledge, Scenario& scenario) {
    ObjectReader reader(input, root, "a scenario");
    if (!reader.valid()) return;
    read_event(input, reader, default_id, knowledge.vocabulary, scenario);
    if (const JsonNode* node = reader.find("sources")) {
        scenario.sources = read_sources(input, *node);
    }
    if (const JsonNode* node = reader.require("facts", "{} if nothing is known")) {
        scenario.facts = read_facts(input, *node, knowledge.vocabulary, scenario.sources);
    }
    if (const JsonNode* node = reader.find("market")) {
        scenario.market =
            read_market(input, *node, knowledge.stack, knowledge.vocabulary, scenario.sources);
    }
    read_debate(input, reader, knowledge, scenario);
    reader.finish();
}

}  // namespace

Loaded<Scenario> load_scenario(const TextPtr& text, const std::string& default_id,
                               const Knowledge& knowledge, Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return {};
    if (is_stored_result(*root)) {
        // One word instead of a complaint about every key.
        const JsonNode& kind = *root->find("kind");
        diagnostics.error(
            Code::invalid_value, {text, kind.span},
            fmt::format("this is a document of kind {}, not a scenario", quoted(kind.string)),
            "`stackimpact compare` reads stored results");
        return {};
    }
    Scenario scenario;
    scenario.path = text->name();
    scenario.sha256 = text->sha256();
    read_scenario(Input(text, diagnostics), *root, default_id, knowledge, scenario);
    return {std::move(scenario), diagnostics.error_count() == errors_before};
}

}  // namespace stackimpact
