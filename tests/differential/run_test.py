#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of the differential test itself, with shell scripts in place of the two programs."""

import contextlib
import io
import json
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import generate
import run



def answering(answer):
    """A program that answers every test with the same line."""
    return ("#!/bin/sh\nfor last; do :; done\n"
            f"while read -r line; do echo '{answer}'; done <\"$last\"\n")


class Generator(unittest.TestCase):
    def test_same_seed_same_cases(self):
        for index in (0, 7, 99):
            first, second = (generate.case(5, index).test("n") for _ in range(2))
            self.assertEqual(first, second)

    def test_seeds_differ(self):
        self.assertNotEqual(generate.case(1, 0).test("n"), generate.case(2, 0).test("n"))

    def test_choices_are_those_of_every_python(self):
        chance = generate.Chance("1:0")
        self.assertEqual([chance.below(1000) for _ in range(6)], [725, 419, 370, 526, 823, 104])

    def test_bounds_and_variables(self):
        for index in range(300):
            case = generate.case(3, index)
            test = case.test("n")
            self.assertLess(len(test["expr"].encode()), generate.MOST_BYTES)
            self.assertEqual(set(test["bindings"]), set(test["type_env"]))
            for name in test["bindings"]:
                self.assertIn(name, test["expr"])
            json.dumps(test).encode("ascii")

    def test_parts_have_no_loose_names(self):
        cases = [generate.case(3, index) for index in range(100)]
        self.assertTrue(any(part.free for case in cases for part in case.expression.everything()))
        for case in cases:
            self.assertFalse(case.expression.free)
            for part in case.closed_parts():
                self.assertFalse(part.free)
                self.assertLessEqual(part.names, case.expression.names)


class Comparison(unittest.TestCase):
    def agree(self, ours, theirs):
        return run.agree({"value": ours}, {"value": theirs})

    def test_doubles_bit_by_bit(self):
        self.assertTrue(self.agree({"double": "NaN"}, {"double": "NaN"}))
        self.assertTrue(self.agree({"double": "1e3"}, {"double": "1000.0"}))
        self.assertFalse(self.agree({"double": "-0.0"}, {"double": "0.0"}))
        self.assertFalse(self.agree({"double": "1.0"}, {"int": "1"}))

    def test_maps_have_no_order(self):
        one, two = [{"string": "a"}, {"int": "1"}], [{"int": "2"}, {"list": [{"null": None}]}]
        self.assertTrue(self.agree({"map": [one, two]}, {"map": [two, one]}))
        self.assertFalse(self.agree({"map": [one]}, {"map": [two]}))
        self.assertFalse(self.agree({"list": [one[0], two[0]]}, {"list": [two[0], one[0]]}))

    def test_time(self):
        self.assertTrue(self.agree({"duration": "-1.5s"}, {"duration": "-1.500s"}))
        self.assertFalse(self.agree({"duration": "-0.5s"}, {"duration": "0.5s"}))
        self.assertTrue(self.agree({"timestamp": "2009-02-13T23:31:30Z"},
                                   {"timestamp": "2009-02-13T23:31:30.000Z"}))
        self.assertFalse(self.agree({"timestamp": "2009-02-13T23:31:30Z"},
                                    {"timestamp": "2009-02-13T23:31:30.01Z"}))

    def test_errors(self):
        failed = {"error": "a", "stage": "evaluate"}
        self.assertTrue(run.agree(failed, {"error": "b", "stage": "evaluate"}))
        self.assertFalse(run.agree(failed, {"value": {"null": None}}))
        self.assertFalse(run.agree({"error": "a", "stage": "check"}, failed))
        self.assertFalse(run.agree({"error": "a", "stage": "internal"}, failed))


class Runs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "node_modules/@bufbuild/cel").mkdir(parents=True)
        deviations = mock.patch.object(run.json, "loads", side_effect=self.loads(run.json.loads))
        deviations.start()
        self.addCleanup(deviations.stop)

    @staticmethod
    def loads(original):
        """Without the list of deviations, which no script knows."""
        return lambda text: [] if '"examples"' in text else original(text)

    def program(self, name, script):
        path = self.folder / name
        path.write_text(script)
        path.chmod(0o755)
        return str(path)

    def run_with(self, ours, theirs, *more):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = run.main(["--program", self.program("ours", ours),
                             "--node", self.program("theirs", theirs),
                             "--modules", str(self.folder), "--count", "30", *more])
        return code, out.getvalue()

    def test_agreement(self):
        script = answering('{"value": {"int": "1"}}')
        code, out = self.run_with(script, script)
        self.assertEqual(code, 0, out)
        self.assertTrue(out.endswith("\n30 passed, 0 failed\n"), out)

    def test_disagreement(self):
        code, out = self.run_with(answering('{"value": {"int": "1"}}'),
                                  answering('{"value": {"int": "2"}}'))
        self.assertEqual(code, 1)
        self.assertEqual(out.count("FAILED 1:"), run.MOST_SHOWN)
        self.assertIn('ours:   {"int": "1"}', out)
        self.assertTrue(out.endswith("\n0 passed, 30 failed\n"), out)

    def test_too_many_errors(self):
        script = answering('{"error": "x", "stage": "evaluate"}')
        code, out = self.run_with(script, script)
        self.assertEqual(code, 1)
        self.assertIn("too many errors", out)

    def test_crash(self):
        code, out = self.run_with("#!/bin/sh\necho '{}'\nexit 3\n",
                                  answering('{"value": {"int": "2"}}'))
        self.assertEqual(code, 1)
        self.assertIn("ours: exit 3 at", out)

    def test_skipped(self):
        for ci, expected in (("", run.SKIPPED), ("true", 1)):
            with mock.patch.dict(os.environ, {"CI": ci}):
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    code = run.main(["--program", "x", "--modules", str(self.folder / "none")])
                self.assertEqual(code, expected)
                self.assertIn("SKIPPED, nothing was compared", out.getvalue())


if __name__ == "__main__":
    unittest.main()
