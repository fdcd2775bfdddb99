# SPDX-License-Identifier: MIT
"""What a terminal gets to see of how far a long run is.

The second of four inputs is a FIFO that is filled after a while, so the run takes as long as it must
for the line to appear; the reader of a stream's results lets it wait.
"""

import argparse
import os
import pty
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

SCENARIO = '{ "event": "Open model", "facts": { "open_weights": true } }'
EVENT = '{ "open_weights": true }'
PATIENCE_SECONDS = 1.0
ERASE = "\r\x1b[K"


def drain(descriptor, chunks):
    while True:
        try:
            chunk = os.read(descriptor, 4096)
        except OSError:  # the terminal is gone
            return
        if not chunk:
            return
        chunks.append(chunk)


def stream_messages(binary, terminal, arguments, given):
    """Standard error of a stream whose reader starts late; `terminal`: it is one."""
    reader, writer = pty.openpty() if terminal else os.pipe()
    chunks = []
    thread = threading.Thread(target=drain, args=(reader, chunks))
    with subprocess.Popen([binary, "batch", *arguments], stdin=given, stdout=subprocess.PIPE,
                          stderr=writer, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(writer)
        thread.start()
        time.sleep(PATIENCE_SECONDS + 0.3)
        process.stdout.read()
        code = process.wait(timeout=120)
    thread.join(timeout=120)
    os.close(reader)
    if code != 0:
        sys.exit(f"exit {code}")
    return b"".join(chunks).decode()


def check_stream(binary):
    """What is wrong with the line of `batch`."""
    rate = r"[\d,]+ lines, [\d,]+ a second"
    line = re.escape(ERASE)
    with tempfile.NamedTemporaryFile() as file:
        file.write((EVENT.replace("}", " " * (1 << 15) + "}\n")).encode() * 2000)
        file.flush()
        for terminal, shown in ((True, rf"(?:{line}{rate}, [\d,]+ s left)+{line}"), (False, "")):
            with open(file.name, "rb") as given:
                seen = stream_messages(binary, terminal, [], given)
            if not re.fullmatch(shown, seen):
                yield f"a file, terminal {terminal}: {seen!r}"
        with subprocess.Popen(["cat", file.name], stdout=subprocess.PIPE) as cat:
            seen = stream_messages(binary, True, ["--jobs", "1"], cat.stdout)
        if not re.fullmatch(rf"(?:{line}{rate})+{line}", seen):
            yield f"a pipe: {seen!r}"


def messages(binary, terminal, term, arguments):
    """Standard error of a slow run; `terminal`: it is one."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        for file in ("a.json", "c.json", "d.json"):
            (directory / file).write_text(SCENARIO, encoding="utf-8")
        os.mkfifo(directory / "b.json")
        reader, writer = pty.openpty() if terminal else os.pipe()
        chunks = []
        thread = threading.Thread(target=drain, args=(reader, chunks))
        command = [binary, "analyze", "--jobs", "1", *arguments,
                   *(str(directory / f"{file}.json") for file in "abcd")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=writer,
                              env={**os.environ, "TERM": term}) as process:
            os.close(writer)
            thread.start()
            time.sleep(PATIENCE_SECONDS + 0.2)
            (directory / "b.json").write_text(SCENARIO, encoding="utf-8")
            code = process.wait(timeout=120)
        thread.join(timeout=120)
        os.close(reader)
        if code != 0:
            sys.exit(f"exit {code}")
        return b"".join(chunks).decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    binary = parser.parse_args().binary
    wrong = []
    line = re.escape(ERASE)
    shown = f"{line}analyzing 2 of 4(?:{line}analyzing 3 of 4)?{line}"
    for arguments in ([], ["-q"], ["--json"]):
        seen = messages(binary, True, "xterm", arguments)
        if not re.fullmatch(shown, seen):
            wrong.append(f"a terminal, {arguments}: {seen!r}")
    for terminal, term in ((True, "dumb"), (False, "xterm")):
        seen = messages(binary, terminal, term, [])
        if seen:
            wrong.append(f"terminal {terminal}, TERM={term}: {seen!r}")
    wrong += check_stream(binary)
    sys.exit("\n".join(wrong) if wrong else 0)


if __name__ == "__main__":
    main()
