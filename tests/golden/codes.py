#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every diagnostic code has a golden case that shows it: its expected errors contain the code."""

import re
import sys
from pathlib import Path

from transcript import parse

HERE = Path(__file__).resolve().parent
CODES = HERE.parent.parent / "src" / "source" / "codes.hpp"


def codes(text):
    """(name, code) of the enumerators of `Code`: ("unknown_key", "SI2003")."""
    body = re.search(r"enum class Code \{(.*?)\};", text, re.DOTALL)[1]
    return [(name, f"SI{number}") for name, number in re.findall(r"(\w+) = (\d+)", body)]


def main():
    shown = "".join(case.expected.stderr for path in HERE.glob("**/*.test")
                    if (case := parse(path.read_text("utf-8"))).expected)
    known = codes(CODES.read_text("utf-8"))
    missing = [f"{code} {name} has no golden case" for name, code in known
               if f"[{code}]" not in shown]
    missing += [f"a golden case shows {code}, which does not exist"
                for code in sorted(set(re.findall(r"\[(SI\d+)\]", shown)))
                if code not in {code for _, code in known}]
    for line in missing:
        print(line)
    print(f"{len(known)} codes, {len(missing)} mistakes")
    return 1 if missing or not known else 0


if __name__ == "__main__":
    sys.exit(main())
