// SPDX-License-Identifier: MIT
// Laws of comparisons, over edits of the shipped scenario, rules, stack, vocabulary and scales.
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "analyze/analyze.hpp"
#include "compare/compare.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

/// What an edit is made in: the scenario, or a text of the knowledge.
enum class Where { scenario, rules, stack, vocabulary, scales };

/// Other words in the place of the first occurrence of some.
struct Edit {
    Where where;
    std::string from;
    std::string to;
};

const std::array<Edit, 14> edits{{
    {Where::scenario, R"("value": "<$6M")", R"("value": "<$60M")"},
    {Where::scenario, R"("value": "h800")", R"("value": "h100")"},
    {Where::scenario, R"("status": "disputed")", R"("status": "confirmed")"},
    {Where::scenario, R"("reliability": "B")", R"("reliability": "D")"},
    {Where::scenario, R"("date": "2025-01-27")", R"("date": "2025-06-30")"},
    {Where::scenario, R"("strength": 0.75)", R"("strength": 0.25)"},
    {Where::scenario, R"("arguments": {)",
     R"("arguments": {"one_more": {"claim": "One more", "by": "users",
        "effects": [{"layer": "hosting_services", "channel": "demand", "bear": 0.8}]},)"},
    {Where::rules, R"("bear": 0.75)", R"("bear": 0.25)"},
    {Where::rules, "[0.9, 0.5, 0.0]", "[0.6, 0.2, 0.0]"},
    {Where::rules, R"("bull": 0.75)", R"("bull": 0.5)"},
    {Where::stack, R"("demand": {
        "value": 0.5)",
     R"("demand": {
        "value": 0.25)"},
    {Where::stack, R"("damping": 0.5)", R"("damping": 0.7)"},
    {Where::vocabulary, R"("about": "A lab)", R"("about": "Some lab)"},
    {Where::scales, R"("default_strength": 0.5)", R"("default_strength": 0.6)"},
}};

TextPtr edited(const TextPtr& text, const Edit& edit) {
    std::string content(text->content());
    const std::size_t at = content.find(edit.from);
    if (at == std::string::npos) return text;
    content.replace(at, edit.from.size(), edit.to);
    return std::make_shared<const Text>(text->name(), std::move(content));
}

void make(const Edit& edit, Ingredients& ingredients) {
    KnowledgeTexts& texts = ingredients.texts;
    switch (edit.where) {
        case Where::scenario:
            ingredients.scenario = edited(ingredients.scenario, edit);
            break;
        case Where::stack:
            texts.stack = edited(texts.stack, edit);
            break;
        case Where::vocabulary:
            texts.vocabulary = edited(texts.vocabulary, edit);
            break;
        case Where::scales:
            texts.scales = edited(texts.scales, edit);
            break;
        case Where::rules:
            for (TextPtr& text : *texts.rules) {
                const TextPtr changed = edited(text, edit);
                const bool found = changed != text;
                text = changed;
                if (found) break;
            }
            break;
    }
}

TextPtr shipped_scenario() {
    const std::string path = STACKIMPACT_DATA "/scenarios/deepseek-r1.json";
    std::ifstream file(path);
    std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (content.empty()) throw std::logic_error("cannot read " + path);
    return std::make_shared<const Text>(path, std::move(content));
}

/// A side with its result; compared as a pointer to it.
struct Made {
    Ingredients ingredients;
    Assessment assessment;

    [[nodiscard]] SideInput input() const {
        const Assessment& a = assessment;
        return {{"side", "scenario", a.input_sha256, "0", a.stack_sha256, a.rules_sha256,
                 a.vocabulary_sha256, a.scales_sha256},
                assessment,
                &ingredients};
    }
};

std::unique_ptr<Made> made(unsigned chosen) {
    auto side = std::make_unique<Made>();
    Ingredients& ingredients = side->ingredients;
    ingredients.scenario = shipped_scenario();
    ingredients.default_id = "deepseek-r1";
    ingredients.texts = builtin_knowledge_texts();
    ingredients.texts.own_stack = ingredients.texts.own_rules = true;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if ((chosen >> i & 1U) != 0) make(edits.at(i), ingredients);
    }
    Diagnostics diagnostics;
    auto knowledge = load_knowledge(ingredients.texts, {}, diagnostics);
    if (!knowledge) return nullptr;
    ingredients.knowledge = std::make_shared<const Knowledge>(std::move(*knowledge));
    const Knowledge& known = *ingredients.knowledge;
    const auto prepared = prepare_scenario(ingredients.scenario, "x", known, {}, diagnostics);
    if (!prepared) return nullptr;
    auto assessment = analyze_scenario(*prepared, known, {}, diagnostics);
    if (!assessment) return nullptr;
    side->assessment = std::move(*assessment);
    return side;
}

/// A side with up to two edits.
std::unique_ptr<Made> draw_side() {
    unsigned chosen = 0;
    for (int i = draw(0, 2); i > 0; --i) {
        chosen |= 1U << static_cast<unsigned>(draw(0, static_cast<int>(edits.size()) - 1));
    }
    auto side = made(chosen);
    RC_PRE(static_cast<bool>(side));
    return side;
}

CauseShare sum_of(const Attribution& attribution) {
    CauseShare sum = attribution.unseparated;
    for (const CauseShare& share : attribution.causes) {
        sum.net += share.net;
        sum.pressure += share.pressure;
    }
    return sum;
}

bool mirror(const std::vector<ItemChange>& there, const std::vector<ItemChange>& back) {
    return std::equal(there.begin(), there.end(), back.begin(), back.end(),
                      [](const ItemChange& a, const ItemChange& b) {
                          const bool kinds =
                              (a.kind == ChangeKind::changed && b.kind == ChangeKind::changed) ||
                              (a.kind == ChangeKind::added && b.kind == ChangeKind::removed) ||
                              (a.kind == ChangeKind::removed && b.kind == ChangeKind::added);
                          return a.id == b.id && kinds && a.fields.size() == b.fields.size();
                      });
}

}  // namespace

TEST_CASE("every edit of these laws is made and leaves something that loads") {
    const auto plain = made(0);
    REQUIRE(plain);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        INFO(edits.at(i).from);
        const auto side = made(1U << i);
        REQUIRE(side);
        const Comparison result = compare(plain->input(), side->input());
        CHECK(result.differing.size() == 1);
        CHECK(result.outcome != ComparisonOutcome::identical);
    }
}

LAW("a comparison with itself is identical and empty", [] {
    const auto side = draw_side();
    const Comparison result = compare(side->input(), side->input());
    RC_ASSERT(result.outcome == ComparisonOutcome::identical);
    RC_ASSERT(result.facts.empty() && result.sources.empty() && result.arguments.empty() &&
              result.rules.empty() && result.differing.empty());
    for (const LayerComparison& layer : result.layers) {
        RC_ASSERT(layer.delta == Micro{} && layer.pressure_delta == Micro{});
        RC_ASSERT(layer.attribution == Attribution{} && layer.arguments.empty());
    }
})

LAW("attributions and arguments add up to the change, to the last digit", [] {
    const auto base = draw_side();
    const auto head = draw_side();
    const Comparison result = compare(base->input(), head->input());
    RC_ASSERT(result.method != "unseparated");
    for (const LayerComparison& layer : result.layers) {
        const CauseShare sum = sum_of(layer.attribution);
        RC_ASSERT(sum.net == layer.delta);
        RC_ASSERT(sum.pressure == layer.pressure_delta);
        Micro shifted;
        for (const ArgumentShift& shift : layer.arguments) shifted += shift.head - shift.base;
        RC_ASSERT(shifted == layer.pressure_delta);
    }
})

LAW("the comparison the other way round is the mirror image", [] {
    const auto base = draw_side();
    const auto head = draw_side();
    const Comparison there = compare(base->input(), head->input());
    const Comparison back = compare(head->input(), base->input());
    RC_ASSERT(there.outcome == back.outcome && there.method == back.method);
    RC_ASSERT(there.differing == back.differing);
    RC_ASSERT(mirror(there.facts, back.facts) && mirror(there.sources, back.sources));
    RC_ASSERT(mirror(there.arguments, back.arguments) && mirror(there.rules, back.rules));
    for (std::size_t i = 0; i < there.layers.size(); ++i) {
        const LayerComparison& a = there.layers[i];
        const LayerComparison& b = back.layers[i];
        RC_ASSERT(a.base == b.head && a.head == b.base && a.delta == -b.delta);
        for (std::size_t cause = 0; cause < cause_count; ++cause) {
            RC_ASSERT(a.attribution.causes[cause].net == -b.attribution.causes[cause].net);
            RC_ASSERT(a.attribution.causes[cause].pressure ==
                      -b.attribution.causes[cause].pressure);
        }
    }
})

LAW("a cause whose inputs are the same has no share", [] {
    const auto base = draw_side();
    const auto head = draw_side();
    const Comparison result = compare(base->input(), head->input());
    for (const LayerComparison& layer : result.layers) {
        for (std::size_t cause = 0; cause < cause_count; ++cause) {
            const auto& differing = result.differing;
            const bool differs = std::find(differing.begin(), differing.end(),
                                           static_cast<Cause>(cause)) != differing.end();
            RC_ASSERT(differs || layer.attribution.causes[cause] == CauseShare{});
        }
    }
})

TEST_CASE("undoing the only change gives back base") {
    const auto base = made(0);
    const auto head = made(1U);  // the training cost
    const Comparison result = compare(base->input(), head->input());
    REQUIRE(result.facts.size() == 1);
    REQUIRE(result.facts[0].net.size() == result.layers.size());
    for (std::size_t i = 0; i < result.layers.size(); ++i) {
        CHECK(result.facts[0].net[i] == result.layers[i].delta);
    }
}
