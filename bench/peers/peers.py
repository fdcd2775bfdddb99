#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`stackimpact batch` beside other rule engines on one job: 40 rules on 100,000 flat events.

    bench/peers/peers.py YARDSTICK --binary build/release/stackimpact

YARDSTICK is a folder with the job and programs of others: gen.py (writes rules.json and the events),
build.sh, and bench.sh with a line `run "NAME" RUNS "COMMAND"` for each engine. It is copied into a work
folder and built there; nothing of it belongs to this project. The rules are converted to a stack, a
vocabulary and a rule book; every sum that `batch` finds must be the one that the others find. Then all
are timed in one run of hyperfine, the whole process, each pinned to one core. Prints a table in
Markdown; needs hyperfine, taskset and what the other engines need. Those that cannot be built or run
are left out and named.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

from flat_knowledge import literal, write_knowledge  # noqa: E402

HARD_CODED = "hard-coded + simdjson"
PARSE_ONLY = "parse only"


def run(command, folder, **options):
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, **options)


def must(command, folder):
    done = run(command, folder)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {' '.join(map(str, command))}\n"
                 f"{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def condition(clause):
    """`fact op value` as a condition of a rule."""
    value = clause["value"]
    shown = "[" + ", ".join(map(literal, value)) + "]" if isinstance(value, list) else literal(value)
    return f"{clause['fact']} {clause['op']} {shown}"


def convert(job, folder):
    rules = [{"id": rule["id"], "when": [condition(clause) for clause in rule["when"]],
              "effects": [(rule["layer"], rule["weight"])]} for rule in job["rules"]]
    return write_knowledge(folder, job["layers"], job["facts"], rules)


class Engine:
    """A command in which $EV and OUT stand for files, and how often it is timed."""

    def __init__(self, name, runs, command, pinned=True):
        self.name, self.runs, self.command, self.pinned = name, int(runs), command, pinned
        self.hash = None

    def words(self, events, out):
        return self.command.replace("$EV", str(events)).replace("OUT", str(out))


def engines_of(work):
    """What the yardstick's bench.sh names."""
    text = (work / "bench.sh").read_text(encoding="utf-8")
    return [Engine(*found)
            for found in re.findall(r'^run +"([^"]+)" +(\d+) +"([^"]+)"', text, re.MULTILINE)]


def prepare(yardstick, work, count, npm):
    """Copies, generates and builds; returns what went wrong with engines that were not built."""
    for path in sorted(yardstick.iterdir()):
        if path.is_file():
            shutil.copyfile(path, work / path.name)
        elif path.name == "node_modules" and not (work / path.name).exists():
            os.symlink(path, work / path.name)
    must([sys.executable, "gen.py", str(count)], work)
    problems = []
    if npm:
        must(["npm", "install", "--no-save", "--no-audit", "--no-fund"], work)
    done = run(["sh", "build.sh"], work)
    if done.returncode != 0:
        problems.append("build.sh: " + done.stderr.decode("utf-8", "replace").strip()[-300:])
    return problems


def usable(engines, work, events):
    """Runs each once, for the hash of its output: those that work, and what the others say."""
    good, left_out = [], []
    for engine in engines:
        out = work / "trial.ndjson"
        out.unlink(missing_ok=True)
        try:
            done = run(engine.words(events.name, out).split(), work)
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            code = done.returncode
        except OSError as mistake:
            code, said = 1, [str(mistake)]
        if code != 0:
            reason = next((line for line in said if "rror" in line), said[-1] if said else "")
            left_out.append((engine.name, reason.strip()[:120] or f"exit {code}"))
            continue
        if PARSE_ONLY not in engine.name:
            engine.hash = hashlib.md5(out.read_bytes()).hexdigest()
            shutil.move(out, work / "reference.ndjson")
        good.append(engine)
    return good, left_out


def check_others(good, yardstick, count):
    """All others must have written the same bytes: those that the yardstick's README names, if it is its own job."""
    sums = {engine.hash for engine in good if engine.hash is not None}
    if len(sums) != 1:
        sys.exit(f"the other engines do not agree: {sums}")
    known = re.search(r"md5 `([0-9a-f]{32})`", (yardstick / "README.md").read_text(encoding="utf-8"))
    if count == 100_000 and known and known[1] not in sums:
        sys.exit(f"the other engines wrote {sums}, not the yardstick's {known[1]}")


def check_batch(base, work, events, layers):
    """Every event's bull less bear must be the reference's sum, exactly; returns how many were compared."""
    out = work / "ours.ndjson"
    must([*base, "--in", str(events), "--out", str(out), "--fields", "pressure", "--jobs", "1"], work)
    count = 0
    with open(out, encoding="utf-8") as ours, open(work / "reference.ndjson", encoding="utf-8") as theirs:
        for mine, other in zip(ours, theirs, strict=True):
            result, reference = json.loads(mine), json.loads(other)
            sums = {layer: result["pressure"][layer]["bull"] - result["pressure"][layer]["bear"]
                    for layer in layers}
            if result["id"] != reference["id"] or sums != reference["net"]:
                sys.exit(f"event {reference['id']}: {sums}, not {reference['net']}")
            count += 1
    return count


def scenario_of(event):
    """The same event for `analyze`: facts that weigh 1."""
    evidence = {"status": "confirmed", "sources": [{"source": "seen", "credibility": 1}]}
    return {"event": f"Event {event['id']}",
            "sources": {"seen": {"title": "Seen", "reliability": "A"}},
            "facts": {name: {"value": value, **evidence}
                      for name, value in event.items() if name != "id"}}


def check_analyze(binary, knowledge, work, events, layers, count):
    """The first events one by one through `analyze`, which shares no code with a stream but the rules."""
    folder = work / "scenarios"
    folder.mkdir(exist_ok=True)
    with open(events, encoding="utf-8") as lines, \
            open(work / "reference.ndjson", encoding="utf-8") as references:
        for _ in range(count):
            event, reference = json.loads(next(lines)), json.loads(next(references))
            path = folder / f"event-{event['id']}.json"
            path.write_text(json.dumps(scenario_of(event)), encoding="utf-8")
            result = json.loads(must([binary, "analyze", str(path), "--json", *knowledge], work))
            pressure = {layer: result["layers"][layer]["pressure"] for layer in layers}
            sums = {layer: pressure[layer]["bull"] - pressure[layer]["bear"] for layer in layers}
            if sums != reference["net"]:
                sys.exit(f"analyze: event {event['id']}: {sums}, not {reference['net']}")


def ours(base, runs):
    batch = " ".join(base) + " --in $EV --out OUT"
    return [Engine("stackimpact batch, pressure", runs, f"{batch} --fields pressure --jobs 1"),
            Engine("stackimpact batch, net", runs, f"{batch} --fields net --jobs 1"),
            Engine("stackimpact batch, pressure, 2 jobs, not pinned", runs,
                   f"{batch} --fields pressure --jobs 2", pinned=False)]


def measure(engines, work, events, core):
    """hyperfine's result by name: ours follow those in C++, with which they are compared."""
    results = {}
    for engine in engines:
        words = engine.words(events.name, "timed.ndjson")
        if engine.pinned:
            words = f"taskset -c {core} {words}"
        # To write over a file makes some file systems wait for the disk.
        must(["hyperfine", "-N", "--style", "none", "--prepare", "rm -f timed.ndjson",
              "--warmup", "1", "--runs", str(engine.runs),
              "--export-json", "times.json", "--command-name", engine.name, words], work)
        times = json.loads((work / "times.json").read_text(encoding="utf-8"))
        results[engine.name] = times["results"][0]
    return results


def print_table(times, count):
    hard_coded = next((r["median"] for n, r in times.items() if n.endswith(HARD_CODED)
                       and "table" not in n), None)
    parse = next((r["median"] for n, r in times.items() if PARSE_ONLY in n), None)
    print("| engine | events/s | median s | least to most s | times the hard-coded C++ | times parsing alone |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, result in sorted(times.items(), key=lambda item: item[1]["median"]):
        median = result["median"]
        ratios = [f"{median / against:.2f}" if against else "" for against in (hard_coded, parse)]
        print(f"| {name} | {count / median:,.0f} | {median:.3f} | {result['min']:.3f} to "
              f"{result['max']:.3f} | {ratios[0]} | {ratios[1]} |")


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")),
                    "unknown processor")


def compare(options, work):
    yardstick = options.yardstick.resolve()
    binary = str(options.binary.resolve())
    problems = prepare(yardstick, work, options.events, options.npm)
    events = work / f"events-{options.events}.ndjson"
    job = json.loads((work / "rules.json").read_text(encoding="utf-8"))
    (work / "stackimpact").mkdir(exist_ok=True)
    knowledge = convert(job, work / "stackimpact")
    wanted = re.escape(HARD_CODED) + "$" if options.only_analyze else options.only
    good, left_out = usable([engine for engine in engines_of(work) if re.search(wanted, engine.name)],
                            work, events)
    check_others(good, yardstick, options.events)
    check_analyze(binary, knowledge, work, events, job["layers"], options.analyze)
    print(f"{processor()}; {options.events:,} events, {len(job['rules'])} rules; median of the runs\n")
    if not options.only_analyze:
        base = [binary, "batch", *knowledge]
        count = check_batch(base, work, events, job["layers"])
        core = max(os.sched_getaffinity(0)) if options.core is None else options.core
        good.sort(key=lambda engine: not engine.name.startswith("c++"))
        first = sum(engine.name.startswith("c++") for engine in good)
        good[first:first] = ours(base, options.runs)
        print_table(measure(good, work, events, core), options.events)
        print(f"\nAll sums of {count:,} events are those of the other engines, which wrote the same bytes.")
    print(f"The first {options.analyze} events have the same sums in `analyze`.")
    for name, reason in left_out:
        print(f"Left out: {name} ({reason})")
    for problem in problems:
        print(f"Not built: {problem}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("yardstick", type=Path, nargs="?", default=os.environ.get("YARDSTICK"),
                        help="folder of the job and the other engines (default: $YARDSTICK)")
    parser.add_argument("--binary", type=Path, default=ROOT / "build/release/stackimpact")
    parser.add_argument("--work", type=Path, help="keep everything in this folder (default: a temporary one)")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=11, help="of stackimpact; others have their own")
    parser.add_argument("--only", default="", help="only other engines whose name matches this expression")
    parser.add_argument("--core", type=int, help="to which the processes are pinned (default: the last)")
    parser.add_argument("--analyze", type=int, default=20, help="so many events also go through `analyze`")
    parser.add_argument("--only-analyze", action="store_true", help="check the conversion with `analyze` alone")
    parser.add_argument("--npm", action="store_true", help="install the packages of the engines for node")
    options = parser.parse_args()
    if options.yardstick is None:
        parser.error("name the folder of the yardstick")
    options.yardstick = Path(options.yardstick)
    if options.work is not None:
        options.work.mkdir(parents=True, exist_ok=True)
        compare(options, options.work.resolve())
        return
    with tempfile.TemporaryDirectory() as directory:
        compare(options, Path(directory))


if __name__ == "__main__":
    main()
