// SPDX-License-Identifier: MIT
#include "knowledge.hpp"
#include "load/load.hpp"
#include "model/gate.hpp"
#include "texts.hpp"

using namespace stackimpact;             // NOLINT: tests of one namespace
using namespace stackimpact::load_test;  // NOLINT

namespace {

using All = std::vector<Found>;

Loaded<GateFile> loaded(const std::vector<std::string>& contents, Diagnostics& diagnostics) {
    std::vector<TextPtr> texts;
    for (const std::string& content : contents) texts.push_back(text_of(content));
    return load_gates(texts, builtin(), diagnostics);
}

/// A file of one gate, that must load.
Gate gate(const std::string& rest) {
    Diagnostics diagnostics;
    auto file = loaded({"{ \"gates\": [ { \"id\": \"g\", " + rest + " } ] }"}, diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(file);
    REQUIRE(file->gates.size() == 1);
    return file->gates[0];
}

All mistakes(const std::string& content) {
    Diagnostics diagnostics;
    const auto file = loaded({content}, diagnostics);
    INFO(messages(diagnostics));
    CHECK_FALSE(file);
    return found(diagnostics);
}

/// What is wrong with a path, and the hint.
std::string wrong_path(const std::string& path) {
    Diagnostics diagnostics;
    const auto file =
        loaded({"{ \"gates\": [ { \"id\": \"g\", \"min\": 0, \"number\": \"" + path + "\" } ] }"},
               diagnostics);
    CHECK_FALSE(file);
    REQUIRE(diagnostics.all().size() == 1);
    const Diagnostic& only = diagnostics.all()[0];
    return marked(only.place) + ": " + only.message + " [" + only.hint + "]";
}

template <class Condition>
Condition condition(const std::string& rest) {
    const Gate read = gate(rest);
    REQUIRE(std::holds_alternative<Condition>(read.condition));
    return std::get<Condition>(read.condition);
}

}  // namespace

TEST_CASE("a gate with all that gates have in common") {
    const Gate read = gate(
        R"("about": "Why", "level": "warning", "scenarios": ["deep*"], "layers": ["chip_*"],
           "allow_empty": true, "number": "net", "min": -0.6, "max": 0.5)");
    CHECK(read.id == "g");
    CHECK(read.about == "Why");
    CHECK(read.level == GateLevel::warning);
    CHECK(read.scenarios == std::vector<std::string>{"deep*"});
    CHECK(read.layers == std::vector<std::string>{"chip_*"});
    CHECK(read.allow_empty);
    CHECK(marked(read.place) == "\"g\"");
    const auto& number = std::get<NumberGate>(read.condition);
    CHECK(number.path == std::vector<std::string>{"net"});
    CHECK(number.of_layer);
    CHECK(number.min == Micro{-600000});
    CHECK(number.max == Micro{500000});
    CHECK_FALSE(number.allow_missing);
    CHECK(gate(R"("number": "net", "min": 0)").level == GateLevel::error);
    CHECK(gate(R"("number": "net", "min": 0, "level": "off")").level == GateLevel::off);
}

TEST_CASE("conditions") {
    const auto verdict = condition<VerdictGate>(R"("not_verdict": ["bull", "contested"])");
    CHECK(verdict.verdicts == std::vector<Verdict>{Verdict::bull, Verdict::contested});
    CHECK_FALSE(verdict.allowed);
    CHECK(condition<VerdictGate>(R"("verdict": ["bull"])").allowed);
    CHECK(condition<OrderGate>(R"("order": ["hosting_services", "chip_design"])").layers ==
          std::vector<LayerId>{LayerId{"hosting_services"}, LayerId{"chip_design"}});
    const auto gap = condition<GapGate>(R"("gap": "did", "not_label": ["aligned"])");
    CHECK(gap.view == MarketView::did);
    CHECK(gap.labels == std::vector<GapLabel>{GapLabel::aligned});
    CHECK_FALSE(gap.allowed);
    CHECK(condition<NoFlipGate>(R"("no_flip": "baseline")").against == GateSide::baseline);
    const auto change = condition<ChangeGate>(
        R"("max_change": 0.1, "against": "baseline", "unless_within_range": true)");
    CHECK(change.most == Micro{100000});
    CHECK(change.against == GateSide::baseline);
    CHECK(change.unless_within_range);
    CHECK(condition<ChangeGate>(R"("max_change": 0)").against == GateSide::base);
    CHECK(condition<SourcesGate>(R"("min_sources": 2)").least == 2);
    CHECK(condition<CounterGate>(R"("min_counter_arguments": 3)").least == 3);
    CHECK(condition<ConfidenceGate>(R"("min_confidence": "moderate")").least ==
          ConfidenceLevel::moderate);
}

TEST_CASE("paths of numbers") {
    const auto top = condition<NumberGate>(R"("number": "facts.training_cost.weight", "min": 0.3)");
    CHECK_FALSE(top.of_layer);
    CHECK(top.path == std::vector<std::string>{"facts", "training_cost", "weight"});
    const Gate one = gate(R"("number": "layers.chip_design.range.low", "min": 0)");
    CHECK(one.layers == std::vector<std::string>{"chip_design"});
    const auto& number = std::get<NumberGate>(one.condition);
    CHECK(number.of_layer);
    CHECK(number.path == std::vector<std::string>{"range", "low"});
    CHECK(
        condition<NumberGate>(R"("number": "market.returns.NVDA.return", "min": 0)").path.size() ==
        4);
    CHECK(condition<NumberGate>(R"("number": "market.did.z", "min": 0)").of_layer);
}

TEST_CASE("a path that leads nowhere says where it ends") {
    CHECK(wrong_path("nett") == "nett: a result has no `nett` here [did you mean `net`?]");
    CHECK(
        wrong_path("judgment_share") ==
        "judgment_share: a result has no `judgment_share` here [did you mean `judgement_share`?]");
    CHECK(wrong_path("pressure") ==
          "pressure: `pressure` is not a number [add a dot and one of: bull, bear]");
    CHECK(wrong_path("range") ==
          "range: `range` is not a number [add a dot and one of: low, high]");
    CHECK(wrong_path("range.mid") == "mid: a result has no `mid` here [one of: low, high]");
    CHECK(wrong_path("net.x") == "net: `net` is a single value, and nothing follows on it []");
    CHECK(wrong_path("contributions.0.amount") ==
          "contributions: `contributions` is a list, and nothing follows on it []");
    CHECK(wrong_path("facts") == "facts: `facts` is not a number [add a dot and an id]");
    CHECK(wrong_path("arguments..strength") == ": an id of arguments is missing []");
    CHECK(wrong_path("arguments.x.strenght") ==
          "strenght: a result has no `strenght` here [did you mean `strength`?]");
    CHECK(wrong_path("facts.trainig_cost.weight") ==
          "trainig_cost: `trainig_cost` is not one of the facts [did you mean `training_cost`?]");
    CHECK(wrong_path("channels.demnd.net") ==
          "demnd: `demnd` is not one of the channels [did you mean `demand`?]");
    CHECK(wrong_path("layers.chip_desing.net") ==
          "chip_desing: `chip_desing` is not one of the layers [did you mean `chip_design`?]");
    CHECK(wrong_path("market.did.companies.NVDIA.z") ==
          "NVDIA: `NVDIA` is not one of the companies [did you mean `NVDA`?]");
}

TEST_CASE("several files make one, and their waivers know all gates") {
    Diagnostics diagnostics;
    const auto file = loaded(
        {R"({ "waivers": [ { "gate": "g", "owner": "desk", "reason": "r", "expires": "2026-12" } ] })",
         R"({ "gates": [ { "id": "g", "number": "net", "min": 0 } ] })"},
        diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(file);
    REQUIRE(file->waivers.size() == 1);
    const Waiver& waiver = file->waivers[0];
    CHECK(waiver.owner == "desk");
    CHECK(waiver.reason == "r");
    CHECK(waiver.expires == Date{2026, 12, 0});
    CHECK(marked(waiver.place) == "\"g\"");

    const std::string gates = R"({ "gates": [ { "id": "g", "number": "net", "min": 0 } ] })";
    Diagnostics twice;
    CHECK_FALSE(loaded({gates, gates}, twice));
    REQUIRE(twice.all().size() == 1);
    CHECK(twice.all()[0].code == Code::duplicate_id);
    CHECK(twice.all()[0].labels.size() == 1);
}

TEST_CASE("all mistakes of a gate file at once") {
    const std::string text = R"({ "gates": [
        { "id": "a", "number": "net" },
        { "id": "a", "layers": ["chip"], "verdict": ["bullish"] },
        { "id": "c", "number": "net", "min": 0, "order": ["chip_design", "data_centers"] },
        { "id": "d", "max_change": 0.1, "min": 0 } ] })";
    CHECK(mistakes(text) == All{{Code::missing_key, "{"},
                                {Code::duplicate_id, "\"a\""},
                                {Code::unknown_layer, "\"chip\""},
                                {Code::unknown_enum_value, "\"bullish\""},
                                {Code::conflicting_keys, "\"order\""},
                                {Code::unknown_key, "\"min\""}});
    CHECK(mistakes(R"({ "gates": [ { "id": "g", "number": "net", "min": 0 } ],
        "waivers": [ { "gate": "gg", "owner": "o", "reason": "r", "expires": "2026" } ] })") ==
          All{{Code::unknown_gate, "\"gg\""}});
}

TEST_CASE("bounds have as many decimals as results") {
    CHECK(condition<NumberGate>(R"("number": "net", "min": 0.000001)").min == Micro{1});
    CHECK(condition<NumberGate>(R"("number": "net", "max": 999999999.999999)").max ==
          Micro{999999999999999});
    CHECK(mistakes(R"({ "gates": [ { "id": "g", "number": "net", "min": 0.0000001 } ] })") ==
          All{{Code::invalid_value, "0.0000001"}});
}
