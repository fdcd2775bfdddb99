#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How `stackimpact batch` treats its streams: order, chunks, threads, signals, readers, memory, files.

    batch_stream.py --binary build/dev/stackimpact [--only WORD]     those whose name contains WORD
"""

import argparse
import os
import resource
import select
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from subprocess import PIPE

from batch_support import (TIMEOUT_SECONDS, Mistake, event, events, expect, ids, messages_of, mixed,
                           run, start)

SOON_SECONDS = 1.0
# Two signals within this are one request; see src/cli/interrupt.cpp.
ONE_REQUEST_SECONDS = 0.2
# What a run may take more than one of a few lines: some blocks of lines and results for each thread.
MORE_MEMORY = 48 << 20
# More than pipes and threads hold.
MUCH = 40 << 20


def read_line(descriptor, seconds):
    """A line that comes within so many seconds, else what came of it."""
    line, end = b"", time.monotonic() + seconds
    while not line.endswith(b"\n"):
        left = end - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            break
        byte = os.read(descriptor, 1)
        if not byte:
            break
        line += byte
    return line


def feed(process, given, chunk):
    """Writes to the process in chunks, each after the one before was taken."""
    with process.stdin:
        for begin in range(0, len(given), chunk):
            process.stdin.write(given[begin:begin + chunk])
            process.stdin.flush()


def collect(process, given, chunk):
    chunks = []
    reader = threading.Thread(target=lambda: chunks.append(process.stdout.read()))
    reader.start()
    feed(process, given, chunk)
    reader.join(TIMEOUT_SECONDS)
    process.wait(TIMEOUT_SECONDS)
    return chunks[0]


def end(process, code):
    """Waits for the end, with everything that was still to be read."""
    rest = process.stdout.read() if process.stdout else b""
    process.wait(TIMEOUT_SECONDS)
    messages = messages_of(process)
    expect(process.returncode == code, f"exit {process.returncode}, not {code}\n{messages}")
    if code > 0:
        last = messages.strip().rsplit("\n", 1)[-1]
        expect(last.startswith(f"stackimpact: exit {code}: "), f"no reason at the end: {messages!r}")
    return rest


def test_slow_feed(binary, _):
    """A line comes out soon while more are to come; half a line waits for its other half."""
    for jobs in ("1", "3"):
        process = start(binary, "--jobs", jobs, stdin=PIPE, stdout=PIPE, bufsize=0)
        for number in range(3):
            process.stdin.write(event(number).encode() + b"\n" + b'{"id"')
            # The first answer waits for the knowledge too.
            line = read_line(process.stdout.fileno(), SOON_SECONDS if number else TIMEOUT_SECONDS)
            expect(ids(line) == [number], f"--jobs {jobs}: line {number} did not come out: {line!r}")
            process.stdin.write(b': "half"}\n')
            line = read_line(process.stdout.fileno(), SOON_SECONDS)
            expect(ids(line) == ["half"], f"--jobs {jobs}: the other half: {line!r}")
        process.stdin.close()
        end(process, 0)


def test_threads(binary, _):
    """As many as asked for, and none beside the first for one."""
    for jobs in (1, 3):
        process = start(binary, "--jobs", str(jobs), stdin=PIPE, stdout=PIPE, bufsize=0)
        process.stdin.write(event(0).encode() + b"\n")
        read_line(process.stdout.fileno(), TIMEOUT_SECONDS)
        threads = len(os.listdir(f"/proc/{process.pid}/task"))
        process.stdin.close()
        end(process, 0)
        expect(threads == jobs, f"--jobs {jobs}: {threads} threads")


def test_same_bytes(binary, folder):
    """Whatever the number of threads and however the stream comes in pieces."""
    for how in ("report", "skip", "stop"):
        given = mixed(9000, first_bad=4000 if how == "stop" else 0)
        (folder / "events").write_bytes(given)
        options = ("--on-error", how, "--fields", "net,pressure,verdict,fired,undecided")
        code = 0 if how == "skip" else 3
        expected = run(binary, "--in", "/dev/stdin", "--jobs", "1", *options, given=given, code=code)
        expect(expected[0].count(b"\n") > 3900 and len(expected[1]) > 100, f"{how}: too little to compare")
        for jobs in ("1", "2", "3", "7"):
            with open(folder / "events", "rb") as file:
                process = start(binary, "--in", "/dev/stdin", "--jobs", jobs, *options, stdin=file,
                                stdout=PIPE)
                expect(end(process, code) == expected[0], f"{how}, --jobs {jobs}: other results")
            expect(messages_of(process) == expected[1], f"{how}, --jobs {jobs}: other messages")


def test_chunks(binary, _):
    given = mixed(700)
    expected = run(binary, "--jobs", "1", given=given, code=3)
    for jobs, chunk in (("1", 1), ("2", 7), ("3", 97), ("7", 4093), ("2", 65537)):
        piece = given if chunk > 90 else given[:given.index(b"\n", 20000) + 1]
        process = start(binary, "--jobs", jobs, stdin=PIPE, stdout=PIPE, bufsize=0)
        output = collect(process, piece, chunk)
        wanted = expected if piece is given else run(binary, "--jobs", "1", given=piece, code=3)
        expect(output == wanted[0], f"--jobs {jobs}, {chunk} bytes at a time: other results")
        expect(messages_of(process) == wanted[1], f"--jobs {jobs}, {chunk} bytes: other messages")


def test_huge_line(binary, _):
    """A line of 3 MiB is an error at its place, and what follows it has its own number."""
    huge = event(1, 3 << 20)
    given = f"{event(0)}\n{huge}\n{event(2)}\nno event\n{event(4)}\n".encode()
    seen = set()
    for chunk in (len(given), 65536, 1 << 20, (1 << 20) + 1, (1 << 20) + 2):
        process = start(binary, "--jobs", "2", stdin=PIPE, stdout=PIPE, bufsize=0)
        output = collect(process, given, chunk)
        seen.add(output)
        expect(process.returncode == 3, f"exit {process.returncode}: {messages_of(process)}")
        expect([each for each in ids(output) if isinstance(each, int) and each != 1] == [0, 2, 4],
               f"the lines beside it: {output[:500]!r}")
        for number in (2, 4):
            place = f'"line":{number},'.encode()
            expect(place in output.splitlines()[number - 1], f"no error of line {number}: {output[:500]!r}")
    expect(len(seen) == 1, "its pieces change the result")
    # What it ends with is not what it is: here its first MiB is an event, or nothing at all.
    for begin in (event(1, (1 << 20) - len(event(1))), " " * (1 << 20)):
        for middle in ("\r", "\r ", " "):
            given = f"{begin}{middle}{event(2)}\n".encode()
            output, _ = run(binary, given=given, code=3)
            expect(output.count(b"\n") == 1 and b'"error"' in output, f"{middle!r}: {output[:500]!r}")
    # At the end of the stream, and as the whole of it.
    for given in (f"{event(0)}\n{huge}".encode(), huge.encode()):
        output, _ = run(binary, given=given, code=3)
        expect(b'"error"' in output.splitlines()[-1], f"{output[:500]!r}")


def test_longest_line(binary, _):
    """The longest line that there may be, and one byte more, with both kinds of line break."""
    longest = 1 << 20
    for line_break in ("\n", "\r\n"):
        for more, bad in ((0, 0), (1, 1)):
            text = event(1, longest - len(event(1)) + more)
            given = f"{event(0)}{line_break}{text}{line_break}{event(2)}{line_break}".encode()
            output, _ = run(binary, given=given, code=3 * bad)
            expect(output.count(b'"error"') == bad and output.count(b"\n") == 3,
                   f"{len(text)} bytes and {line_break!r}: {output[:500]!r}")


def blocked(binary, folder, *arguments, **keywords):
    """A run in the middle of much work, which waits for its reader."""
    with open(folder / "much", "rb") as much:
        process = start(binary, *arguments, stdin=much, stdout=PIPE, bufsize=0, **keywords)
    first = read_line(process.stdout.fileno(), TIMEOUT_SECONDS)
    expect(ids(first) == [0], f"no first line: {first!r}")
    time.sleep(0.3)
    return process, first


def test_signal_while_it_waits(binary, _):
    for jobs in ("1", "3"):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
            process = start(binary, "--jobs", jobs, stdin=PIPE, stdout=PIPE, bufsize=0)
            process.stdin.write(events(2) + b'{"id": 2')
            lines = b"".join(read_line(process.stdout.fileno(), TIMEOUT_SECONDS) for _ in range(2))
            process.send_signal(number)
            expect(end(process, code) == b"", "half a line came out")
            expect(ids(lines) == [0, 1], f"{lines!r}")
            expect("2 lines" in messages_of(process), messages_of(process))
            process.stdin.close()


def test_signal_while_it_works(binary, folder):
    for jobs in ("1", "2"):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            process, output = blocked(binary, folder, "--jobs", jobs)
            process.send_signal(number)
            time.sleep(0.1)
            output += end(process, code)
            seen = ids(output)
            expect(seen == list(range(len(seen))), "lines are missing or out of order")
            expect(len(seen) * 4000 < MUCH / 2, f"it read on: {len(seen)} lines")
            expect(f" after {len(seen):,} lines" in messages_of(process), messages_of(process))


def test_second_signal(binary, folder):
    """timeout(1) sends each signal twice, which is one request; a later one ends at once."""
    process, output = blocked(binary, folder)
    process.send_signal(signal.SIGTERM)
    time.sleep(ONE_REQUEST_SECONDS / 10)
    process.send_signal(signal.SIGTERM)
    time.sleep(ONE_REQUEST_SECONDS * 2)
    expect(process.poll() is None, "it did not wait for its reader")
    ids(output + end(process, 143))
    process, _ = blocked(binary, folder)
    process.send_signal(signal.SIGINT)
    time.sleep(ONE_REQUEST_SECONDS * 2)
    process.send_signal(signal.SIGTERM)
    process.wait(TIMEOUT_SECONDS)
    expect(process.returncode == -signal.SIGTERM, f"exit {process.returncode}")
    process.stdout.close()


def test_ignored_signal(binary, _):
    """A caller that ignores SIGINT, as a shell does for what it runs in the background, is heard."""
    process = start(binary, stdin=PIPE, stdout=PIPE, bufsize=0,
                    preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    process.stdin.write(events(1))
    read_line(process.stdout.fileno(), TIMEOUT_SECONDS)
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    process.stdin.write(events(1))
    process.stdin.close()
    expect(ids(end(process, 0)) == [0], "the line after the signal")


def test_signal_and_file(binary, folder):
    """What was finished is in the file, which has its name."""
    target = folder / "result"
    process = start(binary, "--out", str(target), stdin=PIPE, bufsize=0)
    process.stdin.write(events(50))
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        beside = [path for path in folder.iterdir() if path.name.startswith(".result.")]
        if beside and beside[0].stat().st_size:
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    end(process, 130)
    process.stdin.close()
    expect(ids(target.read_bytes()) == list(range(50)), "the finished lines")
    expect(not [path for path in folder.iterdir() if path.name.startswith(".")], "left behind")
    target.unlink()


def test_closed_reader(binary, folder):
    """A reader that leaves ends it quietly, in the middle of work and while it waits for lines."""
    for jobs in ("1", "2"):
        process, _ = blocked(binary, folder, "--jobs", jobs)
        process.stdout.close()
        process.wait(TIMEOUT_SECONDS)
        expect((process.returncode, messages_of(process)) == (0, ""), messages_of(process))
        process = start(binary, "--jobs", jobs, stdin=PIPE, stdout=PIPE, bufsize=0)
        process.stdin.write(events(1))
        read_line(process.stdout.fileno(), TIMEOUT_SECONDS)
        process.stdout.close()
        process.wait(TIMEOUT_SECONDS)
        process.stdin.close()
        expect((process.returncode, messages_of(process)) == (0, ""), messages_of(process))


def test_full(binary, folder):
    """A full device, and a limit for files: exit 5, the old file stays, nothing is left behind."""
    given = events(5000)
    for jobs in ("1", "3"):
        _, messages = run(binary, "--out", "/dev/full", "--jobs", jobs, given=given, code=5)
        expect("No space left" in messages, messages)
        with open("/dev/full", "wb") as full, open(folder / "much", "rb") as much:
            process = start(binary, "--jobs", jobs, stdin=much, stdout=full)
            end(process, 5)
        expect("standard output: No space left" in messages_of(process), messages_of(process))
        target = folder / "result"
        target.write_bytes(b"old\n")
        _, messages = run(binary, "--out", str(target), "--jobs", jobs, given=given, code=5,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (99999, 99999)))
        expect("File too large" in messages, messages)
        expect(target.read_bytes() == b"old\n", "the old file is gone")
        expect(not [path for path in folder.iterdir() if path.name.startswith(".")], "left behind")
        target.unlink()


def test_out(binary, folder):
    """The old file is there until the new one is whole; its mode and a link to it stay."""
    target, link = folder / "result", folder / "link"
    target.write_bytes(b"old\n")
    target.chmod(0o640)
    link.symlink_to("result")
    process = start(binary, "--out", str(link), stdin=PIPE, bufsize=0)
    process.stdin.write(events(100))
    time.sleep(0.5)
    expect(target.read_bytes() == b"old\n", "the file changes before it is whole")
    process.stdin.write(event(100).encode())
    process.stdin.close()
    end(process, 0)
    expect(ids(target.read_bytes()) == list(range(101)), "the new file")
    expect(link.is_symlink() and target.stat().st_mode & 0o777 == 0o640, "link or mode changed")
    link.unlink()
    os.mkfifo(folder / "fifo")
    process = start(binary, "--out", str(folder / "fifo"), stdin=PIPE, bufsize=0)
    with open(folder / "fifo", "rb") as fifo:
        process.stdin.write(events(3))
        process.stdin.close()
        expect(ids(fifo.read()) == [0, 1, 2], "through a FIFO")
    end(process, 0)
    # A signal while nobody opens the other end.
    process = start(binary, "--out", str(folder / "fifo"), stdin=PIPE, bufsize=0)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    end(process, 130)
    process.stdin.close()


def test_input_is_output(binary, folder):
    target = folder / "both"
    target.write_bytes(events(10))
    run(binary, "--in", str(target), "--out", str(target), code=2)
    with open(target, "rb") as given, open(target, "ab") as output:
        process = start(binary, stdin=given, stdout=output)
        process.wait(TIMEOUT_SECONDS)
    expect(process.returncode == 2, f"exit {process.returncode}: {messages_of(process)}")
    expect(target.read_bytes() == events(10), "the events changed")


def test_unreadable(binary, folder):
    """An input that cannot be read leaves the old results alone."""
    target = folder / "result"
    target.write_bytes(b"old\n")
    for wrong in ("no-such-file", "."):
        run(binary, "--in", wrong, "--out", str(target), code=3)
        expect(target.read_bytes() == b"old\n", wrong)
    with open("/proc/self/mem", "rb") as wrong:
        # Reads at address 0 fail.
        process = start(binary, stdin=wrong, stdout=PIPE)
        end(process, 3)
    expect("Input/output error" in messages_of(process), messages_of(process))


def peak(process):
    """Peak of memory of an ended process in bytes."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * 1024


def test_memory(binary, folder):
    """A slow reader, and a line without end, take no more memory than a few lines do."""
    process = start(binary, "--jobs", "3", stdin=PIPE, stdout=PIPE)
    process.stdin.write(events(10))
    process.stdin.close()
    process.stdout.read()
    little = peak(process)
    process, output = blocked(binary, folder, "--jobs", "3")
    time.sleep(1)
    output += process.stdout.read()
    much = peak(process)
    expect(process.returncode == 0 and len(ids(output)) * 4000 > MUCH * 0.9, "not all was done")
    expect(much < little + MORE_MEMORY, f"{much >> 20} MiB, and {little >> 20} MiB for a few lines")
    process = start(binary, "--jobs", "3", stdin=PIPE, stdout=PIPE)
    for _ in range(MUCH >> 20):
        process.stdin.write(b" " * (1 << 20))
    process.stdin.close()
    process.stdout.read()
    much = peak(process)
    expect(process.returncode == 3, f"a line without end: exit {process.returncode}")
    expect(much < little + MORE_MEMORY, f"{much >> 20} MiB for a line without end")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tests = [(name, test) for name, test in globals().items()
             if name.startswith("test_") and options.only in name]
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "much").write_bytes(events(MUCH // 4000, 3900))
        for name, test in tests:
            begin = time.monotonic()
            try:
                test(str(options.binary.resolve()), folder)
            except Mistake as mistake:
                failed += 1
                print(f"FAILED {name}: {mistake}", flush=True)
            else:
                print(f"{name}: {time.monotonic() - begin:.1f} s", flush=True)
    return 1 if failed or not tests else 0


if __name__ == "__main__":
    sys.exit(main())
