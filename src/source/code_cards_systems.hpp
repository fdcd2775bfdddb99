// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI40: stacks and arguments as systems.
inline constexpr std::array<CodeInfo, 9> system_cards = {{
    {Code::shares_over_one, "shares that exceed the whole",
     R"~(The shares of one measure and date, or the exposures of one company, add up to more than 1.
  wrong: { "name": "A", "share": { "value": 0.7, ... } }, { "name": "B", "share": { "value": 0.5, ... } }
  right: { "name": "A", "share": { "value": 0.7, ... } }, { "name": "B", "share": { "value": 0.3, ... } }
Shares of different things, as units and revenue, have different `measure`s.)~"},
    {Code::argument_cycle, "arguments that lean on each other in a circle",
     R"~(An argument supports or attacks, over others, itself. Its strength would depend on itself.
  wrong: a: "supports": ["b"]   b: "supports": ["a"]
  right: a: "supports": ["b"]
Leave out the weakest relation; the message names all of them. Of an argument graph `argue` names a
shortest way around; with `--cycles continuous` it finds strengths where a process comes to rest.)~"},
    {Code::amplification, "flows that amplify without limit",
     R"~(Along a loop of links pressure comes back at least as strong as it went, so the sums never end.
  wrong: "damping": 0.99 on links that return 1.2 of the pressure
  right: "damping": 0.5
The message names the loop, its gain and the largest damping that works.)~"},
    {Code::double_counting, "one argument counted twice",
     R"~(An argument and its direct supporter act on the same layer, channel and direction.
  wrong: a supports b; a and b are both bull for the demand of chip_design
  right: give both the same `mechanism`: then only the stronger one acts
Or take the effect from the one that merely supports.)~"},
    {Code::support_and_attack, "an argument that supports and attacks the same",
     R"~(One argument cannot be for and against another.
  wrong: "supports": ["moat_smaller"], "attacks": ["moat_smaller"]
  right: "attacks": ["moat_smaller"]
Write two arguments if it has two sides. In an argument graph a pair of arguments has one relation a way:
`att(c,a).` or `sup(c,a).`)~"},
    {Code::rule_error, "a rule that ends in an error",
     R"~(Evaluating a condition or strength failed, as in a division by zero. The rule yields no argument.
  wrong: "when": ["training_cost / other_cost < 0.1"]
  right: "when": ["other_cost > usd(0) && training_cost / other_cost < 0.1"])~"},
    {Code::pressure_overflow, "pressure out of range",
     R"~(The sum of pressures on a layer exceeds one million; sensible ones are below ten.
  wrong: "damping": 0.9999999
  right: "damping": 0.5
Look at the weights of effects and at links that nearly amplify without limit.)~"},
    {Code::self_link, "a layer that is linked with itself",
     R"~(A link goes from a supplier layer to another layer, its customer.
  wrong: { "supplier": "data_centers", "customer": "data_centers" }
  right: { "supplier": "data_centers", "customer": "hosting_services" })~"},
    {Code::cancelling_flows, "flows that end only by cancelling each other",
     R"~(Some flows of a loop are good news and some bad, and only their difference dies out: without signs
pressure would come back at least as strong as it went. The totals are right, but paths and rounds are
larger than what they add up to, and a small change of one coefficient can move them far.
  wrong: two flows of damping 0.6 and sign 1 and two of damping 0.6 and sign -1 over the same links
  right: "damping": 0.4
Often two of the flows tell one thing twice, once from each side.)~"},
}};

}  // namespace stackimpact
