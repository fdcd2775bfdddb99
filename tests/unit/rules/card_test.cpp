// SPDX-License-Identifier: MIT
#include "rules/card.hpp"

#include <string>
#include <vector>

#include "rules/choose.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

World world() {
    World made;
    made.vocabulary = small_vocabulary();
    made.rules.environment = small_environment();
    made.stack = empty_stack(3);
    return made;
}

Rule& add_rule(World& world, const std::string& id, const std::string& mechanism = "") {
    Rule rule;
    rule.id = ArgumentId{id};
    rule.family = "family_" + id;
    if (!mechanism.empty()) rule.mechanism = MechanismId{mechanism};
    rule.strength = condition("0.5", cel::Expected::number);
    rule.effects = {{LayerId{"a"}, ChannelId{"demand"}, Direction::bull, 0.5}};
    return world.rules.rules.emplace(rule.id, rule).first->second;
}

RuleCard card_of(const World& world, const std::string& id) {
    return rule_card(world.rules.rules.at(ArgumentId{id}), world.rules, world.vocabulary,
                     world.stack);
}

std::vector<std::string> chosen(const World& world, const RuleChoice& choice) {
    std::vector<std::string> ids;
    for (const Rule* rule : chosen_rules(choice, world.rules, world.stack)) {
        ids.push_back(rule->id.str());
    }
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a card has relations in both directions, whoever wrote them") {
    World w = world();
    add_rule(w, "one", "saving").relations = {
        {RelationKind::attack, false, ArgumentId{"two"}, 0.5, "because"},
        {RelationKind::support, true, MechanismId{"other"}, 1.0, ""}};
    add_rule(w, "two", "other");
    add_rule(w, "three", "saving").relations = {
        {RelationKind::attack, false, MechanismId{"saving"}, 1.0, ""}};

    const RuleCard one = card_of(w, "one");
    REQUIRE(one.relations.size() == 3);
    CHECK(one.relations[0] == RuleRelation{RelationKind::attack,
                                           false,
                                           ArgumentId{"two"},
                                           {},
                                           {},
                                           ArgumentId{"one"},
                                           0.5,
                                           "because"});
    CHECK(one.relations[1] == RuleRelation{RelationKind::support,
                                           true,
                                           MechanismId{"other"},
                                           {ArgumentId{"two"}},
                                           {},
                                           ArgumentId{"one"},
                                           1.0,
                                           ""});
    CHECK(one.relations[2] == RuleRelation{RelationKind::attack,
                                           true,
                                           ArgumentId{"three"},
                                           {},
                                           MechanismId{"saving"},
                                           ArgumentId{"three"},
                                           1.0,
                                           ""});
    CHECK(one.same_mechanism == std::vector<ArgumentId>{ArgumentId{"three"}});

    const RuleCard two = card_of(w, "two");
    REQUIRE(two.relations.size() == 2);
    CHECK(two.relations[0].kind == RelationKind::support);
    CHECK_FALSE(two.relations[0].incoming);
    CHECK(two.relations[1].kind == RelationKind::attack);
    CHECK(two.relations[1].incoming);

    // It does not attack itself; its mechanism has one other rule.
    CHECK(card_of(w, "three").relations.front().carriers ==
          std::vector<ArgumentId>{ArgumentId{"one"}});
}

TEST_CASE("a card names the facts that a rule reads and the layers that it chooses") {
    World w = world();
    Rule& rule = add_rule(w, "one");
    rule.when = {condition("b0 && n1 > 2.0", cel::Expected::boolean)};
    rule.strength = condition("n0 / 10.0", cel::Expected::number);
    rule.each = condition("layer.order >= 2", cel::Expected::boolean);
    const RuleCard card = card_of(w, "one");
    REQUIRE(card.facts.size() == 3);
    CHECK(card.facts[0].name == FactName{"b0"});
    CHECK(card.facts[2].name == FactName{"n1"});
    CHECK(card.chosen == std::vector<LayerId>{LayerId{"b"}, LayerId{"c"}});
}

TEST_CASE("rules are chosen by id, family, file, layer and kind") {
    World w = world();
    add_rule(w, "one").kinds = {KindId{"k0"}};
    Rule& two = add_rule(w, "two");
    two.location.file = "two.json";
    two.effects.front().layer = LayerId{std::string(each_layer)};
    two.each = condition("layer.id == 'b'", cel::Expected::boolean);
    CHECK(chosen(w, {}) == Ids{"one", "two"});
    CHECK(chosen(w, {{ArgumentId{"two"}}, {}, {}, {}, {}}) == Ids{"two"});
    CHECK(chosen(w, {{}, {"two.json"}, {}, {}, {}}) == Ids{"two"});
    CHECK(chosen(w, {{}, {}, {"family_one"}, {}, {}}) == Ids{"one"});
    CHECK(chosen(w, {{}, {}, {}, {LayerId{"a"}}, {}}) == Ids{"one"});
    CHECK(chosen(w, {{}, {}, {}, {LayerId{"b"}}, {}}) == Ids{"two"});
    CHECK(chosen(w, {{}, {}, {}, {LayerId{"a"}, LayerId{"b"}}, {}}) == Ids{"one", "two"});
    CHECK(chosen(w, {{}, {}, {}, {}, {KindId{"k1"}}}) == Ids{"two"});
    CHECK(chosen(w, {{}, {}, {"family_one"}, {}, {KindId{"k1"}}}).empty());
}
