#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Differential test: evaluates generated expressions with our CEL and with @bufbuild/cel.

    run.py --program build/dev/tests/conformance/cel_conformance --count 20000 --seed 1

Both must come to the same value, bit by bit, or both to an error; our checker must accept all. The
library's known deviations from the specification are in deviations.json. The run holds both sides
to the examples there, so that an entry fails when it is no longer true.

Exit code 1 on a disagreement, 77 when Node.js or the library is not installed: scripts/test installs
them into build/differential. With CI=true in the environment that is a failure too.
"""

import argparse
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import generate

HERE = Path(__file__).resolve().parent
MODULES = HERE.parent.parent / "build" / "differential"
MOST_SHOWN = 20
# Of the parts of one expression that are tried to find a smaller one that disagrees.
MOST_PARTS = 300
# Below that the generator makes too many errors to test anything.
LEAST_VALUES = 0.8
TIMEOUT_SECONDS = 600
SKIPPED = 77


class Broken(Exception):
    """One of the two programs did not do its work."""


def nanos(text):
    """The duration "-1.5s" in nanoseconds."""
    match = re.fullmatch(r"(-?)(\d+)(?:\.(\d{1,9}))?s", text)
    if not match:
        raise Broken(f"not a duration: {text}")
    size = int(match[2]) * 10**9 + int((match[3] or "").ljust(9, "0"))
    return -size if match[1] else size


def canonical(tagged):
    """A tagged value in a form that is equal only for values that are the same."""
    (tag, inner), = tagged.items()
    if tag == "double":
        number = float(inner)
        return tag, "NaN" if number != number else struct.pack(">d", number)
    if tag == "int":
        return tag, int(inner)
    if tag == "list":
        return tag, tuple(canonical(element) for element in inner)
    if tag == "map":
        return tag, frozenset((canonical(key), canonical(value)) for key, value in inner)
    if tag == "timestamp":
        return tag, re.sub(r"\.?0*Z$", "Z", inner) if "." in inner else inner
    if tag == "duration":
        return tag, nanos(inner)
    return tag, inner


def outcome(result):
    """What is compared of a result: a value, or at which stage there was an error."""
    if "value" in result:
        return "value", canonical(result["value"])
    return "error", result.get("stage", "evaluate")


def agree(ours, theirs):
    """Errors agree whatever they say, but only those of the evaluation: all tests are well-typed."""
    ours, theirs = outcome(ours), outcome(theirs)
    return ours == theirs and (ours[0] == "value" or ours[1] == "evaluate")


def short(result):
    text = json.dumps(result.get("value", result), ensure_ascii=False)
    return text if len(text) < 400 else text[:400] + " ..."


class Sides:
    """The two programs."""

    def __init__(self, program, node, modules):
        self.commands = {
            "ours": [str(program), "--print"],
            "theirs": [node, str(HERE / "evaluate.mjs"), "--modules", str(modules)],
            "plain": [node, str(HERE / "evaluate.mjs"), "--modules", str(modules), "--plain"],
        }

    def run(self, tests, *names):
        """The results of these sides, each a list; they work at the same time."""
        if not tests:
            return [[] for _ in names]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tests.jsonl"
            path.write_text("".join(json.dumps(test) + "\n" for test in tests), "utf-8")
            with ThreadPoolExecutor(len(names)) as pool:
                return list(pool.map(lambda name: self.run_one(name, path, tests), names))

    def run_one(self, name, path, tests):
        try:
            process = subprocess.run([*self.commands[name], str(path)], stdout=subprocess.PIPE,
                                     timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise Broken(f"{name}: not done after {TIMEOUT_SECONDS} s") from None
        # Not splitlines(): a text may hold other breaks of lines.
        lines = process.stdout.decode("utf-8").split("\n")[:-1]
        code = process.returncode
        if len(lines) < len(tests):
            raise Broken(f"{name}: exit {code} at {json.dumps(tests[len(lines)])}")
        if code != 0 or len(lines) > len(tests):
            raise Broken(f"{name}: exit {code} with {len(lines)} lines for {len(tests)} tests")
        return [json.loads(line) for line in lines]


def examples(deviations):
    """(deviation, example, test) of all examples."""
    for deviation in deviations:
        for at, example in enumerate(deviation["examples"]):
            test = {"name": f"{deviation['name']} {at}", "expr": example["expr"],
                    "bindings": example.get("bindings", {}),
                    "type_env": example.get("type_env", {}),
                    "strict": example.get("strict", True)}
            yield deviation, example, test


def expected(wanted):
    """The result that an example states."""
    return {"error": "", "stage": "evaluate"} if wanted == "error" else {"value": wanted}


def check_deviations(sides, deviations):
    """Mistakes in the list of deviations, and how many examples hold."""
    cases = list(examples(deviations))
    tests = [test for _, _, test in cases]
    results = zip(cases, *sides.run(tests, "ours", "theirs", "plain"))
    mistakes, passed = [], 0
    for (deviation, example, _), ours, theirs, plain in results:
        right = expected(example["right"])
        problems = []
        if not agree(ours, right):
            problems.append(f"ours is {short(ours)}, not {short(right)}")
        if not agree(plain, expected(example["theirs"])):
            problems.append(f"the library's is now {short(plain)}: remove or change the entry")
        if deviation.get("generated", True):
            if not agree(theirs, right):
                problems.append(f"corrected it is {short(theirs)}, not {short(right)}")
            if theirs.get("deviations") != [deviation["name"]]:
                problems.append(f"corrections met: {theirs.get('deviations')}")
        passed += not problems
        mistakes += [f"FAILED deviation `{deviation['name']}`: {example['expr']}\n    {problem}"
                     for problem in problems[:1]]
    return mistakes, passed


def smaller(sides, case):
    """The shortest part of a case that disagrees as well, as (test, ours, theirs)."""
    parts = sorted({part.text: part for part in case.closed_parts()}.values(),
                   key=lambda part: len(part.text))[:MOST_PARTS]
    tests = [case.test("part", part) for part in parts]
    for test, ours, theirs in zip(tests, *sides.run(tests, "ours", "theirs")):
        if not agree(ours, theirs):
            return test, ours, theirs
    return None


def show(test, ours, theirs, part=None):
    lines = [f"FAILED {test['name']}: {test['expr']}"]
    if part:
        test, ours, theirs = part
        lines.append(f"    because of: {test['expr']}")
    if test["bindings"]:
        lines.append(f"    with:   {json.dumps(test['bindings'], ensure_ascii=False)}")
    lines += [f"    ours:   {short(ours)}", f"    theirs: {short(theirs)}"]
    print("\n".join(lines))


def compare(sides, seed, count):
    """How many generated expressions agree and disagree."""
    cases = [generate.case(seed, index) for index in range(count)]
    tests = [case.test(f"{seed}:{index}") for index, case in enumerate(cases)]
    ours, theirs = sides.run(tests, "ours", "theirs")
    failed = [at for at in range(count) if not agree(ours[at], theirs[at])]
    for at in failed[:MOST_SHOWN]:
        show(tests[at], ours[at], theirs[at], smaller(sides, cases[at]))
    if len(failed) > MOST_SHOWN:
        print(f"... and {len(failed) - MOST_SHOWN} more")
    values = sum("value" in result for result in theirs)
    print(f"{count} expressions with seed {seed}: {values} values, {count - values} errors")
    met = Counter(name for result in theirs for name in result.get("deviations", ()))
    print("corrected: " + ", ".join(f"{name} ({met[name]})" for name in sorted(met)))
    if values < LEAST_VALUES * count:
        raise Broken("the generator makes too many errors")
    return count - len(failed), len(failed)


def unavailable(node, modules):
    """Why the library cannot be asked; None when it can."""
    if not node or not shutil.which(node):
        return "Node.js is not installed"
    if not (modules / "node_modules" / "@bufbuild" / "cel").is_dir():
        return f"@bufbuild/cel is not installed in {modules}"
    return None


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Compares our CEL with @bufbuild/cel.")
    parser.add_argument("--program", required=True, help="our cel_conformance")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--node", default=shutil.which("node") or shutil.which("nodejs"))
    parser.add_argument("--modules", type=Path, default=MODULES, help="where node_modules is")
    options = parser.parse_args(arguments)
    reason = unavailable(options.node, options.modules)
    if reason:
        print(f"SKIPPED, nothing was compared: {reason}; scripts/test installs it")
        # Nobody reads what is skipped there.
        return 1 if os.environ.get("CI") == "true" else SKIPPED
    sides = Sides(options.program, options.node, options.modules)
    deviations = json.loads((HERE / "deviations.json").read_text("utf-8"))
    try:
        mistakes, right = check_deviations(sides, deviations)
        for mistake in mistakes:
            print(mistake)
        passed, failed = compare(sides, options.seed, options.count)
    except Broken as problem:
        print(f"FAILED {problem}")
        passed, failed, right, mistakes = 0, 1, 0, []
    print(f"{passed + right} passed, {failed + len(mistakes)} failed")
    return 1 if failed or mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
