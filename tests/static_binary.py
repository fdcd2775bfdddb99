#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The static program needs nothing but the kernel, and prints what the dynamic one prints.

    static_binary.py --binary build/static/stackimpact --reference build/release/stackimpact

It has no interpreter and no dynamic section; in a root directory that holds the program and the
scenarios and nothing else, its reports, documents, errors and exit codes are those of the
reference, byte for byte. It logs there, and works there with threads.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parent.parent / "data" / "scenarios"
# It reads streams by another reader.
EVENTS = Path(__file__).resolve().parent / "events.ndjson"


def readelf(option, binary):
    return subprocess.run(["readelf", "-W", option, binary], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def linkage(binary):
    """What ties the program to other files; empty when nothing does."""
    found = [line.strip() for line in readelf("--program-headers", binary).splitlines()
             if line.split()[:1] in (["INTERP"], ["DYNAMIC"])]
    return found + [line.strip() for line in readelf("--dynamic", binary).splitlines()
                    if "(NEEDED)" in line]


def enter(root):
    """The command that runs what follows with `root` as its whole file system."""
    if os.geteuid() == 0:
        return [shutil.which("chroot", path="/usr/sbin:/sbin:/usr/bin:/bin"), root]
    return ["unshare", "--map-root-user", "chroot", root]


def run(command, directory=None):
    result = subprocess.run(command, cwd=directory, stdin=subprocess.DEVNULL, env={},
                            capture_output=True, check=False, timeout=60)
    return result.returncode, result.stdout, result.stderr


def calls(reference):
    """Command lines that print the same at any time."""
    scenarios = sorted(path.name for path in SCENARIOS.glob("*.json"))
    for name in scenarios:
        yield ["analyze", name, "--json"]
        yield ["analyze", name, "--full", "--set", "training_cost=600M"]
    yield ["analyze", ".", "--format", "ndjson"]
    if b"--jobs" in run([reference, "analyze", "--help"])[1]:
        yield ["analyze", ".", ".", "--jobs", "2", "--format", "ndjson"]
    for jobs in ("1", "2"):
        yield ["batch", "--in", EVENTS.name, "--jobs", jobs,
               "--fields", "net,pressure,verdict,fired,undecided"]
    yield ["analyze", "no-such-file.json"]
    yield ["rules", "test"]
    yield ["schema", "scenario"]
    yield ["explain", "SI9999"]


def differences(binary, reference):
    """Calls whose outcome in an empty root is not the reference's."""
    with tempfile.TemporaryDirectory(prefix="static-") as root:
        scenarios = sorted(SCENARIOS.glob("*.json"))
        for scenario in scenarios:
            shutil.copy(scenario, root)
        shutil.copy(EVENTS, root)
        program = Path(root) / ".stackimpact"  # hidden: `analyze .` must not look at it
        shutil.copy(binary, program)
        inside = enter(root) + ["/.stackimpact"]
        log = run(inside + ["analyze", scenarios[0].name, "-q", "--verbose"])[2].decode()
        if not re.match(r"(stackimpact: +\d+\.\d{3} ms  \S.*\n){4}", log):
            yield f"--verbose logs: {log!r}"
        for call in calls(reference):
            ours = run(inside + call)
            theirs = run([reference] + call, root)
            if not theirs[1] and not theirs[2]:
                yield f"{' '.join(call)}: the reference says nothing"
            if ours != theirs:
                yield f"{' '.join(call)}: exit {ours[0]}, not {theirs[0]}: {ours[2][-300:]!r}"


def main():
    parser = argparse.ArgumentParser(description="Tests the statically linked program.")
    parser.add_argument("--binary", required=True, type=os.path.abspath)
    parser.add_argument("--reference", required=True, type=os.path.abspath)
    options = parser.parse_args()
    wrong = [f"linked with: {line}" for line in linkage(options.binary)]
    if not linkage(options.reference):
        wrong.append("the reference is static too: nothing would be found")
    wrong += differences(options.binary, options.reference)
    print("\n".join(wrong) or
          f"static: {len(list(calls(options.reference)))} calls in an empty root, "
          f"{os.path.getsize(options.binary) / 2**20:.1f} MiB, needs no library")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
