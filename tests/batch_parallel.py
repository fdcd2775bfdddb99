#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""GNU parallel, as docs/batch.md says, gives the bytes of one process. Skipped (exit 77) without it.

    batch_parallel.py --binary build/dev/stackimpact
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from batch_support import TIMEOUT_SECONDS, Mistake, events, expect, run

COUNT = 4000


def start_parallel(binary, block, given, *arguments):
    done = subprocess.run(["parallel", "--will-cite", "--pipe", "-k", "--block", block, "-j2",
                           binary, "batch", "--jobs", "1", *arguments],
                          input=given, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def check(binary):
    given = events(COUNT, 40)
    expected, _ = run(binary, "--fields", "net,fired", given=given)
    for block in ("20k", "150k", "10M"):
        code, output, messages = start_parallel(binary, block, given, "--fields", "net,fired")
        expect(code == 0, f"--block {block}: exit {code}\n{messages}")
        expect(output == expected, f"--block {block}: other results")
    # Its exit code is the number of processes that failed: those with an invalid line.
    lines = given.splitlines(keepends=True)
    lines[10] = b"no event\n"
    code, output, messages = start_parallel(binary, "20k", b"".join(lines))
    expect(code == 1 and output.count(b'"error"') == 1, f"an invalid line: exit {code}\n{messages}")
    code, output, messages = start_parallel(binary, "20k", b"".join(lines), "--on-error", "skip")
    expect(code == 0 and output.count(b"\n") == COUNT - 1, f"skipped: exit {code}\n{messages}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    options = parser.parse_args()
    if shutil.which("parallel") is None:
        print("SKIPPED: there is no GNU parallel")
        return 77
    try:
        check(str(options.binary.resolve()))
    except Mistake as mistake:
        print(f"FAILED: {mistake}")
        return 1
    print(f"{COUNT} events give the bytes of one process in blocks of three sizes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
