# SPDX-License-Identifier: MIT
"""Reads C++ just well enough for rules about it: includes, code without comments, functions."""

import re

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'", re.DOTALL)
SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")


def includes(text):
    """(line, name, quoted) of every include."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = re.match(r'\s*#\s*include\s*(<[^>]+>|"[^"]+")', line)
        if match:
            found.append((number, match[1][1:-1], match[1][0] == '"'))
    return found


def code_of(text):
    """The text with comments, strings and preprocessor lines blanked; line breaks stay."""
    blank = TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return re.sub(r"^[ \t]*#.*?(?<!\\)$", "", blank, flags=re.MULTILINE)


def opens_function(head):
    """True if `head`, the code since the last statement, is a function's: no scope, no value."""
    outside = re.sub(r"\([^()]*\)", "()", re.sub(r"\([^()]*\)", "", head))
    outside = re.sub(r"operator\s*[^\s(]+", "", outside)
    if "(" not in head or re.search(r"(?<![=!<>])=(?!=)", outside):
        return False
    before = head.split("(")[0]
    return not SCOPE.search(re.sub(r"template\s*<[^{]*?>", "", before))


def functions(text):
    """(first line, lines) of every function body's definition at namespace or class scope."""
    code = code_of(text)
    found, scopes, head_start, at = [], [], 0, 0
    inside = None  # depth at which the function's body opened
    for at, char in enumerate(code):
        if char == "{":
            head = code[head_start:at]
            if inside is None and opens_function(head):
                inside = len(scopes)
                first = code.count("\n", 0, head_start + len(head) - len(head.lstrip())) + 1
            scopes.append(char)
            if inside is None:
                head_start = at + 1
        elif char == "}" and scopes:
            scopes.pop()
            if inside == len(scopes):
                following = code[at + 1:].lstrip()[:1]
                if following in (",", "{"):  # a member initialised in braces
                    inside = None
                    continue
                found.append((first, code.count("\n", 0, at) + 2 - first))
                inside = None
            if inside is None:
                head_start = at + 1
        elif char == ";" and inside is None:
            head_start = at + 1
    return found
