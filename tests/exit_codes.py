#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reaches every exit code of the program, and looks whether all outputs were written before it ended.

The codes, worst first: 130 and 143 (signals), 70, 5, 3, 2, 1, 4, 0.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

SCENARIO = """{ "event": "Open model", "kind": "model_release", "facts": { "open_weights": true },
  "expect": { "hosting_services": { "sign": "bull" } } }
"""
GATES = '{ "gates": [{ "id": "hosts", "layers": ["hosting_services"], "number": "net", "min": 0.5 }] }\n'
NO_GATES = '{ "gates": [{ "id": "none", "scenarios": ["x-*"], "number": "net", "min": 0 }] }\n'
WRONG_GATES = '{ "gates": [{ "id": "typo", "layers": ["hosting"], "number": "net", "min": 0 }] }\n'
TIMEOUT_SECONDS = 60
# More than the program needs to start, less than it needs for a file of 12 MiB.
LITTLE_MEMORY = 100 << 20


class Mistake(AssertionError):
    pass


class Runner:
    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = folder

    def start(self, *words, **keywords):
        return subprocess.Popen([self.binary, *words], cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, **keywords)

    def check(self, code, *words, written=(), said=None, **keywords):
        process = self.start(*words, **keywords)
        _, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        if process.returncode != code:
            raise Mistake(f"{words}: exit {process.returncode}, not {code}\n{errors}")
        last = errors.strip().rsplit("\n", 1)[-1]
        if code and not last.startswith(f"stackimpact: exit {code}: "):
            raise Mistake(f"{words}: the last line says no code and reason: {last}")
        if said and said not in last:
            raise Mistake(f"{words}: {said!r} is not in {last!r}")
        for name in written:
            path = self.folder / name
            if not path.exists() or not path.stat().st_size:
                raise Mistake(f"{words}: {name} was not written")
            path.unlink()

    def check_signal(self, number):
        """A signal while it waits for input ends it, with nothing half-written left behind."""
        os.mkfifo(self.folder / "slow.json")
        process = self.start("analyze", "slow.json", "-o", "result.json")
        # Opening waits until the program reads.
        with open(self.folder / "slow.json", "w", encoding="utf-8") as slow:
            slow.write("{")
            slow.flush()
            process.send_signal(number)
            process.wait(timeout=TIMEOUT_SECONDS)
        (self.folder / "slow.json").unlink()
        process.communicate()
        # A shell shows 128 + N for it.
        if process.returncode != -number:
            raise Mistake(f"signal {number}: exit {process.returncode}")
        left = [path.name for path in self.folder.iterdir() if path.name.startswith((".", "result"))]
        if left:
            raise Mistake(f"signal {number}: left behind: {left}")


def little_memory():
    resource.setrlimit(resource.RLIMIT_AS, (LITTLE_MEMORY, LITTLE_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def write_files(folder):
    for name, text in {"event.json": SCENARIO, "bad.json": "{", "gates.json": GATES,
                       "no_gates.json": NO_GATES, "wrong_gates.json": WRONG_GATES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "empty").mkdir()
    facts = ",".join(f'"x{i}": [{"0," * 20}0]' for i in range(250000))
    (folder / "large.json").write_text('{"event": "x", "facts": {' + facts + "}}", encoding="utf-8")


def run(runner):
    outputs = ("-o", "result.json", "-o", "result.txt", "-o", "checks.xml", "-o", "checks.sarif")
    written = ("result.json", "result.txt", "checks.xml", "checks.sarif")
    runner.check(0, "analyze", "event.json", *outputs, written=written)
    runner.check(4, "analyze", "event.json", "empty", *outputs, written=written, said="empty")
    runner.check(4, "analyze", "event.json", "--gate", "no_gates.json", *outputs, written=written)
    runner.check(1, "analyze", "event.json", "--gate", "gates.json", *outputs, written=written,
                 said="hosts")
    runner.check(1, "analyze", "event.json", "--fail-on", "expect", *outputs, written=written)
    runner.check(1, "compare", "event.json", "event.json", "--gate", "gates.json", *outputs,
                 "-o", "comment.md", "-o", "layers.csv", written=(*written, "comment.md", "layers.csv"))
    runner.check(2, "analyze", "event.json", "--gate", "wrong_gates.json")
    runner.check(2, "analyze", "event.json", "--no-such-option")
    runner.check(2, "compare", "event.json")
    runner.check(3, "analyze", "event.json", "bad.json", *outputs, written=written, said="bad.json")
    runner.check(3, "compare", "event.json", "bad.json", *outputs, written=written, said="bad.json")
    runner.check(5, "analyze", "event.json", "-o", "no/such/directory.json", *outputs,
                 written=written, said="directory.json")
    # Worst first: a file that cannot be written is worse than an invalid input, which is worse
    # than a gate that fails, which is worse than a directory without scenarios.
    runner.check(5, "analyze", "bad.json", "event.json", "-o", "no/such.json", "--gate", "gates.json")
    runner.check(3, "analyze", "bad.json", "event.json", "empty", "--gate", "gates.json")
    runner.check(1, "analyze", "event.json", "empty", "--gate", "gates.json")
    runner.check(70, "analyze", "large.json", preexec_fn=little_memory, said="bug")
    for number in (signal.SIGINT, signal.SIGTERM):
        runner.check_signal(number)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder))
        run(Runner(options.binary.resolve(), Path(folder)))
    print("exit codes 0, 1, 2, 3, 4, 5, 70, 130 and 143 reached; outputs written before")
    return 0


if __name__ == "__main__":
    sys.exit(main())
