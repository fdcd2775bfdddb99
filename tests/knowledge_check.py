#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what the knowledge in data/ promises, beyond what loaders and schemas can see.

- Every family of rules with effects has bull and bear ones; every layer is moved both ways, and so is it
  by the rules of each kind of event that moves it at all.
- Every rule says its mechanism, why, and how soon it acts, is dated, and has tests for fired, not fired
  and undecided, as far as it can end so.
- No rule names an event, a company, a country or a product.
- Every fact says how it is found out and has an example; kinds of event are used by rules.
- No figure without a source or a mark: of stack, scenarios and links.
- Scenarios are dated, cite only what they list, list only what they cite, use nothing that was
  published after the event without saying so, and have the market's returns with benchmark and window.
- Every fact of a scenario belongs to its kind of event or is marked by a note.

That it would notice is seen on damaged copies of the knowledge, one for each promise.
"""

import copy
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = re.compile(
    r"\b(deepseek|openai|chatgpt|anthropic|claude|llama|gemini|bard|stargate|blackwell|hopper|taiwan|china"
    r"|chinese|america|american|japan|korea|europe|trump|biden|hualien|copilot|altman|huang)\b",
    re.IGNORECASE)
MARKS = ("recalled", "assum", "worked out", "converted", "estimate", "own count", "this coding")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def load():
    data = ROOT / "data"
    return {
        "stack": read(data / "stack.json"),
        "vocabulary": read(data / "vocabulary.json"),
        "families": {p.stem: read(p) for p in sorted((data / "rules").glob("*.json"))},
        "scenarios": {p.stem: read(p) for p in sorted((data / "scenarios").glob("*.json"))},
    }


def rules_of(knowledge):
    for file, family in knowledge["families"].items():
        for rule in family["rules"]:
            yield file, rule


def side(effect):
    return "bull" if "bull" in effect else "bear"


def check_sides(knowledge, report):
    layers = set(knowledge["stack"]["layers"])
    by_layer = {}
    by_kind = {}
    for file, family in knowledge["families"].items():
        effects = [e for r in family["rules"] for e in r.get("effects", [])]
        sides = {side(e) for e in effects}
        if effects and len(sides) < 2:
            report(f"rules/{file}: has {sides.pop()} effects only")
    for _, rule in rules_of(knowledge):
        for effect in rule.get("effects", []):
            for layer in layers if effect["layer"] == "$each" else {effect["layer"]}:
                by_layer.setdefault(layer, set()).add(side(effect))
            for kind in rule.get("kinds", []):
                by_kind.setdefault(kind, set()).add(side(effect))
    for layer in sorted(layers):
        if len(by_layer.get(layer, ())) < 2:
            report(f"no rule moves {layer} the other way")
    for kind in knowledge["vocabulary"]["kinds"]:
        if len(by_kind.get(kind, ())) < 2:
            report(f"rules about {kind} have no two sides")


def check_rules(knowledge, report):
    companies = {c["name"] for c in knowledge["stack"]["companies"].values()}
    companies |= {p["name"] for l in knowledge["stack"]["layers"].values() for p in l.get("players", [])}
    for file, rule in rules_of(knowledge):
        where = f"rules/{file}: {rule['id']}"
        for key in ("claim", "why", "mechanism", "horizon", "written"):
            if not rule.get(key):
                report(f"{where} has no {key}")
        outcomes = {test["expect"] for test in rule.get("tests", [])}
        wanted = {"fired", "not_fired", "undecided"}
        if not rule.get("when"):
            wanted = {"fired"}
        for outcome in sorted(wanted - outcomes):
            report(f"{where} has no test for {outcome}")
        words = " ".join(str(rule.get(key, "")) for key in ("id", "mechanism", "claim", "why")).replace("_", " ")
        named = NAMES.search(words)
        found = named.group(0) if named else next(
            (c for c in sorted(companies) if re.search(rf"\b{re.escape(c)}\b", words)), None)
        if found:
            report(f"{where} names {found}")


def check_vocabulary(knowledge, report):
    kinds = {kind for _, rule in rules_of(knowledge) for kind in rule.get("kinds", [])}
    for name, fact in knowledge["vocabulary"]["facts"].items():
        for key in ("how", "example"):
            if not fact.get(key):
                report(f"vocabulary: {name} has no {key}")
    for kind in knowledge["vocabulary"]["kinds"]:
        if kind not in kinds:
            report(f"vocabulary: no rule speaks of {kind}")


def figures_of(value, where):
    """Objects of the stack that give a figure: what has a value, or one of the coefficients."""
    if isinstance(value, dict):
        if "value" in value:
            yield where, value
        for key, inner in value.items():
            yield from figures_of(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from figures_of(inner, f"{where}[{i}]")


def check_stack(knowledge, report):
    for where, figure in figures_of(knowledge["stack"], "stack"):
        if not figure.get("url") and figure.get("basis") not in ("unseen", "judgement"):
            report(f"{where} has neither an address nor a basis")


def check_sources(id_, scenario, report):
    sources = scenario.get("sources", {})
    text = json.dumps({key: value for key, value in scenario.items() if key != "sources"})
    for name, source in sources.items():
        if f'"{name}"' not in text:
            report(f"scenarios/{id_}: the source {name} is not cited")
        if isinstance(source, dict) and not source.get("url") and not (
                source.get("note") or name in ("recalled", "assumed")):
            report(f"scenarios/{id_}: the source {name} has neither an address nor a note")
        date = source.get("date", "") if isinstance(source, dict) else ""
        later = date[:10] > scenario["date"][:len(date[:10])] if date else False
        if later and not source.get("note"):
            report(f"scenarios/{id_}: the source {name} is later than the event and does not say why")


def check_facts(id_, scenario, vocabulary, report):
    for name, fact in scenario["facts"].items():
        where = f"scenarios/{id_}: {name}"
        if not isinstance(fact, dict):
            report(f"{where} has no evidence")
            continue
        note = str(fact.get("note", "")).lower()
        if not fact.get("sources") and not note:
            report(f"{where} has neither a source nor a mark")
        kinds = vocabulary["facts"][name].get("kinds")
        if kinds and scenario["kind"] not in kinds and not note:
            report(f"{where} is no fact of {scenario['kind']}, and no note says why it is there")


def check_market(id_, scenario, report):
    market = scenario.get("market", {})
    for key in ("window", "benchmark", "method", "note"):
        if key not in market:
            report(f"scenarios/{id_}: the market has no {key}")
    if len(market.get("returns", {})) < 10:
        report(f"scenarios/{id_}: there are hardly any returns")


def check_scenarios(knowledge, report):
    for id_, scenario in knowledge["scenarios"].items():
        for key in ("event", "kind", "date", "about", "notes", "expect"):
            if not scenario.get(key):
                report(f"scenarios/{id_} has no {key}")
        if scenario.get("id") != id_:
            report(f"scenarios/{id_} is called {scenario.get('id')}")
        check_sources(id_, scenario, report)
        check_facts(id_, scenario, knowledge["vocabulary"], report)
        check_market(id_, scenario, report)


CHECKS = (check_sides, check_rules, check_vocabulary, check_stack, check_scenarios)


def mistakes_of(knowledge):
    found = []
    for check in CHECKS:
        check(knowledge, found.append)
    return found


def damages():
    """Each breaks one promise; its words must stand in a mistake."""
    first = "training"

    def rule(knowledge):
        return knowledge["families"][first]["rules"][0]

    def one_sided(knowledge):
        for entry in knowledge["families"]["macro"]["rules"]:
            entry["effects"] = [e for e in entry.get("effects", []) if side(e) == "bear"]

    def scenario(knowledge):
        return knowledge["scenarios"]["llama-2"]

    yield "bear effects only", one_sided
    yield "has no test for not_fired", lambda k: rule(k).update(
        tests=[t for t in rule(k)["tests"] if t["expect"] != "not_fired"])
    yield "has no horizon", lambda k: rule(k).pop("horizon")
    yield "names DeepSeek", lambda k: rule(k).update(claim="DeepSeek trains for less")
    yield "names NVIDIA", lambda k: rule(k).update(why="NVIDIA sells less")
    yield "has no how", lambda k: k["vocabulary"]["facts"]["license"].pop("how")
    yield "neither an address nor a basis", lambda k: k["stack"]["references"][
        "frontier_training_cost"]["series"][0].pop("url")
    yield "is not cited", lambda k: scenario(k)["sources"].update(nobody={"title": "x", "url": "https://x.org"})
    yield "neither a source nor a mark", lambda k: scenario(k)["facts"].update(frontier_lead={"value": True})
    yield "is no fact of model_release", lambda k: scenario(k)["facts"].update(
        tariff_rate={"value": 0.1, "sources": ["x"]})
    yield "has no benchmark", lambda k: scenario(k)["market"].pop("benchmark")
    yield "has no date", lambda k: scenario(k).update(date="")


def main():
    knowledge = load()
    mistakes = mistakes_of(knowledge)
    for mistake in mistakes:
        print(mistake)
    unnoticed = 0
    for words, damage in damages():
        damaged = copy.deepcopy(knowledge)
        damage(damaged)
        if not any(words in m for m in mistakes_of(damaged) if m not in mistakes):
            print(f"a damage is not noticed: {words}")
            unnoticed += 1
    print(f"{sum(1 for _ in rules_of(knowledge))} rules, {len(knowledge['scenarios'])} scenarios: "
          f"{len(mistakes)} mistakes, {unnoticed} damages not noticed")
    return 1 if mistakes or unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
