#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long `analyze` takes for many scenarios, with one thread and with several.

    cmake --preset release && cmake --build --preset release
    bench/many_scenarios.py

Makes copies of a scenario, each with an id and figures of its own, in a temporary directory; checks
that every number of threads gives the same bytes; prints the best time of some runs.
"""

import argparse
import hashlib
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def scaled(value, factor):
    """An amount of money such as "<$6M" times a factor; any other value as it is."""
    if not isinstance(value, str):
        return value
    return re.sub(r"(?<=\$)\d+(?:\.\d+)?",
                  lambda found: f"{float(found[0]) * factor:.3f}", value)


def make(scenario, count, directory):
    """Writes the copies; the amounts of money in their facts differ by up to a half."""
    original = json.loads(Path(scenario).read_text(encoding="utf-8"))
    changed = 0
    for number in range(count):
        copy = json.loads(json.dumps(original))
        factor = 1 + number / (2 * count)
        copy["id"] = f"copy-{number:04d}"
        for name, fact in copy["facts"].items():
            before = fact["value"] if isinstance(fact, dict) else fact
            after = scaled(before, factor)
            changed += before != after
            if isinstance(fact, dict):
                fact["value"] = after
            else:
                copy["facts"][name] = after
        path = Path(directory, f"copy-{number:04d}.json")
        path.write_text(json.dumps(copy, indent=2), encoding="utf-8")
    if changed == 0:
        sys.exit(f"{scenario}: no fact has an amount that the copies could differ in")


def measure(command, runs):
    """Seconds of the quickest run, its processor seconds, and the hash of what it wrote."""
    best = None
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        seconds = time.monotonic() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            sys.exit(f"exit {done.returncode}: {' '.join(command)}")
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if best is None or seconds < best[0]:
            best = (seconds, used, hashlib.sha256(done.stdout).hexdigest(), len(done.stdout))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=ROOT / "build/release/stackimpact")
    parser.add_argument("--scenario", default=ROOT / "data/scenarios/deepseek-r1.json")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    print(f"{options.count} scenarios, {len(os.sched_getaffinity(0))} processors, "
          f"best of {options.runs} runs")
    print(f"{'output':<16}" + "".join(f"{f'--jobs {jobs}':>12}" for jobs in options.jobs) +
          f"{'ms a file':>12}{'MB out':>9}")
    differ = False
    with tempfile.TemporaryDirectory() as directory:
        make(options.scenario, options.count, directory)
        for name, words in (("-q", ["-q"]), ("text", []), ("csv", ["--format", "csv"]),
                            ("ndjson", ["--format", "ndjson"]), ("json", ["--json"])):
            command = [str(options.binary), "analyze", directory, *words]
            results = [measure([*command, "--jobs", str(jobs)], options.runs)
                       for jobs in options.jobs]
            differ = differ or len({result[2] for result in results}) > 1
            print(f"{name:<16}" + "".join(f"{result[0]:>10.2f} s" for result in results) +
                  f"{results[0][1] * 1000 / options.count:>12.2f}{results[0][3] / 1e6:>9.1f}")
    if differ:
        sys.exit("the bytes depend on the number of threads")


if __name__ == "__main__":
    main()
