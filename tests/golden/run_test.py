#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of the golden runner itself, with a shell script in place of the program."""

import contextlib
import io
import stat
import tempfile
import unittest
from pathlib import Path

import run
from transcript import BadTranscript, Result, decode_section, encode_section, parse, render

PROGRAM = """#!/bin/sh
case "$1" in
cat) cat "$2" ;;
env) echo "$LC_ALL $TERM ${COLUMNS-unset} ${NO_COLOR-unset}" ;;
bare) printf 'no break' ;;
fail) echo 'bad' >&2; exit 3 ;;
esac
"""


class GoldenRunner(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)
        root = Path(self.directory.name)
        self.cases = root / "cases"
        (self.cases / "group").mkdir(parents=True)
        (root / "data").mkdir()
        (root / "data" / "stack.json").write_text("{}\n")
        (root / "examples" / "field").mkdir(parents=True)
        (root / "examples" / "field" / "stack.json").write_text("[]\n")
        self.program = root / "program"
        self.program.write_text(PROGRAM)
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)

    def case(self, name, text):
        path = self.cases / "group" / f"{name}.test"
        path.write_text(text)
        return path

    def run_cases(self, *more):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = run.main(["--binary", str(self.program), "--cases", str(self.cases), "--data",
                             str(Path(self.directory.name) / "data"), "--examples",
                             str(Path(self.directory.name) / "examples"), *more])
        return code, printed.getvalue()

    def test_a_good_case_passes(self):
        self.case("good", "# shows a file\n$ stackimpact cat a/b.txt\n--- file a/b.txt\nhello\n"
                          "--- stdout\nhello\n--- exit 0\n")
        self.assertEqual(self.run_cases(), (0, "1 passed, 0 failed\n"))

    def test_a_case_copies_an_example(self):
        self.case("copies", "# shows a file\n$ cp -r $EXAMPLES/field/. .\n"
                            "$ stackimpact cat stack.json\n--- stdout\n[]\n--- exit 0\n")
        self.assertEqual(self.run_cases(), (0, "1 passed, 0 failed\n"))

    def test_every_kind_of_difference_fails(self):
        for name, text in {
            "stdout": "$ stackimpact cat f\n--- file f\nnew\n--- stdout\nold\n--- exit 0\n",
            "extra": "$ stackimpact cat f\n--- file f\nnew\n--- exit 0\n",
            "stderr": "$ stackimpact fail\n--- stderr\nworse\n--- exit 3\n",
            "exit": "$ stackimpact fail\n--- stderr\nbad\n--- exit 0\n",
            "break": "$ stackimpact bare\n--- stdout\nno break\n--- exit 0\n",
            "nothing": "$ stackimpact fail\n",
            "unknown": "$ stackimpact bare\n--- stdin\n--- exit 0\n",
        }.items():
            with self.subTest(name):
                path = self.case(name, "# a case\n" + text)
                code, printed = self.run_cases()
                self.assertEqual(code, 1)
                self.assertIn(f"FAILED group/{name}", printed)
                self.assertTrue(printed.endswith("0 passed, 1 failed\n"), printed)
                path.unlink()

    def test_failures_show_a_unified_diff(self):
        self.case("diff", "# a case\n$ stackimpact cat f\n--- file f\nnew\n--- stdout\nold\n"
                          "--- exit 0\n")
        self.assertIn("-old\n+new\n", self.run_cases()[1])

    def test_the_environment_is_clean(self):
        self.case("env", "# a case\n$ stackimpact env\n--- stdout\nC.UTF-8 dumb unset unset\n"
                         "--- exit 0\n")
        self.assertEqual(self.run_cases()[0], 0)

    def test_the_data_folder_is_there(self):
        self.case("data", "# a case\n$ cat $DATA/stack.json\n--- stdout\n{}\n--- exit 0\n")
        self.assertEqual(self.run_cases()[0], 0)

    def test_the_directory_has_one_name(self):
        self.case("pwd", "# a case\n$ pwd\n--- stdout\n$PWD\n--- exit 0\n")
        self.assertEqual(self.run_cases()[0], 0)

    def test_update_accepts_and_then_passes(self):
        path = self.case("new", "# a case\n$ stackimpact bare\n")
        code, printed = self.run_cases("--update")
        self.assertEqual(code, 0)
        self.assertIn("UPDATED group/new", printed)
        self.assertEqual(path.read_text(), "# a case\n$ stackimpact bare\n--- stdout\nno break\n"
                                           "\\ no final line break\n--- exit 0\n")
        self.assertEqual(self.run_cases(), (0, "1 passed, 0 failed\n"))

    def test_update_leaves_passing_cases_alone(self):
        text = "# a case\n\n$ stackimpact fail\n--- exit 3\n--- stderr\nbad\n"
        path = self.case("same", text)
        self.assertEqual(self.run_cases("--update"), (0, "1 passed, 0 failed\n"))
        self.assertEqual(path.read_text(), text)

    def test_no_case_is_a_failure(self):
        self.assertEqual(self.run_cases("--filter", "absent")[0], 2)

    def test_reports_stand_in_order_whatever_the_jobs(self):
        for number in range(8):
            self.case(f"c{number}", "# a case\n$ stackimpact fail\n--- exit 0\n")
        self.assertEqual(self.run_cases("--jobs", "1"), self.run_cases("--jobs", "8"))


class Transcripts(unittest.TestCase):
    def test_sections_survive_writing_and_reading(self):
        for text in ("", "a\n", "a", "\n", "\n\n", "--- exit 0\n", "\\ no final line break\n",
                     "\\", "a\n\n", "--- a"):
            with self.subTest(text):
                self.assertEqual(decode_section(encode_section(text)), text)

    def test_scripts_survive_writing_and_reading(self):
        text = ("# a case\n$ cat <<EOF\n> one\n> $ two\n> EOF\n$ echo 'a\n> b' \\\n>   c\n"
                "--- exit 0\n")
        self.assertEqual(render(parse(text), Result()), text)

    def test_malformed_ones_are_refused(self):
        for text in ("$ true\n--- exit 0\n", "# a case\n--- exit 0\n",
                     "# a case\n$ true\n--- exit 0\n--- exit 1\n",
                     "# a case\n$ true\n--- stdout\n--- exit 0\n--- stdout\n",
                     "# a case\n$ true\n--- file ../x\n--- exit 0\n",
                     "# a case\n$ true\n--- stdout\nx\n", "# a case\ntrue\n--- exit 0\n"):
            with self.subTest(text), self.assertRaises(BadTranscript):
                parse(text)


if __name__ == "__main__":
    unittest.main()
