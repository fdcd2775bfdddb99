# SPDX-License-Identifier: MIT
"""Reads, runs and rewrites transcripts: the files NAME.test of the golden tests.

A transcript is one readable text:

    # What the case shows, in a line or a few.
    $ stackimpact analyze event.json
    --- file event.json
    { "event": "Open model released", "facts": {} }
    --- stdout
    expected standard output
    --- stderr
    expected standard error
    --- exit 0

- Comment lines `# ...` come first and are required.
- Lines `$ ...` are one script for `sh`; lines `> ...` continue it, as in a here-document.
- `--- file NAME` is an input, written before the script runs.
- `--- stdout` and `--- stderr`: a section that is absent expects nothing at all.
- `--- exit N` is required: a case without it expects nothing and fails.
- A line of a section that starts with `--- ` or a backslash has one more backslash in front. A text
  without final line break ends with the line `\\ no final line break`.
"""

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

NO_BREAK = "\\ no final line break"
TIMEOUT_SECONDS = 120
INHERITED = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE")


class BadTranscript(Exception):
    """A transcript that does not follow the form."""


@dataclass
class Result:
    stdout: str = ""
    stderr: str = ""
    exit: int = 0


@dataclass
class Transcript:
    about: list = field(default_factory=list)
    script: list = field(default_factory=list)
    files: list = field(default_factory=list)  # (name, text)
    expected: Result | None = None


def decode_section(lines):
    text = "".join(line[1:] + "\n" if line.startswith("\\") and line != NO_BREAK else line + "\n"
                   for line in lines if line != NO_BREAK)
    return text[:-1] if lines and lines[-1] == NO_BREAK else text


def encode_section(text):
    lines = text.split("\n")
    ends = lines.pop() == ""
    if not ends:
        lines = text.split("\n")
    out = ["\\" + line if line.startswith(("--- ", "\\")) else line for line in lines]
    return out + ([] if ends or not text else [NO_BREAK])


def parse(text):
    """The transcript of a text; raises BadTranscript."""
    case, sections, body = Transcript(), [], None
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        if line.startswith("--- "):
            body = []
            sections.append((number, line[4:], body))
        elif body is not None:
            body.append(line)
        elif line.startswith("$ "):
            case.script.append(line[2:])
        elif line.startswith("> ") and case.script:
            case.script.append(line[2:])
        elif line.startswith("#") and not case.script:
            case.about.append(line)
        elif line:
            raise BadTranscript(f"line {number}: neither comment, command nor section: {line}")
    if not case.about:
        raise BadTranscript("no comment says what the case shows")
    if not case.script:
        raise BadTranscript("no command")
    seen, texts, code = set(), {}, None
    for number, head, lines in sections:
        if head in seen or (head.startswith("exit ") and code is not None):
            raise BadTranscript(f"line {number}: section given twice: {head}")
        seen.add(head)
        if re.fullmatch(r"exit \d+", head) and not any(lines):
            code = int(head[5:])
        elif head in ("stdout", "stderr"):
            texts[head] = decode_section(lines)
        elif match := re.fullmatch(r"file (\S+)", head):
            name = match[1]
            if name.startswith("/") or ".." in Path(name).parts:
                raise BadTranscript(f"line {number}: a file outside the case's directory: {name}")
            case.files.append((name, decode_section(lines)))
        else:
            raise BadTranscript(f"line {number}: unknown section: {head}")
    if code is not None:
        case.expected = Result(texts.get("stdout", ""), texts.get("stderr", ""), code)
    elif texts:
        raise BadTranscript("output is expected, but no `--- exit N`")
    return case


def expectations(result):
    """The closing sections of a transcript, as lines."""
    lines = []
    for name, text in (("stdout", result.stdout), ("stderr", result.stderr)):
        if text:
            lines += [f"--- {name}", *encode_section(text)]
    return lines + [f"--- exit {result.exit}"]


def render(case, result):
    """The text of a transcript with the expectations `result`."""
    lines = list(case.about)
    lines += [("$ " if at == 0 or not continues(case.script, at) else "> ") + line
              for at, line in enumerate(case.script)]
    for name, text in case.files:
        lines += [f"--- file {name}", *encode_section(text)]
    return "\n".join(lines + expectations(result)) + "\n"


def continues(script, at):
    """True for a line inside a here-document, a quotation or after a backslash."""
    before = "\n".join(script[:at])
    if before.endswith("\\"):
        return True
    started = re.findall(r"<<-?\s*['\"]?(\w+)", before)
    if started and started[-1] not in before.split("\n"):
        return True
    return before.replace('\\"', "").count('"') % 2 == 1 or before.count("'") % 2 == 1


class Runner:
    """Runs transcripts with one binary. `base` is a temporary directory that outlives the runs."""

    def __init__(self, binary, data, examples, base):
        self.base = Path(base)
        self.bin = self.base / "bin"
        self.bin.mkdir()
        (self.bin / "stackimpact").symlink_to(Path(binary).resolve())
        self.data = self.base / "data"
        shutil.copytree(data, self.data)
        self.examples = examples.resolve()

    def environment(self, directory):
        """Nothing of the caller's environment but what sanitizers need."""
        kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
        return {**kept, "PATH": f"{self.bin}:/usr/local/bin:/usr/bin:/bin", "HOME": str(directory),
                "LC_ALL": "C.UTF-8", "TERM": "dumb", "DATA": "data",
                "EXAMPLES": str(self.examples)}

    def run(self, name, case):
        """Runs a case in a fresh directory, where `data` is a link to a copy of the data folder."""
        directory = self.base / "cases" / name
        directory.mkdir(parents=True)
        (directory / "data").symlink_to(self.data)
        for file, text in case.files:
            path = directory / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        process = subprocess.Popen(["sh", "-c", "\n".join(case.script)], cwd=directory,
                                   env=self.environment(directory), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   start_new_session=True)
        try:
            out, err = process.communicate(timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err += f"[stopped after {TIMEOUT_SECONDS} seconds]\n".encode()
        shutil.rmtree(directory, ignore_errors=True)
        code = process.returncode if process.returncode >= 0 else 128 - process.returncode
        return Result(self.plain(out, directory), self.plain(err, directory), code)

    @staticmethod
    def plain(raw, directory):
        """Output as text: bytes that are not UTF-8 as \\xNN, the temporary directory as $PWD."""
        return raw.decode("utf-8", "backslashreplace").replace(str(directory), "$PWD")
