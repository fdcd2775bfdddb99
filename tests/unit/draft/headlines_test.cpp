// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <vector>

#include "world.hpp"

using namespace draft_test;  // NOLINT: tests of one namespace

namespace {

/// A headline with its kind and facts that it must yield; others than these are in `also`.
struct Example {
    std::string headline;
    std::string kind;
    std::vector<std::string> facts;
};

const std::vector<Example> cases{
    {"SoTA model trained on H800s for under $6M",
     "model_release",
     {"frontier_parity=true", "training_chip=h800", "training_cost=<$6M"}},
    {"Meta raises 2024 capex guidance to $35-40 billion from $30-37 billion",
     "capex_guidance",
     {"spender=social_platform", "capex_guidance=$35bn to $40bn",
      "capex_guidance_previous=$30bn to $37bn"}},
    {"Nvidia forecasts second-quarter revenue of $11 billion, well above the $7.15 billion "
     "analysts expected",
     "earnings",
     {"revenue_guidance=$11bn", "revenue_guidance_expected=$7.15bn"}},
    {"Nvidia revenue $26.04B vs $24.65B expected; data center revenue up 427%",
     "earnings",
     {"revenue=$26.04bn", "revenue_expected=$24.65bn", "ai_growth=427%"}},
    {"Microsoft signs 20-year, 835 MW deal to restart Three Mile Island",
     "power_and_sites",
     {"power_contract_years=20 years", "power_contract_capacity=835 MW", "new_generation=true"}},
    // With a group it is no year.
    {"Chinese lab trains open-weight model on 2,048 H800s for $5.6M",
     "model_release",
     {"open_weights=true", "training_chip=h800", "training_chip_count=2048",
      "training_cost=$5.6M"}},
    {"US bans H800 exports to China",
     "export_control",
     {"control_action=imposed", "covers_advanced_chips=true"}},
    {"US tightens export controls on chipmaking tools to China",
     "export_control",
     {"control_action=tightened", "covers_chip_tools=true"}},
    {"Blackwell delayed three months by design flaw",
     "product_launch",
     {"product_delay=3 months", "delay_cause=design"}},
    {"OpenAI, SoftBank and Oracle announce $500 billion Stargate data center project over four "
     "years",
     "capex_guidance",
     {"capex_programme=$500bn", "capex_programme_years=4 years"}},
    {"CoreWeave signs $11.9 billion, five-year contract with OpenAI",
     "deal",
     {"contract_value=$11.9bn", "contract_years=5 years", "buyer_role=model_developer",
      "seller_role=cloud", "deal_type=offtake"}},
    {"Trump imposes 25% tariff on imported semiconductors",
     "macro",
     {"tariff_rate=25%", "tariff_covers_chips=true"}},
    {"ChatGPT reaches 100 million weekly users", "adoption", {"users=100M"}},
    {"Microsoft prices Copilot at $30 per user per month", "adoption", {"seat_price=$30"}},
    {"Taiwan earthquake halts TSMC fabs for two days",
     "supply_disruption",
     {"disruption_cause=earthquake", "downtime=2 days"}},
    {"Broadcom sees $60-90 billion AI chip market by fiscal 2027",
     "custom_silicon",
     {"custom_chip_market=$60bn to $90bn"}},
    {"California governor vetoes AI safety bill", "regulation", {"rule_stage=withdrawn"}},
    {"Fed raises interest rates by 75 basis points", "macro", {"rate_change=0.75%"}},
    {"FERC rejects interconnection agreement for 480 MW data center expansion",
     "power_and_sites",
     {"grid_decision=refused", "grid_capacity_decided=480 MW"}},
    {"DeepSeek slashes API price to $0.28 per million output tokens",
     "api_price",
     {"api_output_price=$0.28/Mtok"}},
    {"DRAM contract prices jump 20% in third quarter",
     "supply_disruption",
     {"memory_price_change=20%"}},
    {"Azure growth slows to 31%, below 33% expected",
     "earnings",
     {"cloud_growth=31%", "cloud_growth_expected=33%"}},
};

}  // namespace

TEST_CASE("headlines yield their kind and their facts") {
    for (const Example& each : cases) {
        INFO(each.headline);
        const Draft draft = draft_of(each.headline);
        REQUIRE(draft.kind.kind);
        CHECK(draft.kind.kind->str() == each.kind);
        CHECK_FALSE(draft.kind.cues.empty());
        for (const std::string& wanted : each.facts) {
            const std::string name = wanted.substr(0, wanted.find('='));
            INFO(name);
            CHECK(name + "=" + value_of(draft, name) == wanted);
        }
    }
}

TEST_CASE("every kind of event can be guessed") {
    std::set<std::string> kinds;
    for (const Example& each : cases) kinds.insert(each.kind);
    for (const auto& entry : world().knowledge.vocabulary.kinds) {
        INFO(entry.first.str());
        CHECK(kinds.count(entry.first.str()) == 1);
    }
}

TEST_CASE("all that a draft says stands in the headline") {
    for (const Example& each : cases) {
        INFO(each.headline);
        for (const DraftFact& fact : draft_of(each.headline).facts) {
            INFO(fact.words);
            std::size_t at = 0;
            while (at < fact.words.size()) {
                const std::size_t end = std::min(fact.words.find(" ... ", at), fact.words.size());
                CHECK(each.headline.find(fact.words.substr(at, end - at)) != std::string::npos);
                at = end + 5;
            }
        }
    }
}

TEST_CASE("a chosen kind and date win") {
    DraftChoices choices;
    choices.kind = KindId("deal");
    choices.date = Date{2024, 5, 6};
    const Draft draft = draft_of("Model trained for $6M, January 27, 2025", choices);
    CHECK(draft.kind.kind == KindId("deal"));
    CHECK(draft.kind.chosen);
    CHECK(draft.date == Date{2024, 5, 6});
    CHECK(draft.date_words.empty());
}

TEST_CASE("dates are read in every usual form, but not those of what is to come") {
    const Date day{2025, 1, 27};
    for (const char* const words :
         {"January 27, 2025", "Jan. 27, 2025", "27 January 2025", "27th Jan 2025", "2025-01-27"}) {
        INFO(words);
        CHECK(draft_of(std::string("Open model released ") + words).date == day);
        CHECK_FALSE(draft_of(std::string("Rules take effect by ") + words).date);
    }
    CHECK_FALSE(draft_of("Open model released February 30, 2025").date);
    CHECK_FALSE(draft_of("Open model released in January 2025").date);
}

TEST_CASE("a statement with a no is not taken for its contrary") {
    const Draft draft = draft_of("New language model released, but not open source");
    CHECK(value_of(draft, "open_weights").empty());
    const bool listed =
        std::any_of(draft.unplaced.begin(), draft.unplaced.end(), [](const Unplaced& each) {
            return each.words.find("not open source") != std::string::npos;
        });
    CHECK(listed);
}

TEST_CASE("words that nothing knows are listed") {
    const Draft draft = draft_of("Zyzzyva model trained for $6M");
    CHECK(std::find(draft.unknown.begin(), draft.unknown.end(), "Zyzzyva") != draft.unknown.end());
}
