#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plays a whole pull request with the real program and the files that `init --ci` writes.

    run.py --binary build/dev/stackimpact            # all of it
    run.py --binary build/dev/stackimpact --update   # rewrite the expected comment

main has scenarios, gates and a baseline. A branch changes a cost from $5M to $1.5bn, which turns
chip design from bear to bull: the gate fails, and the comment is the one in comment.md, to the
byte. With a waiver it passes. The steps of GitHub's workflow and of GitLab's job do the same in
clones as these services make them, and a clone without the other branch says how to get it.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

import yaml

from repository import init

HERE = Path(__file__).resolve().parent
COMMENT = HERE / "comment.md"
DATA = HERE.parent.parent / "data"
TODAY = "2026-03-03"
MARKER = "<!-- stackimpact:compare -->\n"
SKIPPED = 77

# Stands for GitHub's own command, where it lists and writes comments: one comment in a file.
GH = r"""#!/bin/sh
echo "$*" >>"$HOME/gh.log"
for word; do case $word in body=@*) body=${word#body=@} ;; esac; done
case "$*" in
*PATCH*/comments/17\ *|*POST*/issues/5/comments\ *) cp "$body" "$HOME/comment" ;;
*--jq*) [ ! -f "$HOME/comment" ] || echo 17 ;;
*) exit 1 ;;
esac
"""


def compare(repository, *words, base="main", expect=0, now=TODAY):
    return repository.program("compare", f"{base}:scenarios", "scenarios", "--gate", "gates.json",
                              "--now", now, *words, expect=expect)


def start(home):
    """main: two scenarios, the gates of `init`, the CI files, and a baseline."""
    repository = init(home, "main")
    shutil.copytree(HERE / "scenarios", repository.path / "scenarios")
    shutil.copy(DATA / "scenarios" / "deepseek-r1.json", repository.path / "scenarios")
    repository.program("init", "--ci", "github", "--program", "example/stackimpact@v1")
    repository.program("init", "--ci", "gitlab", "--program", "https://example.com/s.git@v1")
    repository.program("baseline", "save", "scenarios")
    assert list((repository.path / "baseline").rglob("*.json")), "no baseline was saved"
    repository.commit("scenarios, gates and a baseline")
    return repository


def test_unchanged(repository):
    compare(repository)
    compare(repository, base="HEAD", expect=0)
    repository.program("compare", "@baseline", "scenarios", "--gate", "gates.json", "--now", TODAY)


def test_baseline_in_ci(repository):
    """A baseline is never written where CI runs."""
    before = repository.git("status", "--porcelain")
    result = repository.program("baseline", "save", "scenarios", expect=None, CI="true")
    assert result.returncode not in (0, 70), result
    assert repository.git("status", "--porcelain") == before == ""


def test_flip(repository, update):
    """The gate fails, and says so in every form; all outputs are written before the exit."""
    repository.git("switch", "-qc", "change")
    repository.replace("scenarios/cheap-model.json", "$5M", "$1.5bn")
    result = compare(repository, "--format", "md", "-o", "junit=out/j.xml", "-o", "github=out/g",
                     "-o", "sarif=out/s.sarif", "-o", "gitlab=out/q.json", expect=5)
    assert result.stdout.startswith(MARKER), "what can be written is written"
    (repository.path / "out").mkdir()
    result = compare(repository, "--format", "md", "-o", "junit=out/j.xml", "-o", "github=out/g",
                     "-o", "sarif=out/s.sarif", "-o", "gitlab=out/q.json", expect=1)
    assert "exit 1" in result.stderr.splitlines()[-1], result.stderr
    assert result.stdout.startswith(MARKER) and len(result.stdout) < 60000
    failures = xml.etree.ElementTree.fromstring(repository.read("out/j.xml")).iter("failure")
    assert "no_flip" in str([failure.attrib for failure in failures]) + repository.read("out/j.xml")
    lines = repository.read("out/g").splitlines()
    assert any(line.startswith("::error ") and "file=scenarios/cheap-model.json" in line
               for line in lines), lines
    assert json.loads(repository.read("out/s.sarif"))["runs"][0]["results"]
    assert any(finding["location"]["path"] == "scenarios/cheap-model.json"
               for finding in json.loads(repository.read("out/q.json")))
    shutil.rmtree(repository.path / "out")
    if update:
        COMMENT.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == COMMENT.read_text(encoding="utf-8"), "not comment.md:\n" + result.stdout
    # Against the committed results it is the same change.
    repository.program("compare", "@baseline", "scenarios", "--gate", "gates.json", "--now", TODAY,
                       expect=1)
    repository.commit("the cost was wrong")


def test_rules(repository):
    """A rule that changes is compared too: each side has the rule book of its commit."""
    repository.git("switch", "-qc", "rules", "main")
    shutil.copytree(DATA / "rules", repository.path / "rules")
    repository.commit("a rule book of our own")
    words = ["--rules", "rules", "--fail-on", "any_change"]
    compare(repository, *words, base="HEAD")
    book = json.loads(repository.read("rules/training.json"))
    rule = next(rule for rule in book["rules"] if rule["id"] == "cheap_frontier_training")
    rule["strength"] = 0.01
    (repository.path / "rules/training.json").write_text(json.dumps(book), encoding="utf-8")
    result = compare(repository, *words, "--format", "json", base="HEAD", expect=1)
    assert "cheap_frontier_training" in result.stdout
    # With one rule book for both sides nothing changed.
    compare(repository, *words, "--base-rules", "rules", base="HEAD")
    repository.git("checkout", "-q", "--", ".")
    repository.git("switch", "-q", "change")


def merged(repository):
    """The merge of the change into main, as the services make it."""
    repository.git("switch", "-qC", "merge", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "change")
    repository.git("switch", "-q", "change")


def test_github(repository):
    """The workflow's own steps, on the merge with its parents and no more history."""
    clone = repository.clone("github", "--depth", "2", "-b", "merge")
    steps = yaml.safe_load(clone.read(".github/workflows/stackimpact.yml"))["jobs"]["compare"]
    scripts = {step["name"]: step["run"] for step in steps["steps"] if "run" in step}
    result = clone.run(scripts["Compare"], expect=1)
    assert "::error " in result.stdout, result.stdout
    clone.run(scripts["Summary"], GITHUB_STEP_SUMMARY=str(clone.home / "summary"))
    comment = clone.read("stackimpact.md")
    assert comment.startswith(MARKER)
    assert (clone.home / "summary").read_text(encoding="utf-8") == comment
    for _ in range(2):
        clone.run(scripts["Comment"], GITHUB_REPOSITORY="o/r", PULL_REQUEST="5", GH_TOKEN="t")
    calls = (clone.home / "gh.log").read_text(encoding="utf-8").splitlines()
    assert [next((word for word in ("POST", "PATCH") if word in call), "GET")
            for call in calls] == ["GET", "POST", "GET", "PATCH"], calls
    assert (clone.home / "comment").read_text(encoding="utf-8") == comment


def test_gitlab(repository):
    """The job's own script: on a branch, on a merge, and on the default branch."""
    clone = repository.clone("gitlab", "-b", "change")
    script = yaml.safe_load(clone.read(".gitlab-ci.yml"))["stackimpact"]["script"][0]
    main = repository.git("rev-parse", "main").strip()
    request = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI": "true"}
    clone.run(script, expect=1, CI_MERGE_REQUEST_DIFF_BASE_SHA=main, **request)
    assert json.loads(clone.read("gl-code-quality-report.json"))
    xml.etree.ElementTree.fromstring(clone.read("stackimpact-junit.xml"))
    clone.git("switch", "-q", "merge")
    clone.run(script, expect=1, CI_MERGE_REQUEST_TARGET_BRANCH_SHA=main,
              CI_MERGE_REQUEST_DIFF_BASE_SHA="none", **request)
    clone.git("switch", "-q", "main")
    clone.run(script, CI_PIPELINE_SOURCE="push", CI="true")
    assert json.loads(clone.read("gl-code-quality-report.json")) == []


def state(clone):
    return clone.git("for-each-ref"), clone.git("count-objects", "-v")


def test_missing_ref(repository):
    """A clone of one commit has no main: nothing is fetched, and what to do is said."""
    clone = repository.clone("shallow", "--depth", "1", "-b", "change")
    before = state(clone)
    result = compare(clone, expect=None)
    assert result.returncode in (2, 3), result
    assert "git fetch" in result.stderr, result.stderr
    result = compare(clone, base="origin/main", expect=None)
    assert result.returncode in (2, 3), result
    assert state(clone) == before
    hint = re.search(r"`(git fetch [^`]+)`", result.stderr)
    assert hint, result.stderr
    clone.run(hint[1])
    compare(clone, base="origin/main", expect=1)


def test_waiver(repository):
    gates = json.loads(repository.read("gates.json"))
    gates["waivers"] = [{"gate": "no_flip", "scenarios": ["cheap-model"], "owner": "analysts",
                         "reason": "the cost was a slip", "expires": "2026-04-30"}]
    (repository.path / "gates.json").write_text(json.dumps(gates), encoding="utf-8")
    comment = compare(repository, "--format", "md").stdout
    assert "analysts" in comment and "the cost was a slip" in comment, comment
    compare(repository, now="2026-04-30")
    compare(repository, now="2026-05-01", expect=1)
    repository.commit("a waiver")


def play(home, update):
    repository = start(home)
    test_unchanged(repository)
    test_baseline_in_ci(repository)
    test_flip(repository, update)
    test_rules(repository)
    merged(repository)
    test_github(repository)
    test_gitlab(repository)
    test_missing_ref(repository)
    test_waiver(repository)
    print("a pull request, as GitHub and GitLab run it: gate failed, comment as expected, waived")


def main():
    parser = argparse.ArgumentParser(description="Plays a whole pull request.")
    parser.add_argument("--binary", required=True, type=os.path.abspath)
    parser.add_argument("--update", action="store_true", help="rewrite the expected comment")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pull-request-") as base:
        home = Path(base)
        (home / "bin").mkdir()
        (home / "bin" / "stackimpact").symlink_to(options.binary)
        (home / "bin" / "gh").write_text(GH, encoding="utf-8")
        (home / "bin" / "gh").chmod(0o755)
        known = init(home, "probe").program("--help").stdout
        if not all(f"\n  {command} " in known for command in ("baseline", "compare")):
            print("SKIPPED: the program has no commands `compare` and `baseline`")
            return SKIPPED
        play(home, options.update)
    return 0


if __name__ == "__main__":
    sys.exit(main())
