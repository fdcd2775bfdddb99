# SPDX-License-Identifier: MIT
"""Expressions whose values are single: what operators and functions there are for each type."""

from build import AND, MEMBER, OR, PRODUCT, RELATION, SUM, Builder
from words import (ANY, BAD_BOOL_TEXTS, BAD_DOUBLE_TEXTS, BAD_NUMBER_TEXTS, BAD_PATTERNS, BAD_ZONES,
                   BOOL, BOOL_TEXTS, DOUBLE, DOUBLE_TEXTS, DURATION, FIELDS, FIELDS_OF_SPAN,
                   FIELDS_OF_TIME, INT, KEYS, MISSING_FIELDS, NULL, NUMBER_TEXTS, ORDERED, PATTERNS,
                   PATTERN_ATOMS, PATTERN_EDGES, PATTERN_REPETITIONS, STRING, TIMESTAMP, ZONES,
                   list_of, map_of)


class Scalars(Builder):
    """Writes expressions of a type. `depth` is how many levels may be below an operand."""

    def make_bool(self, depth):
        form = self.chance.weighted((
            (9, self.compared), (9, self.connected), (3, self.negated), (5, self.quantified),
            (4, self.member), (2, self.has_field), (5, self.text_test), (1, self.bool_of),
            (1, self.double_test)))
        return form(depth)

    def compared(self, depth):
        chance = self.chance
        if chance.often(0.12):
            return self.compared_any(depth)
        kind = self.any_kind()
        if chance.often(0.1):
            kind = chance.of((map_of(STRING, DOUBLE), list_of(NULL), map_of(INT, STRING), NULL,
                              list_of(TIMESTAMP), map_of(STRING, list_of(INT))))
        left = self.make(kind, depth)
        right = left if chance.often(0.04) else self.make(kind, depth)
        return self.comparison(left, right, kind)

    def comparison(self, left, right, kind):
        operators = ("==", "!=")
        if kind in ORDERED:
            operators = ("==", "!=", "<", "<=", ">", ">=")
        return self.binary(self.chance.of(operators), left, right, BOOL, RELATION)

    def test_of_any(self, value):
        """A condition on what can be of any type; for many of them an error."""
        chance = self.chance
        kind = chance.of((INT, STRING, BOOL, NULL, DOUBLE))
        form = chance.weighted(((6, "equal"), (2, "order"), (2, "sum"), (1, "text"), (1, "size"),
                                (1, "not")))
        if form == "order" and kind in ORDERED:
            return self.comparison(value, self.literal(kind), kind)
        if form == "sum":
            kind = chance.of((INT, STRING))
            sum_of = self.binary("+", value, self.literal(kind), kind, SUM)
            return self.comparison(sum_of, self.literal(kind), kind)
        if form == "text":
            return self.method(value, chance.of(("contains", "startsWith", "endsWith")),
                               [self.literal(STRING)], BOOL)
        if form == "size":
            size = self.call("size", [value], INT)
            return self.comparison(size, self.int_literal(chance.below(3)), INT)
        if form == "not":
            return self.unary("!", value, BOOL)
        return self.binary(chance.of(("==", "!=")), value, self.literal(kind), BOOL, RELATION)

    def compared_any(self, depth):
        """Of different types, which is allowed where one of them is not known."""
        left = self.make(ANY, depth)
        if self.chance.often(0.3):
            return self.test_of_any(left)
        kinds = (INT, STRING, BOOL, NULL, DOUBLE, list_of(INT), ANY)
        right = self.make(self.chance.of(kinds), depth)
        if left.kind != ANY and right.kind != left.kind:
            right = self.make(left.kind, depth)
        if self.chance.often(0.3):
            left, right = right, left
        return self.binary(self.chance.of(("==", "!=")), left, right, BOOL, RELATION)

    def connected(self, depth):
        chance = self.chance
        operator, level = chance.of((("&&", AND), ("||", OR)))
        count = chance.weighted(((160, 2), (60, 3), (20, 5), (1, 32)))
        depth = {2: depth, 3: depth - 1, 5: depth - 1, 32: 0}[count]
        operands = [self.make(BOOL, depth) for _ in range(count)]
        if chance.often(0.3):
            operands[chance.below(count)] = self.faulty(BOOL)
            if chance.often(0.6):
                at = chance.below(count)
                operands[at] = self.node("true" if operator == "||" else "false", BOOL)
        made = operands[0]
        for operand in operands[1:]:
            made = self.binary(operator, made, operand, BOOL, level)
        return made

    def negated(self, depth):
        return self.unary("!", self.make(BOOL, depth), BOOL)

    def member(self, depth):
        chance = self.chance
        if chance.often(0.15):
            # The checker asks more of variables.
            kind = chance.of((INT, STRING, NULL, BOOL, DOUBLE))
            return self.binary("in", self.literal(kind), self.mixed_list(depth), BOOL, RELATION)
        if chance.often(0.5):
            key = chance.of(KEYS)
            values = self.make(map_of(key, self.simple_kind()), depth)
            element = self.key_literal(key) if chance.often(0.6) else self.make(key, depth)
        else:
            kind = self.any_kind()
            values = self.make(list_of(kind), depth)
            element = self.make(kind, depth)
        return self.binary("in", element, values, BOOL, RELATION)

    def simple_kind(self):
        return self.chance.weighted(((5, INT), (4, DOUBLE), (4, STRING), (3, BOOL), (1, NULL),
                                     (1, TIMESTAMP), (1, DURATION)))

    def has_field(self, depth):
        chance = self.chance
        entries = self.make(map_of(STRING, self.simple_kind()), depth)
        name = chance.of(FIELDS if chance.often(0.8) else MISSING_FIELDS)
        return self.node(f"has({self.wrap(entries, MEMBER)}.{name})", BOOL, (entries,))

    def text_test(self, depth):
        chance = self.chance
        function = chance.of(("contains", "startsWith", "endsWith", "matches", "matches"))
        if function == "matches" and chance.often(0.5):
            letters = "".join(chance.of("aabbcC1_ -\u00e4\n") for _ in range(chance.below(7)))
            return self.method(self.text_literal(letters), function,
                               [self.text_literal(self.pattern(3))], BOOL)
        text = self.make(STRING, depth)
        if function != "matches":
            return self.method(text, function, [self.make(STRING, depth)], BOOL)
        pattern = chance.of(PATTERNS)
        literal = self.node(f"'{pattern}'", STRING)
        if chance.often(0.3) and "'" not in pattern:
            literal = self.node("r'" + pattern.replace("\\\\", "\\") + "'", STRING)
        if chance.often(0.1):
            pool = BAD_PATTERNS if chance.often(0.3) else PATTERNS[:20]
            literal = self.hidden_text(chance.of(pool))
        if chance.often(0.15):
            return self.call("matches", [text, literal], BOOL)
        return self.method(text, "matches", [literal], BOOL)

    def pattern(self, depth):
        """A regular expression over a few letters."""
        chance = self.chance
        if depth <= 0 or chance.often(0.2):
            return chance.of(PATTERN_ATOMS)
        form = chance.weighted(((5, "row"), (3, "repeat"), (2, "either"), (2, "group"),
                                (1, "edge")))
        if form == "row":
            return "".join(self.pattern_unit(depth - 1) for _ in range(1 + chance.below(3)))
        if form == "either":
            return "|".join(self.pattern(depth - 1) for _ in range(2 + chance.below(2)))
        if form == "repeat":
            return self.pattern_unit(depth - 1) + chance.of(PATTERN_REPETITIONS)
        if form == "edge":
            return chance.of(PATTERN_EDGES) + self.pattern_unit(depth - 1)
        return chance.of(("(", "(?:", "(?i:", "(?s:")) + self.pattern(depth - 1) + ")" + \
            chance.of(("", "$", "\\b"))

    def pattern_unit(self, depth):
        """A part that a repetition may stand after, which is nothing repeated itself."""
        if depth <= 0 or self.chance.often(0.5):
            return self.chance.of(PATTERN_ATOMS)
        return f"(?:{self.pattern(depth)})"

    def hidden_text(self, text):
        """A text that is not a constant for the checker, which refuses bad patterns and zones."""
        values = self.node("[" + self.text_literal(text).text + "]", list_of(STRING), size=1)
        index = self.call("size", [self.text_literal("")], INT)
        return self.node(f"{values.text}[{index.text}]", STRING, (values, index))

    def bool_of(self, depth):
        chance = self.chance
        if chance.often(0.3):
            return self.call("bool", [self.make(BOOL, depth)], BOOL)
        text = chance.of(BOOL_TEXTS if chance.often(0.93) else BAD_BOOL_TEXTS)
        return self.call("bool", [self.text_literal(text)], BOOL)

    def double_test(self, depth):
        name = self.chance.of(("math.isNaN", "math.isInf", "math.isFinite"))
        return self.call(name, [self.make(DOUBLE, depth)], BOOL)

    def make_int(self, depth):
        form = self.chance.weighted((
            (9, self.int_arithmetic), (1, self.int_negation), (4, self.size_of), (3, self.int_of),
            (4, self.part_of_time), (3, self.int_function)))
        return form(depth)

    def int_arithmetic(self, depth):
        chance = self.chance
        operator = chance.weighted(((5, "+"), (5, "-"), (3, "*"), (2, "/"), (2, "%")))
        left = self.make(INT, depth)
        if operator in "/%" and chance.often(0.75):
            right = self.int_literal(chance.of((1, 2, 3, 7, 10, -1, -3, 2**31, -2**63)))
        else:
            right = self.make(INT, depth if operator != "*" else min(depth, 1))
        return self.binary(operator, left, right, INT, SUM if operator in "+-" else PRODUCT)

    def int_negation(self, depth):
        return self.unary("-", self.make(INT, depth), INT)

    def size_of(self, depth):
        chance = self.chance
        kind = chance.weighted(((4, STRING), (3, list_of(self.simple_kind())),
                                (3, map_of(chance.of(KEYS), self.simple_kind()))))
        if chance.often(0.15):
            # The order of what is made from a map is nobody's business, its size is.
            entries = self.make(map_of(chance.of(KEYS), self.simple_kind()), depth)
            value = self.macro(entries, chance.of(("map", "filter")), depth)
        else:
            value = self.make(kind, depth)
        if chance.often(0.5):
            return self.call("size", [value], INT)
        return self.method(value, "size", [], INT)

    def int_of(self, depth):
        chance = self.chance
        kind = chance.of((DOUBLE, STRING, TIMESTAMP, INT))
        if kind == STRING:
            text = chance.of(NUMBER_TEXTS if chance.often(0.93) else BAD_NUMBER_TEXTS)
            return self.call("int", [self.text_literal(text)], INT)
        return self.call("int", [self.make(kind, depth)], INT)

    def part_of_time(self, depth):
        chance = self.chance
        if chance.often(0.3):
            return self.method(self.make(DURATION, depth), chance.of(FIELDS_OF_SPAN), [], INT)
        zone = []
        if chance.often(0.4):
            zone = [self.text_literal(chance.of(ZONES)) if chance.often(0.95)
                    else self.hidden_text(chance.of(BAD_ZONES))]
        return self.method(self.make(TIMESTAMP, depth), chance.of(FIELDS_OF_TIME), zone, INT)

    def int_function(self, depth):
        chance = self.chance
        name = chance.of(("math.abs", "math.sign", "math.greatest", "math.least"))
        if name in ("math.abs", "math.sign"):
            return self.call(name, [self.make(INT, depth)], INT)
        return self.extreme(name, INT, depth)

    def extreme(self, name, kind, depth):
        if self.chance.often(0.3):
            return self.call(name, [self.make(list_of(kind), depth)], kind)
        count = self.chance.of((1, 2, 2, 2, 3, 4))
        return self.call(name, [self.make(kind, depth - (count > 2)) for _ in range(count)], kind)

    def make_double(self, depth):
        form = self.chance.weighted((
            (9, self.double_arithmetic), (1, self.double_negation), (3, self.double_of),
            (5, self.double_function)))
        return form(depth)

    def double_arithmetic(self, depth):
        operator = self.chance.of("++--**/")
        return self.binary(operator, self.make(DOUBLE, depth), self.make(DOUBLE, depth), DOUBLE,
                           SUM if operator in "+-" else PRODUCT)

    def double_negation(self, depth):
        return self.unary("-", self.make(DOUBLE, depth), DOUBLE)

    def double_of(self, depth):
        chance = self.chance
        kind = chance.of((INT, INT, STRING, DOUBLE))
        if kind == STRING:
            text = chance.of(DOUBLE_TEXTS if chance.often(0.93) else BAD_DOUBLE_TEXTS)
            return self.call("double", [self.text_literal(text)], DOUBLE)
        return self.call("double", [self.make(kind, depth)], DOUBLE)

    def double_function(self, depth):
        name = self.chance.of(("abs", "sign", "round", "floor", "ceil", "trunc", "sqrt", "sqrt_int",
                               "greatest", "least"))
        if name in ("greatest", "least"):
            return self.extreme("math." + name, DOUBLE, depth)
        if name == "sqrt_int":
            return self.call("math.sqrt", [self.make(INT, depth)], DOUBLE)
        return self.call("math." + name, [self.make(DOUBLE, depth)], DOUBLE)

    def make_string(self, depth):
        if self.chance.often(0.6):
            return self.binary("+", self.make(STRING, depth), self.make(STRING, depth), STRING, SUM)
        kind = self.chance.of((INT, INT, DOUBLE, BOOL, STRING, TIMESTAMP, DURATION))
        return self.call("string", [self.make(kind, depth)], STRING)

    def make_timestamp(self, depth):
        chance = self.chance
        form = chance.weighted(((5, "+"), (2, "flip"), (4, "-"), (2, "int"), (1, "same"),
                                (2, "text")))
        if form == "text":
            text = self.call("string", [self.make(TIMESTAMP, depth)], STRING)
            return self.call("timestamp", [text], TIMESTAMP)
        if form == "int":
            number = chance.of((0, 1, -1, 1000000000, 1709208000, -86400, 253402300799,
                                -62135596800, 253402300800))
            argument = self.int_literal(number) if chance.often(0.8) else self.make(INT, depth)
            return self.call("timestamp", [argument], TIMESTAMP)
        if form == "same":
            return self.call("timestamp", [self.make(TIMESTAMP, depth)], TIMESTAMP)
        time, span = self.make(TIMESTAMP, depth), self.make(DURATION, min(depth, 2))
        if form == "flip":
            return self.binary("+", span, time, TIMESTAMP, SUM)
        return self.binary(form, time, span, TIMESTAMP, SUM)

    def make_duration(self, depth):
        form = self.chance.weighted(((4, "+"), (4, "-"), (3, "between"), (1, "same"), (2, "text")))
        if form == "between":
            return self.binary("-", self.make(TIMESTAMP, depth), self.make(TIMESTAMP, depth),
                               DURATION, SUM)
        if form == "same":
            return self.call("duration", [self.make(DURATION, depth)], DURATION)
        if form == "text":
            text = self.call("string", [self.make(DURATION, depth)], STRING)
            return self.call("duration", [text], DURATION)
        return self.binary(form, self.make(DURATION, depth), self.make(DURATION, depth), DURATION,
                           SUM)

    def make_any(self, depth):
        """An element of a list or a value of a map that holds different types."""
        chance = self.chance
        if chance.often(0.5):
            values = self.mixed_list(depth)
            index = self.int_literal(chance.below(values.size))
            return self.node(f"{values.text}[{index.text}]", ANY, (values, index))
        entries = self.mixed_map(depth)
        key = chance.of(entries.keys)
        return self.node(f"{entries.text}[{key.text}]", ANY, (entries, key))
