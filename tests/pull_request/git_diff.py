#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the recipes of docs/ci.md for `git diff`, as they stand there, in a repository.

    git_diff.py --binary build/dev/stackimpact
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from repository import init

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "docs" / "ci.md"


def part(name):
    """The block of the document that is marked `<!-- part NAME -->`."""
    found = re.search(rf"<!-- part {re.escape(name)} -->\n```\w*\n(.*?)```\n",
                      DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    if not found:
        raise AssertionError(f"{DOCUMENT} has no part {name}")
    return found[1]


def start(home, name, recipe):
    repository = init(home, name)
    shutil.copytree(HERE / "scenarios", repository.path / "scenarios")
    (repository.path / ".gitattributes").write_text(part(".gitattributes"), encoding="utf-8")
    with open(repository.path / ".git" / "config", "a", encoding="utf-8") as config:
        config.write(part(recipe))
    repository.commit("one")
    repository.replace("scenarios/cheap-model.json", "$5M", "$1.5bn")
    return repository


def test_textconv(home):
    repository = start(home, "textconv", "textconv")
    diff = repository.git("diff")
    assert re.search(r"^-1 Chip design .* lean bear ", diff, re.MULTILINE), diff
    assert re.search(r"^\+1 Chip design .* lean bull ", diff, re.MULTILINE), diff
    assert "git-blob" not in diff, "a name that changes with every call"
    assert '"$5M"' in repository.git("diff", "--no-textconv")
    # A mistake must not take the diff of everything else with it.
    repository.replace("scenarios/cheap-model.json", '"event"', "event")
    repository.commit("broken")
    shown = repository.git("log", "-p", "-1")
    assert '+  event: "An open model' in shown, shown
    repository.git("rm", "-q", "-r", "scenarios")
    assert "deleted file" in repository.git("diff", "--cached")


def test_command(home, compares):
    repository = start(home, "command", "command")
    if compares:
        diff = repository.git("diff")
        assert diff.startswith("scenarios/cheap-model.json\n") and "Chip design" in diff, diff
    new = repository.path / "scenarios" / "new.json"
    shutil.copy(repository.path / "scenarios" / "cheap-model.json", new)
    repository.git("checkout", "-q", "--", ".")
    repository.git("add", "-A")
    diff = repository.git("diff", "--cached")
    assert diff.startswith("new: scenarios/new.json\nLean bull for "), diff
    repository.commit("two")
    new.write_text("{", encoding="utf-8")
    repository.git("rm", "-q", "scenarios/cheap-model.json")
    assert repository.git("diff", "--cached") == "gone: scenarios/cheap-model.json\n"
    # A mistake is said and the diff goes on.
    assert "scenarios/new.json\n" in repository.git("diff")


def main():
    parser = argparse.ArgumentParser(description="Runs the recipes for `git diff`.")
    parser.add_argument("--binary", required=True, type=os.path.abspath)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="git-diff-") as base:
        home = Path(base)
        (home / "bin").mkdir()
        (home / "bin" / "stackimpact").symlink_to(options.binary)
        compares = "\n  compare " in init(home, "probe").program("--help").stdout
        test_textconv(home)
        test_command(home, compares)
    print("git diff: text conversion and command as in docs/ci.md"
          + ("" if compares else "; without `compare`, which the program does not have"))


if __name__ == "__main__":
    sys.exit(main())
