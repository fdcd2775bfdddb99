#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs every fuzzer of a build for some seconds, each from seeds of its own.

    cmake --preset asan && cmake --build --preset asan
    tests/fuzz/run.py --build build/asan --seconds 30

What a fuzzer learns stays in BUILD/corpus for the next run; an input that breaks a law is in
BUILD/found.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# Seconds that let every fuzzer get through its seeds and beyond them.
LEAST = 8
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AMOUNTS = ("$6M", "<$6M", ">=60%", "6 to 60M USD", "60M", "USD 60M", "-17.0%", "1.5bn", "2 years",
           "under $6M", "0M", "00M", "1,000.5k", "$0.55/Mtok", "6–60M")
HEADLINES = ("SoTA model trained on H800s for under $6M", "Capex to $64-72 billion from $60-65 billion",
             "Revenue of $11bn vs $7.15bn expected", "API prices cut by 90%, 20-year 835 MW deal",
             "Between 5 and 7 million users on January 27, 2025", "Trained for under M, .5bn or 00M",
             "\u20ac30\u201335bn \u201cquoted\u201d, two to three months; no open source")
SETS = ("training_cost=60M", "training_cost=<$6M", "training_cost.status=retracted",
        "training_chip=h100", "open_weights=false", "consumer_app=true", "training_cost=0M")
DROPS = ("moat_smaller", "mechanism:own_tag", "fact:training_cost", "source:paper", "second_mover",
         "mechanism:efficiency")


def texts_of(folder, *names):
    """All JSON files of the corpus of a format, and those of data/ that are named."""
    paths = sorted((HERE.parent / "schema").glob(f"*/{folder}/*.json"))
    paths += [ROOT / "data" / name for name in names]
    paths += sorted((HERE.parent / "schema" / "small").glob(f"{folder}.json"))
    return [path.read_bytes() for path in paths]
EXPRESSIONS = (
    "[1.5, active_parameter_share].exists(v, v > 0.5 && has(facts.training_cost))",
    "[1, 2, 3].map(v, v % 2 == 0, v * app_store_rank).all(w, w >= 0)",
    "{'a': 1, 'b': 2}.filter(k, k != license).size() == 1 || [[1], []].exists_one(l, l == [])",
    "license.matches('^(perm|res)[a-z]*$') && 'x' + license in ['xpermissive']",
    "timestamp('2025-01-27T00:00:00Z') - duration('1h30m') < timestamp(0) || {'a-b': true}.`a-b`",
    "string(app_store_rank).contains('1') ? 1.0 / 0.0 > 1.0 : math.isNaN(0.0 / 0.0)",
)


def conditions():
    """Every condition and strength of the rule books, marked with what it must yield."""
    for path in sorted((ROOT / "data" / "rules").glob("*.json")):
        for rule in json.loads(path.read_text("utf-8"))["rules"]:
            for text in rule.get("when", []):
                yield b"\0" + text.encode()
            yield b"\1" + str(rule["strength"]).encode()
    for text in EXPRESSIONS:
        yield b"\0" + text.encode()


def results():
    """Baselines and results as golden cases show them."""
    return [text.encode() for path in sorted((HERE.parent / "golden").glob("*/*.test"))
            for text in re.findall(r'^\{\n  "\$schema".*?^\}$', path.read_text("utf-8"),
                                   re.MULTILINE | re.DOTALL)]


CONFIGS = (
    '{ "requires": ">=0.1, <1.2.3", "rules": ["rules"], "baseline": "b", "gates": ["g.json"] }',
    '{ "schema_version": "0.1", "lock": { "rules": "sha256:' + "0a" * 32 + '" }, "stack": "s.json" }',
)


PRICES = (
    "date,ticker,adj_close\n" + "".join(
        f"2025-01-{day:02},{ticker},{100 + (day * step) % 7}\n"
        for ticker, step in (("SPY", 3), ("NVDA", 5), ("AMD", 2)) for day in range(1, 11)),
    "\ufeffdate,SPY,NVDA\r\n" + "".join(
        f'2025-01-{day:02},{100 + (day * 3) % 7},"{50 + (day * 5) % 7}"\r\n' for day in range(12, 2, -1)),
    "date,ticker,close,volume\n2025-01-24,NVDA,142.62,\"1,000\"\n2025-01-27,NVDA,,\n2025-01-27,SPY,0,x\n",
    "date,ticker,price\n" + "x,y,z\n" * 30,
)


GRAPHS = (
    'arg(a,0.5). arg(b,0.25).\natt(b,a,0.5). % cheaper\nsup(a,b).\n# end',
    '\ufeffarg("U.S. \\"demand\\"", 1e-3). arg(x@y,.5).\r\nsup("U.S. \\"demand\\"",x@y).',
    'arg(a,2). arg(a,0.5). att(a,b). sup(a,a). att(a,a). att(a a).',
)


def events():
    """Events of the corpus and those of the scenarios, a line each."""
    lines = [text.strip() for text in texts_of("event")]
    for path in sorted((ROOT / "data" / "scenarios").glob("*.json")):
        scenario = json.loads(path.read_text("utf-8"))
        about = {key: scenario[key] for key in ("id", "kind", "date", "sources") if key in scenario}
        bare = {name: fact["value"] if isinstance(fact, dict) else fact
                for name, fact in scenario["facts"].items()}
        lines += [json.dumps({**about, **facts}).encode() for facts in (scenario["facts"], bare)]
        lines.append(json.dumps({"id": 7, **bare}, ensure_ascii=False).encode())
    return lines


def streams():
    """Some events below each other, as streams write them and as they should not."""
    lines = events()
    yield from lines
    yield b"\xef\xbb\xbf" + b"\r\n".join(lines[:40]) + b"\r\n"
    yield b"\n\n".join(lines[-30:])
    yield b"\n".join(lines[-70:]) + b'\n{"id": "cut'


def seeds_of(name):
    """The inputs from which a fuzzer starts."""
    rules = [path.relative_to(ROOT / "data").as_posix()
             for path in sorted((ROOT / "data" / "rules").glob("*.json"))]
    return {
        "fuzz_json": lambda: texts_of("*", "scales.json"),
        "fuzz_scenario": lambda: texts_of("scenario", "scenarios/deepseek-r1.json"),
        "fuzz_rules": lambda: texts_of("rules", *rules),
        "fuzz_stack": lambda: texts_of("stack", "stack.json"),
        "fuzz_vocabulary": lambda: texts_of("vocabulary", "vocabulary.json"),
        "fuzz_scales": lambda: texts_of("scales", "scales.json"),
        "fuzz_result": results,
        "fuzz_gate": lambda: texts_of("gate", "ci/gates.json"),
        "fuzz_config": lambda: [text.encode() for text in CONFIGS],
        "fuzz_condition": lambda: [text + b"\n" + bytes(range(16, 240, 7))
                                   for text in conditions()],
        "fuzz_amount": lambda: [bytes([unit]) + text.encode() for unit in range(4)
                                for text in AMOUNTS],
        "fuzz_prices": lambda: [text.encode() for text in PRICES],
        "fuzz_graph": lambda: texts_of("graph") + [text.encode() for text in GRAPHS],
        "fuzz_event": events,
        "fuzz_batch": streams,
        "fuzz_draft": lambda: [text.encode() for text in HEADLINES],
        "fuzz_lexicon": lambda: texts_of("lexicon", "lexicon.json"),
        "fuzz_observations": lambda: texts_of("observations", "observations/observations.json"),
        "fuzz_set_drop": lambda: [b"\0" + text.encode() for text in SETS] +
                                 [b"\1" + text.encode() for text in DROPS],
    }[name]()


def run(program, build, seconds):
    """(name, exit code, end of the log) of one fuzzer."""
    name = program.name
    corpus, found = build / "corpus" / name, build / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds_of(name)):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    words = {"fuzz_condition": "condition", "fuzz_prices": "prices", "fuzz_graph": "graph",
             "fuzz_event": "event", "fuzz_batch": "event"}.get(name, "json")
    done = subprocess.run(
        [program, corpus, f"-max_total_time={seconds}", f"-dict={HERE / words}.dict", "-timeout=20",
         "-rss_limit_mb=2048", "-print_final_stats=1", f"-artifact_prefix={found}/{name}-"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return name, done.returncode, done.stdout.decode("utf-8", "backslashreplace")


def main():
    parser = argparse.ArgumentParser(description="Runs the fuzzers.")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "asan")
    parser.add_argument("--seconds", type=int, default=30, help="for each fuzzer")
    parser.add_argument("--all", type=int, help="seconds that all share instead, but each gets at"
                                                f" least {LEAST}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--filter", default="", help="only fuzzers whose name contains this")
    options = parser.parse_args()
    wanted = sorted(path.stem for path in HERE.glob("fuzz_*.cpp") if options.filter in path.stem)
    programs = [options.build / "tests" / name for name in wanted]
    missing = [program.name for program in programs if not os.access(program, os.X_OK)]
    if missing or not programs:
        print(f"not built: {', '.join(missing) or 'any fuzzer'}", file=sys.stderr)
        return 2
    seconds = options.seconds
    if options.all is not None:
        seconds = max(LEAST, options.all * options.jobs // len(programs))
    print(f"{len(programs)} fuzzers, {seconds} s each")
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for name, code, log in pool.map(lambda p: run(p, options.build, seconds), programs):
            runs = [line.split()[-1] for line in log.splitlines() if "number_of_executed" in line]
            print(f"{name}: {'ok' if code == 0 else 'FAILED'}, {(runs or ['?'])[0]} inputs")
            if code != 0:
                failed += 1
                print(log[-4000:])
    print(f"{len(programs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
