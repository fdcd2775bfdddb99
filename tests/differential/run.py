#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Differential test: evaluates generated expressions with our CEL and with @bufbuild/cel.

    run.py --program build/dev/tests/conformance/cel_conformance --count 20000 --seed 1

Both must come to the same value, bit by bit, or both to an error. Ours evaluates each expression
twice, checked and only parsed, which must make no difference. The checker must accept all of them,
but for those that could take too many steps: these are only parsed.

The library's known deviations from the specification are in deviations.json. The run holds both
sides to the examples there, so that an entry fails when it is no longer true.

Exit code 1 on a disagreement, 77 when Node.js or the library is not installed, which scripts/test
does, into build/differential. With CI=true in the environment that is a failure too.
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
# Shares of all expressions. Outside of them the generator has to change to test enough.
LEAST_VALUES = 0.8
MOST_REFUSED = 0.2
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
    """Errors agree whatever they say, but only those of evaluations: all tests are well-typed."""
    ours, theirs = outcome(ours), outcome(theirs)
    return ours == theirs and (ours[0] == "value" or ours[1] == "evaluate")


def is_refused(result):
    """Whether our checker found that the expression could take too many steps."""
    return result.get("stage") == "check" and "could take" in result["error"]


def short(result):
    text = json.dumps(result.get("value", result), ensure_ascii=False)
    return text if len(text) < 400 else text[:400] + " ..."


class Sides:
    """The two programs."""

    def __init__(self, program, node, modules):
        self.commands = {
            "ours": [str(program), "--print"],
            "parsed": [str(program), "--print"],
            "theirs": [node, str(HERE / "evaluate.mjs"), "--modules", str(modules)],
            "plain": [node, str(HERE / "evaluate.mjs"), "--modules", str(modules), "--plain"],
        }

    def run(self, tests, *names):
        """The results of these sides, each a list; they work at the same time."""
        if not tests:
            return [[] for _ in names]
        with tempfile.TemporaryDirectory() as folder:
            with ThreadPoolExecutor(len(names)) as pool:
                return list(pool.map(lambda name: self.run_one(name, Path(folder), tests), names))

    def run_one(self, name, folder, tests):
        path = folder / f"{name}.jsonl"
        if name == "parsed":
            tests = [{**test, "strict": False} for test in tests]
        code, lines = self.lines_of(name, path, tests)
        if code == 0 and len(lines) == len(tests):
            return [json.loads(line) for line in lines]
        if code == 0:
            raise Broken(f"{name}: {len(lines)} lines for {len(tests)} tests")
        # What was printed last may be lost, so that the number of lines does not say where it was.
        well, ill = 0, len(tests)
        while well + 1 < ill:
            middle = (well + ill) // 2
            if self.lines_of(name, path, tests[:middle])[0] == 0:
                well = middle
            else:
                ill = middle
        raise Broken(f"{name}: exit {code} at {json.dumps(tests[ill - 1])}")

    def lines_of(self, name, path, tests):
        """The exit code of a side and the lines that it prints."""
        path.write_text("".join(json.dumps(test) + "\n" for test in tests), "utf-8")
        try:
            process = subprocess.run([*self.commands[name], str(path)], stdout=subprocess.PIPE,
                                     timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise Broken(f"{name}: not done after {TIMEOUT_SECONDS} s") from None
        # Not splitlines(): a text may hold other breaks of lines.
        return process.returncode, process.stdout.decode("utf-8").split("\n")[:-1]


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
    stages = {"error": "evaluate", "refused": "parse"}
    if isinstance(wanted, str):
        return {"error": wanted, "stage": stages[wanted]}
    return {"value": wanted}


def check_deviations(sides, deviations):
    """Mistakes in the list of deviations, and how many examples hold."""
    cases = list(examples(deviations))
    tests = [test for _, _, test in cases]
    results = zip(cases, *sides.run(tests, "ours", "theirs", "plain"))
    mistakes, passed = [], 0
    for (deviation, example, _), ours, theirs, plain in results:
        right = expected(example["right"])
        problems = []
        if outcome(ours) != outcome(right):
            problems.append(f"ours is {short(ours)}, not {short(right)}")
        wrong = not agree(plain, expected(example["theirs"]))
        if wrong and not (deviation.get("varies") and agree(plain, right)):
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


class Comparison:
    """What the sides make of one test."""

    def __init__(self, test, ours, parsed, theirs):
        self.test = test
        self.theirs = theirs
        self.refused = is_refused(ours)
        # The worse of the two.
        self.ours = parsed if self.refused or agree(ours, theirs) else ours
        self.agrees = agree(self.ours, theirs)

    def show(self, part=None):
        lines = [f"FAILED {self.test['name']}: {self.test['expr']}"]
        if part:
            lines.append(f"    because of: {part.test['expr']}")
        least = part or self
        if least.test["bindings"]:
            lines.append(f"    with:   {json.dumps(least.test['bindings'], ensure_ascii=False)}")
        lines += [f"    ours:   {short(least.ours)}", f"    theirs: {short(least.theirs)}"]
        print("\n".join(lines))


def compare(sides, tests):
    results = sides.run(tests, "ours", "parsed", "theirs")
    return [Comparison(*one) for one in zip(tests, *results)]


def smaller(sides, case):
    """The comparison of the shortest part of a case that disagrees as well."""
    parts = sorted({part.text: part for part in case.closed_parts()}.values(),
                   key=lambda part: len(part.text))[:MOST_PARTS]
    compared = compare(sides, [case.test("part", part) for part in parts])
    return next((one for one in compared if not one.agrees), None)


def check_generated(sides, seed, count):
    """How many generated expressions agree and disagree."""
    cases = [generate.case(seed, index) for index in range(count)]
    tests = [case.test(f"{seed}:{index}") for index, case in enumerate(cases)]
    compared = compare(sides, tests)
    failed = [at for at in range(count) if not compared[at].agrees]
    for at in failed[:MOST_SHOWN]:
        compared[at].show(smaller(sides, cases[at]))
    if len(failed) > MOST_SHOWN:
        print(f"... and {len(failed) - MOST_SHOWN} more")
    values = sum("value" in one.theirs for one in compared)
    refused = sum(one.refused for one in compared)
    print(f"{count} expressions with seed {seed}: {values} values, {count - values} errors; "
          f"{refused} only parsed")
    met = Counter(name for one in compared for name in one.theirs.get("deviations", ()))
    print("corrected: " + ", ".join(f"{name} ({met[name]})" for name in sorted(met)))
    if values < LEAST_VALUES * count:
        raise Broken("the generator makes too many errors")
    if refused > MOST_REFUSED * count:
        raise Broken("the generator makes too much that the checker refuses")
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
        passed, failed = check_generated(sides, options.seed, options.count)
    except Broken as problem:
        print(f"FAILED {problem}")
        passed, failed, right, mistakes = 0, 1, 0, []
    print(f"{passed + right} passed, {failed + len(mistakes)} failed")
    return 1 if failed or mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
