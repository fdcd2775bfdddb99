#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generates well-typed expressions of the condition language and values of their variables.

    generate.py --seed 1 --count 1000     # a JSON object a line, the form of conformance tests

The same seed gives the same lines on every Python from 3.9: every choice comes from random(), the
one method whose results do not change between versions. Each case has a generator of its own, so
that `case(seed, index)` makes any of them again with its sub-expressions.

What is generated is what the checker accepts: int and double never meet, and what is compared is of
one static type, unless one side is an element of a list of different types.
"""

import argparse
import json
import sys
from dataclasses import dataclass, field

from aggregates import Aggregates
from build import MEMBER, OR, PRODUCT, SUM, TERNARY, Chance, Expression
from scalars import Scalars
from values import Values
from words import (ANY, BAD_DOUBLE_TEXTS, BAD_DURATION_TEXTS, BAD_NUMBER_TEXTS, BAD_TIMESTAMP_TEXTS,
                   BOOL, DOUBLE, DURATION, FIELDS, INT, KEYS, MISSING_FIELDS, NULL, STRING, TEXTS,
                   TIMESTAMP, VARIABLES, list_of, map_of, type_text)

MOST_BYTES = 2000
MOST_DEPTH = 6


@dataclass
class Case:
    expression: Expression
    bindings: dict = field(default_factory=dict)

    def test(self, name, expression=None):
        """The line of this case, or of one of its sub-expressions without free names."""
        expression = expression or self.expression
        names = sorted(expression.names)
        return {"name": name, "expr": expression.text,
                "bindings": {name: self.bindings[name] for name in names},
                "type_env": {name: type_text(VARIABLES[name]) for name in names},
                "strict": True}

    def closed_parts(self):
        """All sub-expressions that mean something by themselves, without the whole."""
        return [part for part in self.expression.everything()
                if not part.free and part is not self.expression]


class Generator(Scalars, Aggregates):
    """Chooses what to write."""

    # Anything of a type.

    def any_kind(self):
        return self.chance.weighted((
            (6, INT), (5, DOUBLE), (5, STRING), (4, BOOL), (3, TIMESTAMP), (3, DURATION), (1, NULL),
            (2, list_of(INT)), (1, list_of(STRING)), (1, list_of(DOUBLE)),
            (1, map_of(STRING, INT)), (1, list_of(list_of(INT)))))

    def make(self, kind, depth):
        """An expression of this type with at most `depth` levels below it."""
        if depth <= 0 or self.left <= 0:
            return self.leaf(kind)
        if self.chance.often(0.12):
            return self.leaf(kind)
        if kind[0] in ("list", "map"):
            return self.make_collection(kind, depth - 1)
        if kind != ANY and self.chance.often(0.16):
            return self.taken(kind, depth - 1)
        makers = {BOOL: self.make_bool, INT: self.make_int, DOUBLE: self.make_double,
                  STRING: self.make_string, TIMESTAMP: self.make_timestamp,
                  DURATION: self.make_duration, NULL: self.leaf, ANY: self.make_any}
        maker = makers[kind]
        return maker(kind) if kind == NULL else maker(depth - 1)

    def taken(self, kind, depth):
        """A choice, an element of a list or a value of a map."""
        form = self.chance.weighted(((4, self.choice), (3, self.element), (3, self.entry)))
        return form(kind, depth)

    def choice(self, kind, depth):
        chance = self.chance
        condition = self.make(BOOL, depth)
        branches = [self.make(kind, depth), self.make(kind, depth)]
        if chance.often(0.2):
            # The branch that is not taken fails.
            condition = self.node(chance.of(("true", "false")), BOOL)
            branches[condition.text == "true"] = self.faulty(kind)
        space = chance.of((" ", " ", " ", "\n"))
        text = (self.wrap(condition, OR) + f"{space}? " + self.wrap(branches[0], OR) +
                f"{space}: " + branches[1].text)
        return self.node(text, kind, (condition, *branches), TERNARY)

    def element(self, kind, depth):
        values = self.make(list_of(kind), depth)
        if values.size > 0 and self.chance.often(0.9):
            index = self.int_literal(self.chance.below(values.size))
        elif self.chance.often(0.2):
            index = self.make(INT, min(depth, 2))
        else:
            index = self.int_literal(0)
        text = f"{self.wrap(values, MEMBER)}[{index.text}]"
        return self.node(text, kind, (values, index))

    def key_literal(self, kind):
        chance = self.chance
        if kind == STRING:
            meaning = chance.of(FIELDS[:3] if chance.often(0.8) else TEXTS)
            key = self.text_literal(meaning)
        elif kind == INT:
            meaning = chance.of((1, 2, 1, 2, 0, -1, 7, 2**63 - 1))
            key = self.int_literal(meaning)
        else:
            key = self.literal(kind)
            meaning = key.text
        key.meaning = meaning
        return key

    def entry(self, kind, depth):
        chance = self.chance
        key_kind = chance.of(KEYS)
        entries = self.make(map_of(key_kind, kind), depth)
        target = self.wrap(entries, MEMBER)
        known = [key for key in entries.keys if key.kind == key_kind]
        if known and chance.often(0.9):
            key = chance.of(known)
            if key.meaning in FIELDS and chance.often(0.5):
                return self.node(f"{target}.{key.meaning}", kind, (entries,))
            return self.node(f"{target}[{key.text}]", kind, (entries, key))
        if key_kind == STRING and chance.often(0.5):
            return self.node(f"{target}.{chance.of(FIELDS[:2])}", kind, (entries,))
        key = self.key_literal(key_kind) if chance.often(0.8) else self.make(key_kind, depth)
        return self.node(f"{target}[{key.text}]", kind, (entries, key))

    def faulty(self, kind):
        """An expression that is an error, or nearly always."""
        chance = self.chance
        if kind == BOOL:
            ordered = chance.of((INT, INT, STRING, DOUBLE, TIMESTAMP))
            return self.comparison(self.faulty(ordered), self.leaf(ordered), ordered)
        forms = [lambda: self.out_of_range(kind), lambda: self.without_key(kind)]
        if kind == INT:
            forms += [lambda: self.binary(chance.of("/%"), self.leaf(INT), self.int_literal(0),
                                          INT, PRODUCT),
                      lambda: self.binary("+", self.int_literal(2**63 - 1), self.int_literal(1),
                                          INT, SUM),
                      lambda: self.binary("*", self.int_literal(2**62), self.int_literal(2), INT,
                                          PRODUCT),
                      lambda: self.unary("-", self.int_literal(-2**63), INT),
                      lambda: self.call("int", [self.text_literal(chance.of(BAD_NUMBER_TEXTS))],
                                        INT),
                      lambda: self.call("int", [self.double_literal("1e99")], INT)]
        elif kind == DOUBLE:
            forms += [lambda: self.call("double",
                                        [self.text_literal(chance.of(BAD_DOUBLE_TEXTS))], DOUBLE)]
        elif kind == TIMESTAMP:
            forms += [lambda: self.call(
                "timestamp", [self.text_literal(chance.of(BAD_TIMESTAMP_TEXTS))], TIMESTAMP)]
        elif kind == DURATION:
            forms += [lambda: self.call(
                "duration", [self.text_literal(chance.of(BAD_DURATION_TEXTS))], DURATION)]
        return chance.of(forms)()

    def out_of_range(self, kind):
        values = self.collection(list_of(kind), 0)
        index = self.int_literal(self.chance.of((-1, 5, 100, 2**63 - 1, -2**63)))
        return self.node(f"{values.text}[{index.text}]", kind, (values, index))

    def without_key(self, kind):
        entries = self.collection(map_of(STRING, kind), 0)
        name = self.chance.of(MISSING_FIELDS)
        text = self.chance.of((f"{entries.text}.{name}", f"{entries.text}['{name}']"))
        return self.node(text, kind, (entries,))


def case(seed, index):
    """The case of this number."""
    chance = Chance(f"{seed}:{index}")
    depth = chance.weighted(((1, 2), (3, 3), (4, 4), (2, 5), (1, MOST_DEPTH)))
    while True:
        generator = Generator(chance, depth)
        kind = BOOL if chance.often(0.4) else generator.any_kind()
        if chance.often(0.05):
            kind = list_of(ANY)
        expression = generator.make(kind, depth)
        if not expression.parts and chance.often(0.9):
            continue
        if len(expression.text.encode("utf-8")) < MOST_BYTES and generator.left > 0:
            break
        depth = max(depth - 1, 1)
    values = Values(chance)
    return Case(expression, {name: values.of(VARIABLES[name]) for name in sorted(expression.names)})


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Generates expressions, one test a line.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args(arguments)
    for index in range(options.count):
        test = case(options.seed, index).test(f"{options.seed}:{index}")
        sys.stdout.write(json.dumps(test, ensure_ascii=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
