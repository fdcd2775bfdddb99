#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs action.yml as GitHub does: its steps in bash, its outputs, PATH and cache through files.

    action_test.py            the build is that of build/static, so this is quick where it exists

The cache is a folder here. The first job finds nothing there, builds and saves; the second job,
with a temporary folder of its own, must get the same program without building.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
# How GitHub calls `shell: bash`.
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
BUILT_FROM = ["CMakeLists.txt", "CMakePresets.json", "cmake", "data", "include", "scripts", "src"]


class Job:
    """One job on a fresh machine that shares a cache."""

    def __init__(self, action, cache, home):
        self.action, self.cache, self.home = action, cache, home
        self.values = {"runner.os": "Linux", "runner.arch": "X64"}
        self.ran = []
        (home / "temp").mkdir(parents=True)

    def fill_in(self, text):
        """The text with every ${{ ... }} replaced; a name that nobody set is an error."""
        return re.sub(r"\$\{\{ *([^}]*?) *\}\}", lambda found: self.values[found[1]], text)

    def wanted(self, step):
        condition = step.get("if")
        if condition is None:
            return True
        found = re.fullmatch(r"(\S+) != '(\w+)'", condition)
        assert found, f"a condition that this test does not understand: {condition}"
        return self.values[found[1]] != found[2]

    def run(self):
        for step in self.action["runs"]["steps"]:
            if self.wanted(step):
                (self.use if "uses" in step else self.shell)(step)
        return {name: self.fill_in(output["value"])
                for name, output in self.action["outputs"].items()}

    def use(self, step):
        key, path = (self.fill_in(step["with"][name]) for name in ("key", "path"))
        assert re.fullmatch(r"[\w.-]+", key) and os.path.isabs(path), (key, path)
        stored, name = self.cache / key, step["uses"].split("@")[0]
        if name == "actions/cache/restore":
            self.values[f"steps.{step['id']}.outputs.cache-hit"] = str(stored.exists()).lower()
            if stored.exists():
                shutil.copytree(stored, path)
        else:
            assert name == "actions/cache/save", name
            shutil.copytree(path, stored)
        self.ran.append(name)

    def shell(self, step):
        assert step["shell"] == "bash"
        output, path = self.home / f"output-{step['id']}", self.home / "path"
        script = self.home / "script"
        script.write_text(self.fill_in(step["run"]), encoding="utf-8")
        output.touch()
        environment = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": os.environ["HOME"],
                       "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output),
                       "GITHUB_PATH": str(path), "RUNNER_TEMP": str(self.home / "temp")}
        environment.update({name: self.fill_in(value)
                            for name, value in step.get("env", {}).items()})
        for name in ("CCACHE_BASEDIR", "CCACHE_NOHASHDIR"):
            if name in os.environ:
                environment[name] = os.environ[name]
        subprocess.run([*BASH, script], check=True, env=environment, cwd=self.home,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        for line in output.read_text(encoding="utf-8").splitlines():
            name, value = line.split("=", 1)
            self.values[f"steps.{step['id']}.outputs.{name}"] = value
        self.ran.append(step["id"])


def works(job, binary):
    """The program is found by its name, as the steps after the action look for it."""
    path = (job.home / "path").read_text(encoding="utf-8").strip()
    assert path == os.path.dirname(binary), (path, binary)
    found = subprocess.run(["stackimpact", "version"], check=True, env={"PATH": path}, text=True,
                           stdout=subprocess.PIPE, executable=shutil.which("stackimpact", path=path))
    assert found.stdout.startswith("stackimpact "), found.stdout


def test_jobs(base):
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    first = Job(action, base / "cache", base / "first")
    works(first, first.run()["binary"])
    assert first.ran == ["place", "actions/cache/restore", "build", "actions/cache/save", "path"], \
        first.ran
    second = Job(action, base / "cache", base / "second")
    works(second, second.run()["binary"])
    assert second.ran == ["place", "actions/cache/restore", "path"], second.ran


def name_of(tree):
    return subprocess.run([tree / "scripts" / "sources"], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def test_key(base):
    """The key of the cache follows what the program is built from, and nothing else."""
    tree = base / "tree"
    tree.mkdir()
    for name in BUILT_FROM:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tree / name)
    names = [name_of(tree)]
    assert names[0] == name_of(ROOT)
    (tree / "README.md").write_text("other words", encoding="utf-8")
    assert name_of(tree) == names[0]
    for name in ("data/scales.json", "src/cli/main.cpp", "cmake/flags.cmake", "CMakeLists.txt"):
        with open(tree / name, "a", encoding="utf-8") as file:
            file.write("\n")
        names.append(name_of(tree))
    (tree / "src/cli/main.cpp").rename(tree / "src/cli/other.cpp")
    names.append(name_of(tree))
    assert len(set(names)) == len(names), names


def main():
    with tempfile.TemporaryDirectory(prefix="action-") as base:
        test_key(Path(base))
        test_jobs(Path(base))
    print("action: built once, taken from the cache then, found on PATH")


if __name__ == "__main__":
    sys.exit(main())
