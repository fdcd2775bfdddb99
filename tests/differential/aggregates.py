# SPDX-License-Identifier: MIT
"""Lists, maps and macros."""

from build import MEMBER, PRODUCT, RELATION, SUM, Builder
from words import ANY, BOOL, DOUBLE, INT, KEYS, LOOP_NAMES, NULL, ORDERED, STRING, list_of, map_of


class Aggregates(Builder):
    """Writes lists and maps, and macros over them."""

    def written_out(self, kind):
        """The simplest form of a type that has no literal of one word."""
        if kind != ANY:
            return self.collection(kind, 0)
        values = self.mixed_list(0)
        index = self.int_literal(self.chance.below(values.size))
        return self.node(f"{values.text}[{index.text}]", ANY, (values, index))

    def mixed_list(self, depth):
        kinds = self.mixture()
        parts = [self.make(kind, min(depth, 1)) for kind in kinds]
        text = ", ".join(part.text for part in parts)
        return self.node(f"[{text}]", list_of(ANY), parts, size=len(parts))

    def mixed_map(self, depth):
        names = ("a", "b", "c", "key")
        kinds = self.mixture()
        keys = [self.node(f"'{names[at]}'", STRING) for at in range(len(kinds))]
        if self.chance.often(0.3):
            keys[-1] = self.int_literal(1)
        values = [self.make(kind, min(depth, 1)) for kind in kinds]
        text = ", ".join(f"{key.text}: {value.text}" for key, value in zip(keys, values))
        return self.node(f"{{{text}}}", map_of(ANY, ANY), (*keys, *values), keys=tuple(keys))

    def mixture(self):
        """Two to four types, not all the same, of numbers only ints or only doubles."""
        chance = self.chance
        number = INT if chance.often(0.75) else DOUBLE
        pool = (number, STRING, BOOL, NULL, number, list_of(number), STRING)
        first = chance.of((number, STRING, BOOL))
        second = chance.of([kind for kind in pool if kind != first])
        return [first, second] + [chance.of(pool) for _ in range(chance.below(3))]

    def collection(self, kind, depth):
        """A list or map written out."""
        chance = self.chance
        count = chance.weighted(((1, 0), (3, 1), (4, 2), (3, 3), (1, 5)))
        if kind[0] == "list":
            if kind[1] == ANY:
                return self.mixed_list(depth)
            parts = [self.make(kind[1], depth - (count > 2)) for _ in range(count)]
            text = ", ".join(part.text for part in parts)
            return self.node(f"[{text}{self.last_comma(parts)}]", kind, parts, size=count)
        if kind[1] == ANY:
            return self.mixed_map(depth)
        keys = []
        for _ in range(count):
            key = self.key_literal(kind[1])
            # Twice the same key is an error, which is wanted only now and then.
            if all(key.meaning != other.meaning for other in keys) or chance.often(0.02):
                keys.append(key)
        values = [self.make(kind[2], depth - (count > 2)) for _ in keys]
        text = ", ".join(f"{key.text}: {value.text}" for key, value in zip(keys, values))
        return self.node(f"{{{text}{self.last_comma(keys)}}}", kind, (*keys, *values),
                         keys=tuple(keys))

    def last_comma(self, parts):
        return self.chance.of((",", ", ")) if parts and self.chance.often(0.02) else ""

    def make_collection(self, kind, depth):
        chance = self.chance
        if chance.often(0.25):
            return self.leaf(kind)
        if chance.often(0.1):
            return self.taken(kind, depth)
        if kind[0] == "list" and kind[1] != ANY and chance.often(0.6):
            form = chance.weighted(((3, "+"), (3, "filter"), (3, "map")))
            if form == "+":
                return self.binary("+", self.make(kind, depth), self.make(kind, depth), kind, SUM)
            if form == "filter":
                return self.macro(self.make(kind, depth), "filter", depth)
            values = self.make(list_of(self.any_kind()), depth)
            return self.macro(values, "map", depth, kind[1])
        return self.collection(kind, depth)

    def quantified(self, depth):
        chance = self.chance
        kind = chance.weighted(((4, list_of(INT)), (3, list_of(self.any_kind())),
                                (3, map_of(chance.of(KEYS), self.simple_kind())),
                                (1, list_of(ANY))))
        values = self.make(kind, depth)
        return self.macro(values, chance.of(("all", "exists", "exists_one")), depth)

    def macro(self, values, name, depth, result=None):
        """`values.name(loop, body)`; of a map it iterates over the keys."""
        chance = self.chance
        element = values.kind[1]
        loop = chance.of(LOOP_NAMES)
        self.loops += 1
        number = self.loops
        self.scope.append((loop, element, number))
        # Loops in loops multiply.
        inner = min(depth, 4 - len(self.scope))
        bodies = []
        if name == "map":
            result = result or self.simple_kind()
            if chance.often(0.15):
                bodies.append(self.predicate(loop, element, number, inner))
            bodies.append(self.make(result, inner))
            kind = list_of(result)
        else:
            bodies.append(self.predicate(loop, element, number, inner))
            kind = list_of(element) if name == "filter" else BOOL
        self.scope.pop()
        text = f"{self.wrap(values, MEMBER)}.{name}({loop}, " + \
            ", ".join(body.text for body in bodies) + ")"
        made = self.node(text, kind, (values, *bodies))
        made.free -= {number}
        return made

    def predicate(self, loop, element, number, depth):
        """A condition that mostly depends on the element."""
        chance = self.chance
        name = self.node(loop, element, free=frozenset((number,)))
        if element == INT and chance.often(0.35):
            # Fails for some elements only.
            part = self.binary(chance.of("/%"), self.int_literal(chance.of((12, 100, 7))), name,
                               INT, PRODUCT)
            return self.comparison(part, self.int_literal(chance.of((0, 1, 2, 3, 10))), INT)
        if element in ORDERED and chance.often(0.5):
            return self.comparison(name, self.make(element, min(depth, 1)), element)
        if element == ANY:
            return self.test_of_any(name)
        return self.make(BOOL, depth)
