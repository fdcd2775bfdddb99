#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of docs_check.py, with a shell script in place of the program."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import docs_check

PROGRAM = """#!/bin/sh
[ "$1" = fail ] && exit 3
[ "$1" = cat ] && exec cat "$2"
[ "$1 $2" = "rules list" ] && grep -q doubtful "$4" && echo "x: warning: y" >&2
[ "$1 $2" = "rules list" ] && grep -q wrong "$4" && exit 3
[ "$1 $2" = "rules test" ] && grep -q '"when": "false"' "$3" && exit 1
[ "$1" = compare ] && grep -q '"wrong"' "$5" && exit 2
echo "printed $1"
"""


class Documents(unittest.TestCase):
    def check(self, text, *more):
        with tempfile.TemporaryDirectory() as directory:
            root = Path(directory)
            (root / "docs").mkdir()
            (root / "docs" / "other.md").write_text("# A heading: `x`\n")
            (root / "README.md").write_text(text)
            (root / "program").write_text(PROGRAM)
            (root / "program").chmod(0o755)
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                code = docs_check.main(["--binary", str(root / "program"), "--root", directory,
                                        *more])
            return code, printed.getvalue(), (root / "README.md").read_text()

    def test_true_documents_pass(self):
        for text in ("```sh\nstackimpact analyze\n```\n",
                     "```sh\n$ stackimpact a\nprinted a\n```\n",
                     "<!-- exit 3 -->\n```sh\nscripts/stackimpact fail\n```\n",
                     "<!-- not run -->\n```sh\nstackimpact fail\n```\n",
                     "```sh\ngit clone it && false\n```\n", "```json\n{}\n```\n",
                     "<!-- excerpt -->\n```json\n{ ... }\n```\n",
                     "<!-- output of: stackimpact a -->\n```text\nprinted a\n```\n",
                     "<!-- file a/b -->\n```text\nx\n```\n\n```sh\nstackimpact cat a/b\n```\n",
                     "```cel\na < b\n\nc\n```\n", "<!-- refused -->\n```cel\nwrong\n```\n",
                     "<!-- warned -->\n```cel\ndoubtful\n```\n",
                     '<!-- holds {"a": 1} -->\n```cel\na == 1\n```\n',
                     '<!-- gates -->\n```json\n{"id": "g"}\n```\n',
                     '<!-- gates -->\n```json\n{"gates": []}\n```\n',
                     "[o](docs/other.md), [h](docs/other.md#a-heading-x), [w](https://x.y/z)\n"):
            with self.subTest(text):
                self.assertEqual(self.check(text)[:2], (0, "2 documents, 0 mistakes\n"))

    def test_untrue_ones_fail(self):
        for text in ("```sh\nstackimpact fail\n```\n", "```sh\n$ stackimpact fail\n```\n",
                     "```sh\nstackimpact fail\nstackimpact a\n```\n",
                     "- a list\n\n  ```sh\n  stackimpact fail\n  ```\n",
                     "<!-- exit 3 -->\n```sh\nstackimpact a\n```\n",
                     "<!-- exit 3 -->\n```sh\nstackimpact fail\n```\n\n"
                     "```sh\nstackimpact fail\n```\n",
                     "```json\n{,}\n```\n", "```sh\nstackimpact a\n",
                     "<!-- output of: stackimpact a -->\n```text\nprinted b\n```\n",
                     "```cel\na < b\nwrong\n```\n", "```cel\ndoubtful\n```\n",
                     "<!-- refused -->\n```cel\nwrong\na < b\n```\n",
                     "<!-- warned -->\n```cel\na < b\n```\n",
                     '<!-- gates -->\n```json\n{"id": "wrong"}\n```\n',
                     "<!-- holds {} -->\n```cel\nfalse\n```\n",
                     "[o](docs/absent.md)\n", "[o](docs/other.md#absent)\n"):
            with self.subTest(text):
                code, printed, _ = self.check(text)
                self.assertEqual(code, 1)
                self.assertIn("README.md:", printed)

    def test_examples_run_where_they_stand(self):
        text = ("<!-- file here.txt -->\n```text\nwords\n```\n\n"
                "```sh\nstackimpact cat here.txt\ntest -f ../../README.md\n```\n")
        for more, code in (("", 0), ("```sh\nstackimpact cat README.md/x\n```\n", 1)):
            with tempfile.TemporaryDirectory() as directory:
                root = Path(directory)
                (root / "examples" / "field").mkdir(parents=True)
                (root / "examples" / "field" / "README.md").write_text(text + more)
                (root / "README.md").write_text("# A document\n")
                (root / "program").write_text(PROGRAM)
                (root / "program").chmod(0o755)
                with contextlib.redirect_stdout(io.StringIO()):
                    self.assertEqual(docs_check.main(["--binary", str(root / "program"), "--root",
                                                      directory]), code)

    def test_update_writes_output(self):
        text = "a\n<!-- output of: stackimpact a -->\n```text\nold\nlines\n```\nb\n"
        code, _, now = self.check(text, "--update")
        self.assertEqual(code, 0)
        self.assertEqual(now, "a\n<!-- output of: stackimpact a -->\n```text\nprinted a\n```\nb\n")

    def test_update_knows_files(self):
        text = ("<!-- file f.txt -->\n```text\nwords\n```\n"
                "<!-- output of: cat f.txt -->\n```text\nold\n```\n")
        code, _, now = self.check(text, "--update")
        self.assertEqual(code, 0)
        self.assertEqual(now, text.replace("old", "words"))

    def test_update_runs_blocks_in_order(self):
        text = ("```sh\nstackimpact a > made.txt\n```\n"
                "<!-- output of: cat made.txt -->\n```text\nold\n```\n"
                "```sh\nstackimpact b > made.txt\n```\n")
        code, _, now = self.check(text, "--update")
        self.assertEqual(code, 0)
        self.assertEqual(now, text.replace("old", "printed a"))


if __name__ == "__main__":
    unittest.main()
