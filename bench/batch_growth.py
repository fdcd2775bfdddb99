#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How `batch` grows: with events, rules, layers, what is written of each event, and the form of facts.

    cmake --preset release && cmake --build --preset release
    bench/batch_growth.py                          all tables, in Markdown
    bench/batch_growth.py --tables rules layers

Knowledge and events are made from a fixed seed. Times are wall time of the whole process, best of some
runs; `start` is a run over an empty stream, and rates are of what is beyond it. Memory is the most that
the process held at a time (VmHWM). The process is pinned to one core, this script to the others.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

from flat_knowledge import literal, write_knowledge  # noqa: E402

SEED = 20250120
# Different events; longer streams repeat them.
DISTINCT = 100_000
NUMBERS, WORDS, TRUTHS = 8, 6, 6
CONDITIONS_EACH = 3
POOL = 50
LEAST_WORDS, MOST_WORDS = 3, 10
EVIDENCE = {"status": "confirmed",
            "sources": [{"source": "https://example.com/report", "credibility": 2}]}
ALL_FIELDS = "net,pressure,verdict,fired,undecided"


def make_facts(draw):
    facts = [{"name": f"number_{i}", "type": "number"} for i in range(NUMBERS)]
    for i in range(WORDS):
        count = draw.randint(LEAST_WORDS, MOST_WORDS)
        facts.append({"name": f"word_{i}", "type": "string", "values": [f"w{j}" for j in range(count)]})
    return facts + [{"name": f"truth_{i}", "type": "bool"} for i in range(TRUTHS)]


def value_of(fact, draw):
    if fact["type"] == "number":
        return round(draw.uniform(-100, 100), 3)
    return draw.choice(fact["values"]) if fact["type"] == "string" else draw.random() < 0.5


def comparison(fact, draw):
    """A condition on a number that about half of all events meet, hardly ever twice the same."""
    return f"{fact['name']} {draw.choice(['<', '<=', '>', '>='])} {literal(round(draw.uniform(-50, 50), 9))}"


def condition(fact, draw):
    if fact["type"] == "number":
        return comparison(fact, draw)
    if fact["type"] == "bool":
        return fact["name"] if draw.random() < 0.5 else f"!{fact['name']}"
    chosen = draw.sample(fact["values"], (len(fact["values"]) + 1) // 2)
    return f"{fact['name']} in [{', '.join(map(literal, chosen))}]"


def distinct_conditions(facts, draw):
    """Three comparisons a rule, of different numbers, none of which another rule has."""
    seen = set()

    def pick():
        texts = []
        for fact in draw.sample([f for f in facts if f["type"] == "number"], CONDITIONS_EACH):
            text = comparison(fact, draw)
            while text in seen:
                text = comparison(fact, draw)
            seen.add(text)
            texts.append(text)
        return texts
    return pick


def shared_conditions(facts, draw):
    """Three of a pool of 50 a rule, of different facts."""
    pool = [(fact["name"], condition(fact, draw))
            for fact in [facts[i % len(facts)] for i in range(POOL)]]

    def pick():
        texts = {}
        while len(texts) < CONDITIONS_EACH:
            name, text = draw.choice(pool)
            texts.setdefault(name, text)
        return list(texts.values())
    return pick


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.cores = sorted(os.sched_getaffinity(0))
        if len(self.cores) > 1:
            os.sched_setaffinity(0, self.cores[:-1])
        self.facts = make_facts(random.Random(SEED))
        self.events = {}

    def stream(self, count, as_objects=False):
        """A file with so many events."""
        key = (count, as_objects)
        if key not in self.events:
            draw = random.Random(SEED)
            path = self.folder / f"events-{count}{'-objects' if as_objects else ''}.ndjson"
            with open(path, "wb") as out:
                block = bytearray()
                for number in range(min(count, DISTINCT)):
                    event = {"id": number}
                    for fact in self.facts:
                        value = value_of(fact, draw)
                        event[fact["name"]] = {"value": value, **EVIDENCE} if as_objects else value
                    block += json.dumps(event, separators=(",", ":")).encode() + b"\n"
                    if len(block) > 1 << 20 and count < DISTINCT:
                        out.write(block)
                        block.clear()
                if count < DISTINCT:
                    out.write(block)
                for _ in range(count // DISTINCT):
                    out.write(block)
            self.events[key] = path
        return self.events[key]

    def knowledge(self, rules, layers, conditions):
        """Options of a rule book with an effect a rule, the layers by turns."""
        draw = random.Random(SEED + rules)
        names = [f"layer_{i}" for i in range(layers)]
        pick = conditions(self.facts, draw)
        made = [{"id": f"rule_{i}", "when": pick(),
                 "effects": [(names[i % layers], draw.choice([-1, 1]) * draw.randint(1, 100) / 100)]}
                for i in range(rules)]
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        return write_knowledge(folder, names, self.facts, made)

    def run(self, knowledge, stream, fields):
        """(seconds, peak KiB, bytes written): of the quickest run; the most memory of all runs."""
        best, peak, written = None, 0, 0
        for _ in range(self.options.runs):
            out = self.folder / "out.ndjson"
            command = [str(self.options.binary), "batch", "--in", str(stream), "--out", str(out),
                       "--fields", fields, "--jobs", str(self.options.jobs), *knowledge]
            if self.options.jobs == 1:
                command = ["taskset", "-c", str(self.cores[-1]), *command]
            seconds, memory = watch(command)
            best = seconds if best is None else min(best, seconds)
            peak = max(peak, memory)
            written = out.stat().st_size
            out.unlink()
        return best, peak, written

    def rate(self, knowledge, count, fields="net", as_objects=False):
        """(start s, events/s beyond it, peak MiB, bytes written)."""
        empty = self.folder / "empty.ndjson"
        empty.write_bytes(b"")
        start, _, _ = self.run(knowledge, empty, fields)
        seconds, peak, written = self.run(knowledge, self.stream(count, as_objects), fields)
        return start, count / max(seconds - start, 1e-9), peak / 1024, written


def watch(command):
    """Runs a command: its seconds and the most KiB that it held. What a child inherits from this script does not
    count, as it would in getrusage."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0
    while child.poll() is None:
        try:
            with open(f"/proc/{child.pid}/status", encoding="ascii", errors="replace") as lines:
                for line in lines:
                    if line.startswith("VmHWM"):
                        peak = max(peak, int(line.split()[1]))
        except (OSError, ValueError):
            break
        time.sleep(0.001)
    code = child.wait()
    seconds = time.monotonic() - begin
    if code != 0:
        sys.exit(f"exit {code}: {' '.join(command)}\n{child.stderr.read().decode('utf-8', 'replace')}")
    return seconds, peak


def table(title, head, rows):
    print(f"### {title}\n\n| {' | '.join(head)} |\n|{'---:|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)
    print()


def by_events(bench):
    knowledge = bench.knowledge(100, 8, shared_conditions)
    count = 1000
    while count <= bench.options.most_events:
        stream = bench.stream(count)
        seconds, peak, _ = bench.run(knowledge, stream, "net")
        yield [f"{count:,}", f"{stream.stat().st_size / 1e6:,.1f}", f"{seconds:.3f}",
               f"{count / seconds:,.0f}", f"{peak / 1024:.1f}"]
        if count > DISTINCT:
            stream.unlink()
            del bench.events[(count, False)]
        count *= 10


def by_rules(bench):
    for rules in (10, 30, 100, 300, 1000, 3000, 10_000):
        row = [f"{rules:,}"]
        for conditions in (distinct_conditions, shared_conditions):
            count = bench.options.events
            start, rate, peak, _ = bench.rate(bench.knowledge(rules, 8, conditions), count)
            row += [f"{start:.3f}", f"{rate:,.0f}", f"{1e9 / rate / rules:.2f}", f"{peak:.1f}"]
        yield row


def by_layers(bench):
    for layers in (5, 16, 50, 160, 500):
        knowledge = bench.knowledge(320, layers, shared_conditions)
        row = [f"{layers}"]
        for fields in ("net", "pressure"):
            _, rate, peak, written = bench.rate(knowledge, bench.options.events, fields)
            row += [f"{rate:,.0f}", f"{written / 1e6:,.1f}", f"{peak:.1f}"]
        yield row


def by_fields(bench):
    knowledge = bench.knowledge(100, 8, shared_conditions)
    for fields in ("net", "pressure", "verdict", "fired", "undecided", "net,verdict", ALL_FIELDS):
        _, rate, _, written = bench.rate(knowledge, bench.options.events, fields)
        yield [f"`{fields}`", f"{rate:,.0f}", f"{written / 1e6:,.1f}"]


def by_form(bench):
    knowledge = bench.knowledge(100, 8, shared_conditions)
    for name, as_objects in (("bare values", False), ("objects with evidence", True)):
        count = bench.options.events
        _, rate, peak, _ = bench.rate(knowledge, count, as_objects=as_objects)
        size = bench.stream(count, as_objects).stat().st_size
        yield [name, f"{size / count:,.0f}", f"{rate:,.0f}", f"{size * rate / count / 1e6:,.0f}",
               f"{peak:.1f}"]


TABLES = {
    "events": ("Events (100 rules, 8 layers)", ["events", "MB in", "s", "events/s", "MiB"], by_events),
    "rules": ("Rules: three conditions each, all different | from a pool of 50",
              ["rules", "start s", "events/s", "ns a rule and event", "MiB",
               "start s", "events/s", "ns a rule and event", "MiB"], by_rules),
    "layers": ("Layers (320 rules): net | pressure",
               ["layers", "events/s", "MB out", "MiB", "events/s", "MB out", "MiB"], by_layers),
    "fields": ("Fields (100 rules, 8 layers)", ["fields", "events/s", "MB out"], by_fields),
    "form": ("Form of facts (100 rules, 8 layers)",
             ["facts", "bytes an event", "events/s", "MB/s", "MiB"], by_form),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=Path, default=ROOT / "build/release/stackimpact")
    parser.add_argument("--tables", nargs="+", choices=TABLES, default=list(TABLES))
    parser.add_argument("--events", type=int, default=DISTINCT, help="in all tables but that of events")
    parser.add_argument("--most-events", type=int, default=10_000_000, help="4 GB of disk at 10 million")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--work", type=Path, help="folder for events and results (default: a temporary one)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        bench = Bench(options, Path(folder))
        for name in options.tables:
            title, head, rows = TABLES[name]
            table(title, head, rows(bench))


if __name__ == "__main__":
    main()
