#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants violations into a small tree and expects every one to be found."""

import tempfile
import unittest
from pathlib import Path

import arrows
from source import code_of, functions

HEAD = "// SPDX-License-Identifier: MIT\n"
LONG = "int f() {\n" + "    g();\n" * 59 + "}\n"


class Arrows(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as directory:
            for name, text in files.items():
                path = Path(directory) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return arrows.check_tree(Path(directory))

    def test_a_good_tree_passes(self):
        good = HEAD + ('#include "source/text.hpp"\n#include <nlohmann/json.hpp>\n'
                       '// std::exp(x), exit(1)\nconst char* s = "std::pow(";\n'
                       'auto r = R"x("rand()" )x";\nint exit_code = 1;\n')
        self.assertEqual(self.check({"src/source/json.cpp": good, "src/source/text.hpp": HEAD}), [])

    def test_planted_violations_are_found(self):
        for name, text in {
            "model includes load": '#include "load/x.hpp"\n',
            "a missing file": '#include "model/absent.hpp"\n',
            "json in model": "#include <nlohmann/json.hpp>\n",
            "Eigen in model": "#include <Eigen/Dense>\n",
            "Boost in model": "#include <boost/math/distributions/normal.hpp>\n",
            "an engine in model": "#include <random>\n",
            "CLI11 in model": "#include <CLI/CLI.hpp>\n",
            "spdlog in model": "#include <spdlog/spdlog.h>\n",
            "unistd in model": "#include <unistd.h>\n",
            "clock in model": "#include <chrono>\n",
            "files in model": "#include <filesystem>\n",
            "iostream": "#include <iostream>\n",
            "using namespace": "using namespace std;\n",
            "locale": "std::locale l;\n",
            "exp": "double y = std::exp(1.0);\n",
            "log": "double y = std::log(1.0);\n",
            "pow": "double y = std::pow(1.0, 2.0);\n",
            "rand": "int y = rand();\n",
            "a seed of its own": "auto g = std::mt19937_64(1);\n",
            "a distribution": "std::normal_distribution<double> d;\n",
            "exit": "void f() { exit(1); }\n",
            "std::exit": "void f() { std::exit(1); }\n",
            "cout": "void f() { std::cout << 1; }\n",
            "getenv": 'auto* v = std::getenv("HOME");\n',
            "a hash": "std::unordered_map<int, int> m;\n",
            "a long file": "\n" * 400,
            "a long function": LONG,
            "a long method": "class A {\n    A() : a_(1), b_{2} {\n" + "        g();\n" * 59
                             + "    }\n    int a_, b_;\n};\n",
            "a long template": "template <class T>\n" + LONG,
        }.items():
            with self.subTest(name):
                found = self.check({"src/model/a.cpp": HEAD + text, "src/load/x.hpp": HEAD})
                self.assertEqual(len(found), 1, found)

    def test_a_missing_licence_is_found(self):
        self.assertEqual(len(self.check({"src/model/a.cpp": "int x;\n"})), 1)
        self.assertEqual(len(self.check({"src/model/a.cpp": HEAD, "tests/a.cpp": "int x;\n"})), 1)

    def test_a_circle_of_files_is_found(self):
        found = self.check({"src/model/a.hpp": HEAD + '#include "model/b.hpp"\n',
                            "src/model/b.hpp": HEAD + '#include "model/a.hpp"\n'})
        self.assertEqual(found, ["includes in a circle: model/a.hpp -> model/b.hpp -> model/a.hpp"])

    def test_an_unknown_module_is_found(self):
        self.assertEqual(len(self.check({"src/utils/a.cpp": HEAD})), 1)

    def test_an_empty_tree_is_no_success(self):
        self.assertEqual(len(self.check({})), 1)

    def test_no_module_reaches_itself(self):
        self.assertEqual(list(arrows.cycles(arrows.ARROWS)), [])
        self.assertEqual(len(list(arrows.cycles({"a": ["b"], "b": ["a"]}))), 1)


class Source(unittest.TestCase):
    def test_functions_are_measured_from_their_first_line(self):
        text = ("namespace n {\n\nint f(int a,\n      int b) {\n"
                "    if (a) {\n        return b;\n    }\n"
                "    return a;\n}\n\nstruct S {\n    int g() const { return 1; }\n"
                "    int x = h({1});\n};\n\nconstexpr std::array<int, 2> a = {{\n"
                "    1,\n    2,\n}};\n"
                "bool operator==(const S&, const S&) {\n    return true;\n}\n}  // namespace n\n")
        self.assertEqual(functions(text), [(3, 7), (12, 1), (20, 3)])

    def test_digit_separators_do_not_open_a_character(self):
        self.assertIn("exit(1)", code_of("int x = 1'000; exit(1); char c = 'a';"))


if __name__ == "__main__":
    unittest.main()
