#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that README.md and the documents in docs/ and examples/ tell the truth.

- A fenced `sh` block with a command that starts with `stackimpact` or `scripts/stackimpact` (a `$ `
  before it is fine) runs line by line in a copy of the documents and data, and must succeed. In a
  block that uses `$ `, the other lines are output and are not run. Documents in examples/ run where
  they stand, others at the top.
- A fenced `json` block parses.
- Every line of a fenced `cel` block is a condition or a strength that the program accepts without
  a warning.
- The target of a relative link exists, and so does its heading.

A comment on the line before the fence changes that:

    <!-- exit 3 -->           the last command ends with this code
    <!-- not run -->          the block is not run
    <!-- excerpt -->          the block is not a whole JSON document
    <!-- output of: CMD -->   the block is what CMD prints, to the byte (`--update` writes it)
    <!-- file NAME -->        the block is a file for the commands below it in the same document
    <!-- refused -->          the program refuses every line of a `cel` block
    <!-- warned -->           it warns of every line
    <!-- gates -->            the block is a gate, or a file of gates, that the program accepts
    <!-- holds FACTS -->      every line is a condition that holds on these facts, a JSON object
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>```+)(?P<language>[\w-]*)\s*$")
NOTE = re.compile(r"^\s*<!--\s*(?P<note>.*?)\s*-->\s*$")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
OURS = ("stackimpact", "scripts/stackimpact")
TIMEOUT_SECONDS = 120


@dataclass
class Block:
    line: int  # of the fence, from 1
    language: str
    note: str
    lines: list

    @property
    def text(self):
        return "".join(line + "\n" for line in self.lines)


def blocks_of(text):
    """The fenced blocks of a document; raises ValueError for one that never ends."""
    found, block, closing, note = [], None, None, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if block is not None:
            if line.strip() == closing:
                found.append(block)
                block, note = None, ""
            else:
                block.lines.append(line.removeprefix(indent))
        elif match := FENCE.match(line):
            indent, closing = match["indent"], match["ticks"]
            block = Block(number, match["language"], note, [])
        elif match := NOTE.match(line):
            note = match["note"]
        elif line.strip():
            note = ""
    if block is not None:
        raise ValueError(f"{block.line}: a fence that is never closed")
    return found


def script_of(block):
    """The commands of a block as a script; empty when none of them is ours."""
    lines = block.lines
    if any(line.startswith("$ ") for line in lines):
        commands, continues = [], False
        for line in lines:
            if line.startswith("$ ") or continues:
                commands.append(line.removeprefix("$ "))
                continues = line.endswith("\\")
        lines = commands
    if not any(line.startswith(OURS) and not line.startswith("stackimpact.") for line in lines):
        return ""
    return "\n".join(lines)


def slug(heading):
    """The anchor that GitHub gives a heading."""
    plain = re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors_of(text):
    prose = re.sub(r"^ *(```+)[^\n]*\n.*?^ *\1 *$", "", text, flags=re.MULTILINE | re.DOTALL)
    return {slug(match[1]) for match in re.finditer(r"^#+ (.*)$", prose, re.MULTILINE)}


def check_links(root, path, text):
    prose = re.sub(r"^ *(```+)[^\n]*\n.*?^ *\1 *$", lambda m: "\n" * m[0].count("\n"), text,
                   flags=re.MULTILINE | re.DOTALL)
    for number, line in enumerate(prose.split("\n"), start=1):
        for target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            found = (path.parent / file) if file else path
            name = path.relative_to(root)
            if not found.exists():
                yield f"{name}:{number}: no file {target}"
            elif anchor and found.suffix == ".md" and anchor not in anchors_of(
                    found.read_text(encoding="utf-8")):
                yield f"{name}:{number}: no heading {target}"


class Shell:
    """Runs the scripts of a document in a copy of documents and data, with the binary under both its
    names."""

    def __init__(self, root, binary, base, document):
        self.top = Path(base) / "copy"
        within = document.relative_to(root).parent
        self.copy = self.top / (within if within.parts[:1] == ("examples",) else "")
        self.bin = Path(base) / "bin"
        self.bin.mkdir()
        (self.top / "scripts").mkdir(parents=True)
        for link in (self.bin / "stackimpact", self.top / "scripts" / "stackimpact"):
            link.symlink_to(Path(binary).resolve())
        for name in ("README.md", "docs", "data", "examples"):
            if (root / name).is_dir():
                shutil.copytree(root / name, self.top / name)
            elif (root / name).exists():
                shutil.copy(root / name, self.top / name)

    def run(self, script, merge=False):
        """(exit code, output) of a script that stops at the first failure."""
        kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS")
                if name in os.environ}
        environment = {**kept, "PATH": f"{self.bin}:/usr/local/bin:/usr/bin:/bin",
                       "HOME": str(self.copy), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        done = subprocess.run(["sh", "-e", "-c", script], cwd=self.copy, env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT if merge else subprocess.PIPE,
                              timeout=TIMEOUT_SECONDS, check=False)
        errors = "" if merge else done.stderr.decode("utf-8", "backslashreplace")
        return done.returncode, done.stdout.decode("utf-8", "backslashreplace"), errors


def rule_with(key, expression, **more):
    """A rule book of one rule that has the expression as its `when` or `strength`."""
    rule = {"id": "example", "claim": "Something follows", "when": True, "strength": 0.5,
            "effects": [{"layer": "chip_design", "channel": "demand", "bull": 0.5}],
            "basis": "judgement", "written": "2025-01-27", key: expression, **more}
    return json.dumps({"family": "examples", "rules": [rule]})


def verdict(shell, key, expression):
    """What the program says about an expression: "accepted", "warned" or "refused"."""
    (shell.copy / "example.json").write_text(rule_with(key, expression), encoding="utf-8")
    code, _, errors = shell.run("stackimpact rules list --rules example.json")
    return "refused" if code else "warned" if ": warning: " in errors else "accepted"


def check_expression(shell, expression, note):
    """What is wrong with a line of a `cel` block, or nothing."""
    if note.startswith("holds "):
        tests = [{"facts": json.loads(note[6:]), "expect": "fired"}]
        (shell.copy / "example.json").write_text(rule_with("when", expression, tests=tests),
                                                 encoding="utf-8")
        code, output, errors = shell.run("stackimpact rules test example.json")
        return f"does not hold:\n{output}{errors}" if code else None
    expected = note if note in ("refused", "warned") else "accepted"
    found = verdict(shell, "when", expression)
    if found == "refused":
        found = verdict(shell, "strength", expression)
    return None if found == expected else f"is {found}, not {expected}"


def check_expressions(shell, block):
    found = [f"`{line}` {wrong}" for line in block.lines
             if line.strip() and (wrong := check_expression(shell, line, block.note))]
    return "\n".join(found) or None


def check_gates(shell, block):
    """What is wrong with a block that is a gate or a file of gates, or nothing."""
    document = json.loads(block.text)
    file = {"gates": [document]} if "id" in document else document
    (shell.copy / "example.json").write_text(json.dumps(file), encoding="utf-8")
    scenario = "data/scenarios/deepseek-r1.json"
    code, _, errors = shell.run(f"stackimpact compare {scenario} {scenario} --gate example.json")
    return f"gates that end with {code}:\n{errors}" if code not in (0, 1) else None


def check_block(shell, block):
    """What is wrong with a block, or nothing."""
    if block.language == "cel":
        return check_expressions(shell, block)
    if block.language == "json" and block.note != "excerpt":
        try:
            json.loads(block.text)
        except ValueError as mistake:
            return f"JSON that does not parse: {mistake}"
        if block.note == "gates":
            return check_gates(shell, block)
    if block.note.startswith("file "):
        path = shell.copy / block.note[5:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return None
    if block.note.startswith("output of: "):
        _, output, _ = shell.run(block.note[11:], merge=True)
        return None if output == block.text else f"`{block.note[11:]}` now prints\n{output}"
    if block.language not in ("sh", "bash", "console") or block.note == "not run":
        return None
    script = script_of(block)
    if not script:
        return None
    expected = int(block.note[5:]) if re.fullmatch(r"exit \d+", block.note) else 0
    code, output, errors = shell.run(script)
    if code != expected:
        return f"exit {code}, not {expected}:\n{script}\n{output[-500:]}{errors[-2000:]}"
    return None


def update(shell, path, text):
    """Writes what commands print now into the blocks that are their output. Blocks run in order, as
    later ones use the files of earlier ones."""
    lines, written = text.split("\n"), []
    for block in blocks_of(text):
        if block.note.startswith("output of: "):
            _, output, _ = shell.run(block.note[11:], merge=True)
            written.append((block, output.removesuffix("\n").split("\n")))
        else:
            check_block(shell, block)
    for block, output in reversed(written):
        lines[block.line:block.line + len(block.lines)] = output
    path.write_text("\n".join(lines), encoding="utf-8")


def check_document(shell, root, path):
    text, name = path.read_text(encoding="utf-8"), path.relative_to(root)
    try:
        blocks = blocks_of(text)
    except ValueError as mistake:
        return [f"{name}:{mistake}"]
    found = [f"{name}:{block.line}: {wrong}" for block in blocks
             if (wrong := check_block(shell, block))]
    return found + list(check_links(root, path, text))


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Checks the documents against the program.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--update", action="store_true", help="rewrite blocks that are output")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    paths = [path for path in [root / "README.md", *sorted(root.glob("docs/**/*.md")),
                               *sorted(root.glob("examples/**/*.md"))] if path.exists()]
    if not paths:
        print("no documents", file=sys.stderr)
        return 2
    found = []
    for path in paths:
        for step in ("update", "check") if options.update else ("check",):
            with tempfile.TemporaryDirectory(prefix="docs-") as base:
                shell = Shell(root, options.binary, base, path)
                if step == "update":
                    update(shell, path, path.read_text(encoding="utf-8"))
                else:
                    found += check_document(shell, root, path)
    for wrong in found:
        print(wrong)
    print(f"{len(paths)} documents, {len(found)} mistakes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
