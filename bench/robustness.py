#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How robust are the outcomes of the DeepSeek scenario against its weights?

Every weight (effects, relations, base scores, hedges, link coefficients, damping, grades of evidence) is multiplied by its own factor,
drawn evenly from 0.7 to 1.3, and held within 0 to 1. Prints the share of draws in which each outcome holds, as a Markdown table.

    bench/robustness.py --binary build/release/stackimpact [--draws 1000] [--seed 1] [--spread 0.3]
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
SCENARIO = DATA / "scenarios" / "deepseek-r1.json"
RELATIONS = ("supports", "attacks", "supported_by", "attacked_by")


class Draw:
    """One draw: factors in a fixed order from one seed."""

    def __init__(self, seed, spread):
        self.random = random.Random(seed)
        self.spread = spread

    def factor(self):
        return self.random.uniform(1 - self.spread, 1 + self.spread)

    def weight(self, value):
        return max(0.001, min(1.0, value * self.factor()))

    def effects(self, owner):
        for effect in owner.get("effects", []):
            for direction in ("bull", "bear"):
                if direction in effect:
                    effect[direction] = self.weight(effect[direction])

    def relations(self, owner):
        for key in RELATIONS:
            if key not in owner:
                continue
            made = []
            for relation in owner[key]:
                relation = {"to": relation} if isinstance(relation, str) else dict(relation)
                relation["weight"] = self.weight(relation.get("weight", 1.0))
                made.append(relation)
            owner[key] = made

    def scenario(self, document):
        for _, argument in sorted(document["arguments"].items()):
            self.effects(argument)
            self.relations(argument)
            if "strength" in argument:
                argument["strength"] = self.weight(argument["strength"])
        document.pop("cases", None)  # what is measured is the base

    def rules(self, document):
        for rule in document["rules"]:
            self.effects(rule)
            self.relations(rule)
            if isinstance(rule["strength"], str):
                rule["strength"] = f"math.least(1.0, {self.factor():.6f} * ({rule['strength']}))"
            else:
                rule["strength"] = self.weight(rule["strength"])
            rule.pop("tests", None)

    def stack(self, document):
        for link in document["links"]:
            for name in ("demand", "cost", "supply", "complement"):
                if name in link:
                    link[name]["value"] = self.weight(link[name]["value"])
        for flow in document["flows"]:
            flow["damping"] = min(0.999, self.weight(flow["damping"]))

    def scales(self, document):
        for table in ("reliability", "credibility", "status"):
            values = document["evidence"][table]
            drawn = [self.weight(value) if value > 0 else 0 for value in values.values()]
            # A better grade never weighs less: the loader refuses that.
            values.update(zip(values, sorted(drawn, reverse=True)))
        for phrase in sorted(document["hedges"]):
            document["hedges"][phrase] = self.weight(document["hedges"][phrase])


def write(path, document):
    path.write_text(json.dumps(document))


def run(binary, folder, *more):
    command = [binary, "analyze", folder / "scenario.json", "--json", "--stack", folder / "stack.json",
               "--scales", folder / "scales.json", "--rules", folder / "rules", *more]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"exit {result.returncode}: {result.stderr}")
    return json.loads(result.stdout)


def labels(result):
    return {key: (layer["verdict"], layer["gap"]["said"]) for key, layer in result["layers"].items()}


def outcomes(result, without_theft):
    layers = result["layers"]
    chip, model, sites, hosts = (layers[key] for key in (
        "chip_design", "model_development", "data_centers", "hosting_services"))
    sizes = {key: layer["net"] - layer["market"]["said"]["net"]
             for key, layer in layers.items() if layer["market"]["said"]}
    theft = [part["amount"] for part in model["arguments"] if part["argument"] == "model_theft"]
    channel = {key: value["net"] for key, value in hosts["channels"].items()}
    return {
        "`model_development` is the most bearish layer": model["net"] == min(l["net"] for l in layers.values()),
        "`model_development`: `gap.said` is `aligned`": model["gap"]["said"] == "aligned",
        "`chip_design` has the largest house − said": max(sizes, key=sizes.get) == "chip_design",
        "`chip_design`: `gap.said` is `overreaction`": chip["gap"]["said"] == "overreaction",
        "`data_centers` is `contested`": sites["verdict"] == "contested",
        "`hosting_services`: demand bull, pricing below zero":
            channel.get("demand", 0) > 0 > channel.get("pricing", 0),
        "`chip_fabrication` is derived": layers["chip_fabrication"]["derived"],
        "the theft argument moves no label and at most 0.10":
            labels(result) == labels(without_theft) and all(abs(a) <= 0.10 for a in theft),
    }


def draw(binary, seed, spread):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "rules").mkdir()
        made = Draw(seed, spread)
        for path, change, target in [
                (SCENARIO, made.scenario, "scenario.json"),
                (DATA / "stack.json", made.stack, "stack.json"),
                (DATA / "scales.json", made.scales, "scales.json"),
                *[(rules, made.rules, f"rules/{rules.name}") for rules in sorted((DATA / "rules").glob("*.json"))]]:
            document = json.loads(path.read_text())
            change(document)
            write(folder / target, document)
        return outcomes(run(binary, folder), run(binary, folder, "--drop", "model_theft"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spread", type=float, default=0.3)
    options = parser.parse_args()
    seeds = [options.seed * 1_000_000 + i for i in range(options.draws)]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda seed: draw(options.binary, seed, options.spread), seeds))
    print(f"Draws: {options.draws}, seed {options.seed}, each weight ±{options.spread:.0%}.\n")
    print("| outcome | holds in |\n|---|---|")
    for outcome in results[0]:
        held = sum(result[outcome] for result in results)
        print(f"| {outcome} | {held / len(results):.1%} |")


if __name__ == "__main__":
    main()
