# SPDX-License-Identifier: MIT
"""Knowledge of the flat form that measurements need: layers without links, one channel, rules of strength 1."""

import json
from pathlib import Path

CHANNEL = "profit"
TYPES = {"number": "number", "string": "enum", "bool": "bool"}


def declaration(fact):
    example = {"number": "1.5", "bool": "true", "string": (fact.get("values") or [""])[0]}[fact["type"]]
    declared = {"type": TYPES[fact["type"]]}
    if fact["type"] == "string":
        declared["values"] = fact["values"]
    return {**declared, "about": f"The field {fact['name']}.", "question": f"What is {fact['name']}?",
            "example": example}


def effects_of(weights):
    """Effects of some (layer, signed weight): below zero is bear; one effect has at most weight 1, and several of one
    rule on one layer add up."""
    effects = []
    for layer, weight in weights:
        left = abs(weight)
        while left > 0:
            part = min(left, 1)
            effects.append({"layer": layer, "channel": CHANNEL,
                            "bear" if weight < 0 else "bull": part})
            left -= part
    return effects


def write_knowledge(folder, layers, facts, rules):
    """Writes stack.json, vocabulary.json and rules.json; returns the options that name them.

    `facts`: name, type (number, string or bool), for strings `values`. `rules`: id, `when` (conditions as texts),
    `effects` (layers with signed weights).
    """
    documents = {
        "stack": {
            "id": "flat",
            "name": "Layers beside each other",
            "channels": {CHANNEL: {"name": "Profit", "about": "What the layer earns."}},
            "layers": {layer: {"name": layer} for layer in layers},
        },
        "vocabulary": {
            "units": {"usd": {"dimension": "usd", "factor": 1, "symbols": ["$"]}},
            "kinds": {"event": {"name": "Event", "about": "Something happens."}},
            "facts": {fact["name"]: declaration(fact) for fact in facts},
        },
        "rules": {
            "family": "flat",
            "about": "Rules of a measurement.",
            "rules": [{"id": rule["id"], "claim": f"{rule['id']} holds", "when": rule["when"],
                       "strength": "1.0", "effects": effects_of(rule["effects"]),
                       "basis": "judgement", "written": "2025-01-01"} for rule in rules],
        },
    }
    options = []
    for name, document in documents.items():
        path = Path(folder, f"{name}.json")
        path.write_text(json.dumps(document), encoding="utf-8")
        options += [f"--{name}", str(path)]
    return options


def literal(value):
    """A value as a condition writes it; a whole number as the double that it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(float(value) if isinstance(value, int) else value)
