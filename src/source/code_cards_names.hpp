// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI21: references between things.
inline constexpr std::array<CodeInfo, 18> name_cards = {{
    {Code::unknown_layer, "a layer that the stack does not have",
     R"~(Effects, links and expectations name layers of the stack in use.
  wrong: { "layer": "chips", "channel": "demand", "bear": 0.5 }
  right: { "layer": "chip_design", "channel": "demand", "bear": 0.5 }
Another value chain needs its own stack: --stack FILE.)~"},
    {Code::unknown_channel, "a channel that the stack does not have",
     R"~(A channel says how pressure reaches a layer's profit: demand, pricing, cost or supply by default.
  wrong: { "layer": "chip_design", "channel": "price", "bear": 0.5 }
  right: { "layer": "chip_design", "channel": "pricing", "bear": 0.5 })~"},
    {Code::unknown_fact, "a fact that the vocabulary does not declare",
     R"~(Every fact has its type, unit and question in the vocabulary; rules can read no other.
  wrong: "facts": { "trainig_cost": "$6M" }
  right: "facts": { "training_cost": "$6M" }
A fact of your own is declared in a vocabulary: --vocabulary FILE.)~"},
    {Code::unknown_source, "a source that is not listed",
     R"~(A citation names a source of the scenario's `sources`, or gives its URL.
  wrong: "sources": {}, ... "sources": ["reuters"]
  right: "sources": { "reuters": "https://www.reuters.com/" }, ... "sources": ["reuters"])~"},
    {Code::unknown_argument, "an argument that nobody makes",
     R"~(Supports and attacks name an argument of the scenario or a rule of the rule book.
  wrong: "attacks": ["moat_smaler"]
  right: "attacks": ["moat_smaller"]
`stackimpact rules list` shows the ids of rules.)~"},
    {Code::unknown_mechanism, "a mechanism that nothing carries",
     R"~(`mechanism:x` speaks of all rules and arguments with that tag, and there is none.
  wrong: "drop": ["mechanism:eficiency"]
  right: "drop": ["mechanism:efficiency"])~"},
    {Code::unknown_kind, "a kind of event that the vocabulary does not have",
     R"~(The kind decides which rules apply.
  wrong: "kind": "model_launch"
  right: "kind": "model_release"
Without `kind` the rules of all kinds are tried.)~"},
    {Code::unknown_unit, "a unit that is not known, or not of this fact",
     R"~(Amounts are given in the unit of the fact or in another of the same dimension.
  wrong: "training_cost": "6M years"
  right: "training_cost": "6M USD")~"},
    {Code::unknown_company, "a company that the stack does not have",
     R"~(Returns belong to companies whose exposure to the layers is in the stack.
  wrong: "market": { "NVIDIA": "-17.0%" }
  right: "market": { "NVDA": "-17.0%" }
Companies are named by their ticker.)~"},
    {Code::unknown_case, "a case that the scenario does not have",
     R"~(`--case` names one of the scenario's `cases`.
  wrong: stackimpact analyze deepseek-r1.json --case hiden_chips
  right: stackimpact analyze deepseek-r1.json --case hidden_chips)~"},
    {Code::duplicate_id, "an id used twice",
     R"~(Rules and the arguments of a scenario share one set of names, since they can attack each other.
  wrong: "second_mover_saving": { "claim": "...", ... }, which is the id of a rule
  right: "second_mover_here": { "claim": "...", "mechanism": "second_mover", ... }
A common `mechanism` says that both mean the same; the stronger one counts. In an argument graph every
argument is given once: `arg(a,0.5).` and `arg(a,0.7).` are two base scores for one.)~"},
    {Code::unknown_hedge, "a hedge that is not in the table",
     R"~(The words of doubt and their weights are data. Words that are not there would have no weight.
  wrong: "hedge": "with a grain of salt"
  right: "hedge": "it cannot be ruled out"
Or cap the weight itself: "at_most": 0.2)~"},
    {Code::unknown_target, "something to drop that is not there",
     R"~(`drop` takes the id of an argument, rule, fact or source, or `mechanism:`, `fact:` or `source:` with one.
  wrong: --drop new_chip_design
  right: --drop new_chip_designs)~"},
    {Code::unknown_reference, "a reference that the stack does not have",
     R"~(References are numbers about the world that rules compare with, kept in the stack's `references`.
  wrong: "training_cost < stack.usual_cost"
  right: "training_cost < stack.frontier_training_cost")~"},
    {Code::unknown_gate, "a gate that is not there",
     R"~(A waiver names the gate whose failure it answers for, by its id in the gate files of the run.
  wrong: { "gate": "no_deep_beer", ... }
  right: { "gate": "no_deep_bear", ... })~"},
    {Code::unused_waiver, "a waiver that nothing needs",
     R"~(The gate that the waiver names passes, or the run holds nothing to which it applies. A warning: a waiver
that stays would let the gate fail again unseen.
  wrong: { "gate": "no_deep_bear", "layers": ["chip_design"], ... } while chip_design passes
  right: the waiver is taken out)~"},
    {Code::unknown_metric, "an observation of what no falsifier asks for",
     R"~(Observations are held against the falsifiers of scenarios by the name of their metric. A warning, only where
a falsifier asks for nearly the same and nobody observed that; other metrics are passed over.
  wrong: "observations": { "capex_bigfour_2025": [ ... ] } while a falsifier asks for capex_big4_2025
  right: "observations": { "capex_big4_2025": [ ... ] })~"},
    {Code::duplicate_relation, "a relation given twice",
     R"~(One argument of a graph attacks, or supports, another once. A second time would leave open whether it
counts twice, and which weight is meant.
  wrong: "attacks": [["c", "a"], ["c", "a", 0.5]]
  right: "attacks": [["c", "a", 0.5]])~"},
}};

}  // namespace stackimpact
