#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds that nothing of the compiled-in field shows where a repository brings its own knowledge.

Runs commands in a copy of examples/battery and looks in all they print and write for names of
data/: layers, channels, links' coefficients, references, companies, kinds, facts, rules and
mechanisms. Names that the example has as well do not count, nor do single words like `supply`, which
sentences use. That names would be found is seen on a report with the compiled-in knowledge.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT_SECONDS = 120
COMMANDS = (
    "analyze scenarios --full -o run.json -o junit=run.xml -o run.sarif -o matrix.csv",
    "analyze scenarios/catl-rebate.json --case floor --set commitment_share=0.2",
    "analyze scenarios/northvolt.json --drop mechanism:price_war -q",
    "compare scenarios/northvolt.json scenarios/catl-rebate.json --full -o md=change.md",
    "rules list --full -o rules.json",
    "rules test --full",
    "rules show stock_bridges_the_gap",
    "baseline save scenarios",
    "baseline diff",
)
LEAST = 100_000  # characters: less means that something was not written
HEADINGS = {"NET"}  # a ticker, and the heading of a column


def strings_of(value, keys):
    """Every key of an object and every text in it that looks like a name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if keys:
                yield key
            yield from strings_of(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner, keys)
    elif isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_]+", value):
        yield value


def names_of(data):
    """What a field calls its things."""
    stack = json.loads((data / "stack.json").read_text("utf-8"))
    vocabulary = json.loads((data / "vocabulary.json").read_text("utf-8"))
    names = {stack["id"], stack["name"]}
    for part in ("layers", "channels", "references", "companies"):
        names.update(stack[part])
        names.update(entry["name"] for entry in stack[part].values() if "name" in entry)
    for link in stack["links"]:
        names.update(key for key, value in link.items() if isinstance(value, dict))
    names.update(vocabulary["kinds"], vocabulary["facts"], vocabulary["units"])
    for path in sorted((data / "rules").glob("*.json")):
        for rule in json.loads(path.read_text("utf-8"))["rules"]:
            names.update((rule["id"], rule.get("mechanism", rule["id"])))
    return {name for name in names - HEADINGS if not re.fullmatch("[a-z]+", name)}


def named_in(text, names):
    """Those of the names that stand in a text as words of their own."""
    return sorted(name for name in names
                  if re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", text))


def run(binary, arguments, directory):
    done = subprocess.run([binary, *arguments.split()], cwd=directory, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIMEOUT_SECONDS, check=False,
                          env={"HOME": str(directory), "LC_ALL": "C.UTF-8", "TERM": "dumb"})
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


def main():
    parser = argparse.ArgumentParser(description="Looks for the default field in another one.")
    parser.add_argument("--binary", required=True)
    options = parser.parse_args()
    binary, example = str(Path(options.binary).resolve()), ROOT / "examples" / "battery"
    found, texts = [], []
    with tempfile.TemporaryDirectory(prefix="field-") as base:
        here = Path(base) / "battery"
        shutil.copytree(example, here)
        own = {path.name for path in here.rglob("*")}
        for command in COMMANDS:
            code, text = run(binary, command, here)
            texts.append(text)
            if code:
                found.append(f"{command}: exit {code}\n{text[-1000:]}")
        texts += [path.read_text("utf-8") for path in sorted(here.rglob("*"))
                  if path.is_file() and path.name not in own]
        default = run(binary, f"analyze {ROOT}/data/scenarios/deepseek-r1.json --full", base)[1]
    owned = {word for path in example.rglob("*.json")
             for word in strings_of(json.loads(path.read_text("utf-8")), True)}
    names = names_of(ROOT / "data") - owned - names_of(example)
    everything = "\n".join(texts)
    if len(everything) < LEAST:
        found.append(f"only {len(everything)} characters were printed and written")
    if len(named_in(default, names)) < 20:
        found.append("the names are not found where they are in use")
    found += [f"{name} is named" for name in named_in(everything, names)]
    for wrong in found:
        print(wrong)
    print(f"{len(names)} names in {len(everything)} characters, {len(found)} mistakes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
