#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the shape of the sources: which module may see which, what no file may use, lengths.

    arrows.py [ROOT]     checks ROOT/src and the C++ of ROOT/tests, by default of the repository
"""

import re
import sys
from pathlib import Path

from source import code_of, functions, includes

# A module's own files, and those of the modules listed, are all it may include.
ARROWS = {
    "source": [],
    "cel": ["source"],
    "model": ["cel", "source"],
    "load": ["model", "cel", "source"],
    "match": ["model", "cel", "source"],
    "rules": ["match", "model", "cel", "source"],
    "argue": ["source"],
    "argumentation": ["argue", "model", "source"],
    "propagate": [],
    "market": ["model", "cel", "source"],
    "assess": ["match", "argue", "propagate", "market", "model", "cel", "source"],
    "resolve": ["assess", "model", "source"],
    "report": ["model", "source"],
    "gate": ["model", "source"],
    "analyze": ["report", "load", "assess", "model", "source"],
    "compare": ["analyze", "load", "assess", "model", "source"],
    "draft": ["load", "model", "source"],
    "backtest": ["assess", "argue", "market", "model", "source"],
    "batch": ["load", "assess", "match", "report", "model", "cel", "source"],
    "cli": ["batch", "compare", "analyze", "draft", "backtest", "rules", "gate", "resolve", "argumentation", "report",
            "load", "assess", "argue", "market", "model", "source"],
}

# Headers that only some files may include, by pattern of the header and of the file below src/.
RESERVED = [
    (r"nlohmann/", r"source/"),
    (r"Eigen/", r"propagate/"),
    (r"boost/", r"market/"),
    (r"simdjson\.h$", r"batch/"),
    # For the one engine that draws with a seed.
    (r"random$", r"source/draw\.hpp"),
    (r"(CLI|spdlog)/", r"cli/"),
    # Calendars, not clocks: words for clocks are forbidden below.
    (r"chrono$", r"(cli/|cel/time\.cpp)"),
    (r"(filesystem|fstream|ctime|time\.h|csignal|signal\.h|unistd\.h|fcntl\.h|sys/.*)$",
     r"cli/"),
    (r"(md5|sha2?|sha256|sha512|rmd160)\.h$", r"source/hash\.cpp"),
    (r"(iostream|sstream|iomanip|strstream|locale|clocale|locale\.h|regex|format|expected|"
     r"ranges|source_location)$", r"(?!)"),
]

# Words that only some files may use, by pattern of the code and of the file below src/.
FORBIDDEN = [
    (r"\busing\s+namespace\b", r"(?!)", "no `using namespace`"),
    (r"\bstd::(locale|setlocale)\b|\bsetlocale\s*\(", r"(?!)", "nothing may depend on the locale"),
    (r"\b(std::)?(stod|stof|stold|strtod|strtof|strtold|atof|sscanf|snprintf|sprintf|printf)\s*\(",
     r"(?!)", "numbers are read by from_chars and written by model/format"),
    (r"\bstd::(exp|exp2|expm1|log2|log10|log1p|pow|cbrt|hypot|sin|cos|tan|tanh|erf)\b", r"(?!)",
     "only + - * / sqrt are the same everywhere"),
    # The log loss is for reading only: no score or verdict depends on it.
    (r"\bstd::log\b", r"market/brier\.cpp", "only + - * / sqrt are the same everywhere"),
    (r"\bstd::fma\b", r"(?!)", "only + - * / sqrt are the same everywhere"),
    (r"\b(std::)?s?rand\s*\(|\brandom_device\b", r"(?!)", "no randomness without a seed"),
    (r"\bmt19937", r"source/draw\.hpp", "no randomness without a seed"),
    (r"\bstd::\w+_distribution\b", r"(?!)", "libraries draw differently from the same engine"),
    (r"\bunordered_(map|set)\b", r"(?!)", "containers are ordered"),
    (r"\b(std::)?(quick_|_)?exit\s*\(|\bstd::(abort|terminate)\b", r"(?!)",
     "programs end by returning from main"),
    (r"\bstd::(cout|cerr|cin|clog)\b|\bstd::format\b", r"(?!)", "fmt writes"),
    (r"\bviews::|\bstd::expected\b|\bsource_location\b", r"(?!)", "not in every compiler"),
    (r"\b(std::)?(getenv|fopen|fputs|fwrite|fread|isatty)\s*\(|\bstd::(FILE|system_clock|"
     r"steady_clock)\b", r"cli/", "only cli sees files, environment, clock and terminal"),
]

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
SPDX = "// SPDX-License-Identifier: MIT"


def check_includes(name, module, text, present):
    for line, header, quoted in includes(text):
        if quoted:
            target = header.split("/")[0]
            if header not in present:
                yield f"{name}:{line}: no file src/{header}"
            elif target != module and target not in ARROWS[module]:
                yield f"{name}:{line}: {module} must not include {target} ({header})"
            continue
        for pattern, where in RESERVED:
            if re.match(pattern, header) and not re.match(where, name.removeprefix("src/")):
                yield f"{name}:{line}: <{header}> is not for this file"


def check_words(name, text):
    code = code_of(text)
    for pattern, where, reason in FORBIDDEN:
        if re.match(where, name.removeprefix("src/")):
            continue
        for match in re.finditer(pattern, code):
            line = code.count("\n", 0, match.start()) + 1
            yield f"{name}:{line}: {match[0].strip()}: {reason}"


def check_shape(name, text):
    lines = text.split("\n")
    if lines[0] != SPDX:
        yield f"{name}:1: the first line must be {SPDX}"
    if len(lines) - 1 > MAX_FILE_LINES:
        yield f"{name}: {len(lines) - 1} lines, at most {MAX_FILE_LINES}"
    for first, count in functions(text):
        if count > MAX_FUNCTION_LINES:
            yield f"{name}:{first}: a function of {count} lines, at most {MAX_FUNCTION_LINES}"


def cycles(graph):
    """A message for each way back from a file to itself over its includes."""
    state, path = {}, []

    def visit(node):
        state[node] = "open"
        path.append(node)
        for following in graph.get(node, ()):
            if state.get(following) == "open":
                loop = path[path.index(following):] + [following]
                yield "includes in a circle: " + " -> ".join(loop)
            elif following not in state:
                yield from visit(following)
        path.pop()
        state[node] = "done"

    for node in sorted(graph):
        if node not in state:
            yield from visit(node)


def check_tree(root):
    """All violations below `root`, in order of file."""
    source = root / "src"
    files = {path.relative_to(source).as_posix(): path.read_text(encoding="utf-8")
             for path in sorted(source.glob("**/*.[ch]pp"))}
    if not files:
        return [f"no sources below {source}"]
    found, graph = [], {}
    for path, text in files.items():
        name, module = f"src/{path}", path.split("/")[0]
        if module not in ARROWS:
            found.append(f"{name}: the module {module} has no arrows")
            continue
        found += check_includes(name, module, text, files)
        found += check_words(name, text)
        found += check_shape(name, text)
        graph[path] = [header for _, header, quoted in includes(text)
                       if quoted and header in files]
    found += cycles(graph)
    found += cycles(ARROWS)
    for path in sorted((root / "tests").glob("**/*.[ch]pp")):
        found += check_shape(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    return found


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent.parent
    found = check_tree(root)
    for violation in found:
        print(violation)
    print(f"{len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
