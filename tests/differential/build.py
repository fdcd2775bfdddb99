# SPDX-License-Identifier: MIT
"""Expressions as text with what is known about them: how they are written."""

import random
from dataclasses import dataclass

from words import (BAD_DURATION_TEXTS, BAD_TIMESTAMP_TEXTS, BOOL, CLOCKS, COMMON_DURATION_TEXTS,
                   COMMON_YEARS, DATES, DOUBLE, DURATION, DURATION_TEXTS, FRACTIONS, INT,
                   LARGE_DOUBLES, LARGE_INTS, LEAP_DAYS, NULL, NUMBER_TEXTS, OFFSETS, SMALL_DOUBLES,
                   SMALL_INTS, STRING, TEXTS, TIMESTAMP, VARIABLES, YEARS)

MOST_NODES = 200

TERNARY, OR, AND, RELATION, SUM, PRODUCT, UNARY, MEMBER = range(8)


@dataclass
class Expression:
    """Text that evaluates to a value of `kind`; `level` says how tightly it binds."""
    text: str
    kind: tuple
    level: int = MEMBER
    parts: tuple = ()
    # Names of variables, and loops that bind a name in it from outside.
    names: frozenset = frozenset()
    free: frozenset = frozenset()
    # Where known: how many elements a list has, the texts of the keys of a map.
    size: int = -1
    keys: tuple = ()
    # A literal that has its sign in it.
    signed: bool = False
    # Of the literal of a key, what it means.
    meaning: object = None

    def everything(self):
        """This and all sub-expressions."""
        yield self
        for part in self.parts:
            yield from part.everything()


class Chance:
    """Choices that are the same in every version of Python."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, count):
        return int(self.source.random() * count)

    def often(self, probability):
        return self.source.random() < probability

    def of(self, choices):
        return choices[self.below(len(choices))]

    def weighted(self, choices):
        """One of [(weight, choice)]."""
        at = self.source.random() * sum(weight for weight, _ in choices)
        for weight, choice in choices:
            at -= weight
            if at < 0:
                return choice
        return choices[-1][1]


def escaped(chance, text, quote):
    """The content of a quoted literal that means `text`."""
    made = []
    for letter in text:
        number = ord(letter)
        if letter == "\n" and len(quote) == 3 and chance.often(0.5):
            made.append(letter)
        elif letter in "?`'\"" and chance.often(0.3):
            made.append("\\" + letter)
        elif letter in "\\\n\r" or letter == quote[0]:
            made.append({"\\": "\\\\", "\n": "\\n", "\r": "\\r"}.get(letter, "\\" + letter))
        elif number < 32 or number == 127:
            made.append(chance.of((f"\\x{number:02x}", f"\\{number:03o}", f"\\u{number:04X}")))
        elif number > 126 and chance.often(0.3):
            made.append(f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}")
        elif number < 127 and chance.often(0.01):
            made.append(chance.of((f"\\x{number:02X}", f"\\X{number:02x}", f"\\{number:03o}")))
        else:
            made.append(letter)
    return "".join(made)


class Builder:
    """Writes expressions."""

    def __init__(self, chance, depth):
        self.chance = chance
        self.depth = depth
        self.left = MOST_NODES
        # Loops around this place, the innermost last: (name, type, number of the loop).
        self.scope = []
        self.loops = 0

    # Building text.

    def wrap(self, inner, level):
        if inner.level < level or self.chance.often(0.03):
            return f"({inner.text})"
        return inner.text

    def node(self, text, kind, parts=(), level=MEMBER, **more):
        self.left -= 1
        parts = tuple(parts)
        names = frozenset().union(*(part.names for part in parts)) if parts else frozenset()
        free = frozenset().union(*(part.free for part in parts)) if parts else frozenset()
        more.setdefault("names", names)
        more.setdefault("free", free)
        return Expression(text, kind, level, parts, **more)

    def blank(self):
        return self.chance.weighted(((90, " "), (4, ""), (2, "  "), (2, "\n"), (1, "\t"),
                                     (1, " // why\n")))

    def binary(self, operator, left, right, kind, level):
        space = " " if operator == "in" else self.blank()
        # `a - -1` and `a ? .5` stay apart.
        after = " " if operator in ("in", "-") else space
        if " //" in space:
            space, after = " ", space
        text = self.wrap(left, level) + space + operator + after + self.wrap(right, level + 1)
        return self.node(text, kind, (left, right), level)

    def unary(self, operator, operand, kind):
        repeats = operand.level == UNARY and operand.text[0] == operator
        if repeats and not self.may_repeat(operand):
            return operand
        plain = operand.level >= MEMBER or repeats
        text = operand.text if plain and not self.chance.often(0.1) else f"({operand.text})"
        return self.node(operator + text, kind, (operand,), UNARY)

    @staticmethod
    def may_repeat(operand):
        """Whether a sign may stand before one: the other side drops both, errors and all."""
        if operand.kind == INT:
            return operand.signed and operand.text != str(-2**63)
        return operand.signed or operand.kind == DOUBLE or operand.parts[0].kind == BOOL

    def call(self, function, arguments, kind):
        text = ", ".join(argument.text for argument in arguments)
        return self.node(f"{function}({text})", kind, arguments)

    def method(self, target, function, arguments, kind):
        text = ", ".join(argument.text for argument in arguments)
        return self.node(f"{self.wrap(target, MEMBER)}.{function}({text})", kind,
                         (target, *arguments))

    # Literals and names.

    def text_literal(self, text, raw=False):
        chance = self.chance
        quote = chance.weighted(((6, "'"), (3, '"'), (1, "'''"), (1, '"""')))
        plain = all(letter >= " " and letter not in "\\'\"\x7f" for letter in text)
        if plain and (raw or chance.often(0.1)):
            return self.node(chance.of("rR") + quote + text + quote, STRING)
        return self.node(quote + escaped(chance, text, quote) + quote, STRING)

    def int_literal(self, number):
        text = str(number)
        if abs(number) < 2**63 and self.chance.often(0.04):
            text = f"{'-' if number < 0 else ''}0x{abs(number):{self.chance.of('xX')}}"
        return self.node(text, INT, (), UNARY if number < 0 else MEMBER, signed=number < 0)

    def double_literal(self, text):
        signed = text.startswith("-")
        return self.node(text, DOUBLE, (), UNARY if signed else MEMBER, signed=signed)

    def timestamp_text(self):
        chance = self.chance
        if chance.often(0.05):
            return chance.of(LEAP_DAYS)
        if chance.often(0.03):
            return chance.of(BAD_TIMESTAMP_TEXTS)
        offset = chance.of(OFFSETS)
        years = COMMON_YEARS if chance.often(0.8) else YEARS if offset == "Z" else YEARS[1:-1]
        return (chance.of(years) + "-" + chance.of(DATES) + "T" + chance.of(CLOCKS) +
                chance.of(FRACTIONS) + offset)

    def literal(self, kind):
        chance = self.chance
        if kind == BOOL:
            return self.node(chance.of(("true", "false")), BOOL)
        if kind == NULL:
            return self.node("null", NULL)
        if kind == INT:
            return self.int_literal(chance.of(SMALL_INTS if chance.often(0.9) else LARGE_INTS))
        if kind == DOUBLE:
            if chance.often(0.03):
                top = chance.of(("0.0", "1.0", "-1.0"))
                return self.binary("/", self.double_literal(top), self.double_literal("0.0"),
                                   DOUBLE, PRODUCT)
            pool = SMALL_DOUBLES if chance.often(0.9) else LARGE_DOUBLES
            return self.double_literal(chance.of(pool))
        if kind == STRING:
            return self.text_literal(chance.of(TEXTS if chance.often(0.9) else NUMBER_TEXTS))
        if kind == TIMESTAMP:
            return self.call("timestamp", [self.text_literal(self.timestamp_text())], TIMESTAMP)
        if kind == DURATION:
            pool = chance.weighted(((70, COMMON_DURATION_TEXTS), (27, DURATION_TEXTS),
                                    (3, BAD_DURATION_TEXTS)))
            return self.call("duration", [self.text_literal(chance.of(pool))], DURATION)
        return self.written_out(kind)

    def visible(self, kind):
        """Names of this type, those of loops apart."""
        loops = {}
        for name, loop_kind, number in self.scope:
            loops[name] = (loop_kind, number)
        bound = [(name, number) for name, (loop_kind, number) in loops.items() if loop_kind == kind]
        names = [name for name in VARIABLES
                 if VARIABLES[name] == kind and name.split(".")[0] not in loops]
        return bound, names

    def leaf(self, kind):
        bound, names = self.visible(kind)
        if bound and self.chance.often(0.7):
            name, number = self.chance.of(bound)
            return self.node(name, kind, free=frozenset((number,)))
        if names and self.chance.often(0.55):
            name = self.chance.of(names)
            # Where no loop hides it, a dot before the name changes nothing.
            dot = "." if self.chance.often(0.03) else ""
            return self.node(dot + name, kind, names=frozenset((name,)))
        return self.literal(kind)
