#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden tests: runs the transcripts GROUP/NAME.test with the real binary and compares every byte.

The form of a transcript is at the top of transcript.py. A case runs in a fresh directory with
`stackimpact` on PATH, `$DATA` naming the repository's data folder (a copy), `$EXAMPLES` that of its
examples (from which a case copies what it uses), no terminal, no configuration, and nothing of the
caller's environment.

    run.py --binary build/dev/stackimpact                 # all cases
    run.py --binary build/dev/stackimpact --filter errors # those whose name contains `errors`
    run.py --binary build/dev/stackimpact --update        # accept what failing cases print now
"""

import argparse
import difflib
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from transcript import BadTranscript, Result, Runner, expectations, parse, render

HERE = Path(__file__).resolve().parent


def case_name(root, path):
    return path.relative_to(root).with_suffix("").as_posix()


def difference(name, expected, actual):
    """A unified diff of two results in the form of the transcript; empty when they agree."""
    return "\n".join(difflib.unified_diff(expectations(expected), expectations(actual),
                                          f"{name} expected", f"{name} actual", lineterm=""))


def check(runner, root, path, update):
    """(passed, report) of one case."""
    name = case_name(root, path)
    try:
        case = parse(path.read_text(encoding="utf-8"))
    except (BadTranscript, UnicodeDecodeError) as mistake:
        return False, f"FAILED {name}: {mistake}"
    if case.expected is None and not update:
        return False, f"FAILED {name}: it has no `--- exit N` and so expects nothing"
    actual = runner.run(name, case)
    report = difference(name, case.expected or Result(exit=-1), actual)
    if not report and case.expected:
        return True, ""
    if not update:
        return False, f"FAILED {name}\n{report}"
    path.write_text(render(case, actual), encoding="utf-8", newline="")
    return True, f"UPDATED {name}\n{report}"


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Runs the golden tests.")
    parser.add_argument("--binary", required=True, help="the stackimpact to test")
    parser.add_argument("--filter", default="", help="only cases whose name contains this")
    parser.add_argument("--update", action="store_true", help="rewrite what failing cases expect")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--cases", type=Path, default=HERE, help="directory with GROUP/NAME.test")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "data")
    parser.add_argument("--examples", type=Path, default=HERE.parent.parent / "examples")
    options = parser.parse_args(arguments)
    if not os.access(options.binary, os.X_OK):
        parser.error(f"no program: {options.binary}")
    paths = [path for path in sorted(options.cases.glob("**/*.test"))
             if options.filter in case_name(options.cases, path)]
    if not paths:
        print(f"no case contains `{options.filter}`", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="golden-") as base:
        runner = Runner(options.binary, options.data, options.examples, base)
        with ThreadPoolExecutor(max(1, options.jobs)) as pool:
            results = pool.map(lambda path: check(runner, options.cases, path, options.update),
                               paths)
            passed = 0
            for good, report in results:
                passed += good
                if report:
                    print(report, flush=True)
    print(f"{passed} passed, {len(paths) - passed} failed")
    return 0 if passed == len(paths) else 1


if __name__ == "__main__":
    sys.exit(main())
