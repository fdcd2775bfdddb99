#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds documents in the formats for machines against schemas and readers of others.

    check.py --samples build/dev/tests/machine_samples     the reports of that program
    check.py junit=report.xml sarif=report.sarif           files

The samples are also damaged, each in a way that one reader at least must notice. Exit code 1 when a
reader refuses a document or accepts a damaged one; 77 when a reader is not installed, which
scripts/test does. With CI=true in the environment that is a failure too.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from readers import READERS, Missing, Wrong

SAMPLES = ["ordinary", "hostile", "large", "empty"]
SKIPPED = 77

# Of the ordinary sample: a reader, what is replaced, and by what.
DAMAGES = [
    ("junit", "check_junit_schema", b"<testcase classname", b"<testcase module"),
    ("junit", "check_junit_schema", b"</testsuites>", b"</testsuites>]]>"),
    ("junit", "check_junit_counts", b'failures="1"', b'failures="2"'),
    ("junit", "check_junit_counts", b'skipped="2"', b'skipped="1"'),
    ("junit", "check_junit_gitlab", b"deepseek-r1.data_centers", b"deepseek-r1.chip_design"),
    ("junit", "check_junit_gitlab", b'type="gate"', b'type="file"'),
    ("junit", "check_junit_gitlab", b"&lt;stdin&gt;", b"<stdin>"),
    ("sarif", "check_sarif_schema", b'"level": "note"', b'"level": "info"'),
    ("sarif", "check_sarif_schema", b'"tool"', b'"tools"'),
    ("sarif", "check_sarif_tool", b'"ruleIndex": 1,', b'"ruleIndex": 99,'),
    ("sarif", "check_sarif_tool", b'"uri": "gates/strict.json"', b'"uri": "ga tes\\\\strict.json"'),
    ("sarif", "check_sarif_results", b'"endLine": 7', b'"endLine": 6'),
    ("sarif", "check_sarif_results", b"new%20one", b"new one"),
    ("github", "check_github_runner", b"endLine=7,", b"endLine=8,"),
    ("github", "check_github_runner", b"%0AAsked", b"\nAsked"),
    ("github", "check_github_runner", b"::notice", b"::set-env"),
    ("github", "check_github_toolkit", b"title=no_strong_bear%3A", b"title=no_strong_bear:"),
    ("github", "check_github_toolkit", b"-0.72", b"-0.72%3A"),
    ("gitlab", "check_gitlab", b'"begin": 7', b'"begin": 0'),
    ("gitlab", "check_gitlab", b'"major"', b'"error"'),
    ("gitlab", "check_gitlab", b'"path": "gates', b'"path": "./gates'),
]


class Tally:
    def __init__(self):
        self.passed = 0
        self.failures = []
        self.missing = set()

    def check(self, name, reader, document):
        try:
            reader(document)
            self.passed += 1
        except Missing as missing:
            self.missing.add(str(missing))
        except Wrong as wrong:
            self.failures.append(f"{name}: {reader.__name__}: {wrong}")

    def refuse(self, name, reader, document):
        try:
            reader(document)
            self.failures.append(f"{name}: {reader.__name__} accepts it")
        except Missing as missing:
            self.missing.add(str(missing))
        except Wrong:
            self.passed += 1


def sample(program, name, form):
    return subprocess.run([program, name, form], check=True, capture_output=True).stdout


def check_samples(program, tally):
    for name in SAMPLES:
        for form, readers in READERS.items():
            document = sample(program, name, form)
            for reader in readers:
                tally.check(f"{name} {form}", reader, document)


def check_damages(program, tally):
    for form, reader, old, new in DAMAGES:
        document = sample(program, "ordinary", form)
        name = f"{form} with {new.decode()} for {old.decode()}"
        if old not in document:
            tally.failures.append(f"{name}: nothing to damage")
            continue
        (judge,) = [judge for judge in READERS[form] if judge.__name__ == reader]
        tally.refuse(name, judge, document.replace(old, new))


def check_files(files, tally):
    for word in files:
        form, _, path = word.partition("=")
        if form not in READERS or not path:
            raise SystemExit(f"not FORMAT=FILE: {word}; formats: {', '.join(READERS)}")
        for reader in READERS[form]:
            tally.check(path, reader, Path(path).read_bytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", help="the program machine_samples")
    parser.add_argument("files", nargs="*", metavar="FORMAT=FILE")
    arguments = parser.parse_args()
    if not arguments.samples and not arguments.files:
        parser.error("nothing to check")
    tally = Tally()
    if arguments.samples:
        check_samples(arguments.samples, tally)
        check_damages(arguments.samples, tally)
    check_files(arguments.files, tally)
    for failure in tally.failures:
        print(failure)
    print(f"{tally.passed} checks as they should be, {len(tally.failures)} not")
    if tally.failures:
        return 1
    if tally.missing:
        print(f"SOME READERS WERE SKIPPED, not installed: {', '.join(sorted(tally.missing))}")
        return 1 if os.environ.get("CI") == "true" else SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
