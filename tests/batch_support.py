# SPDX-License-Identifier: MIT
"""Streams of events for the tests of `stackimpact batch`, and processes that read them."""

import json
import subprocess
import tempfile

TIMEOUT_SECONDS = 60


class Mistake(AssertionError):
    pass


def event(number, padding=0):
    """A valid event; `padding` makes its line that much longer."""
    facts = {"id": number, "kind": "model_release", "open_weights": number % 3 != 0,
             "training_cost": 1000000 * (number % 97 + 1)}
    text = json.dumps(facts)
    return text[:-1] + " " * padding + "}"


def events(count, padding=0):
    return "".join(event(number, padding) + "\n" for number in range(count)).encode()


def mixed(count, first_bad=0):
    """Lines of every sort: valid, invalid, empty, with CRLF; the last one has no line break."""
    lines = []
    for number in range(count):
        text = event(number, number % 211)
        if number % 101 == 7 and number >= first_bad:
            text = text[:-2]
        if number % 89 == 5 and number >= first_bad:
            text = text.replace("open_weights", "open_weigths")
        lines.append(text + ("\r\n" if number % 13 == 0 else "\n") + ("\n" if number % 37 == 0 else ""))
    return "".join(lines).encode()[:-1]


def ids(output):
    """The ids of whole lines of results."""
    if output and not output.endswith(b"\n"):
        raise Mistake(f"the last line is not whole: {output[-200:]!r}")
    return [json.loads(line)["id"] for line in output.splitlines()]


def expect(condition, message):
    if not condition:
        raise Mistake(message)


def start(binary, *arguments, **keywords):
    """The command, with its messages in a file: nobody has to read them meanwhile."""
    messages = tempfile.TemporaryFile()
    process = subprocess.Popen([binary, "batch", *arguments], stderr=messages, **keywords)
    process.messages = messages
    return process


def messages_of(process):
    process.messages.seek(0)
    return process.messages.read().decode()


def run(binary, *arguments, given=b"", code=0, **keywords):
    """Standard output of a whole run and its messages."""
    done = subprocess.run([binary, "batch", *arguments], input=given, capture_output=True,
                          timeout=TIMEOUT_SECONDS, check=False, **keywords)
    messages = done.stderr.decode()
    expect(done.returncode == code, f"{arguments}: exit {done.returncode}, not {code}\n{messages}")
    last = messages.strip().rsplit("\n", 1)[-1]
    expect(not code or last.startswith(f"stackimpact: exit {code}: "),
           f"{arguments}: the last line says no code and reason: {last}")
    return done.stdout, messages
