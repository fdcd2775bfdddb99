# SPDX-License-Identifier: MIT
"""Values of variables."""

from words import (BOOL, BOOL_TEXTS, CLOCKS, COMMON_YEARS, DATES, DOUBLE, DOUBLE_TEXTS, DURATION,
                   FIELDS, FRACTIONS, INT, LARGE_DOUBLES, LARGE_INTS, NULL, NUMBER_TEXTS,
                   SMALL_DOUBLES, SMALL_INTS, STRING, TEXTS, TIMESTAMP, YEARS)


class Values:
    """Values of the variables, in the tagged form of the tests."""

    def __init__(self, chance):
        self.chance = chance

    def of(self, kind):
        chance = self.chance
        if kind == INT:
            pool = SMALL_INTS if chance.often(0.85) else LARGE_INTS
            return {"int": str(chance.of(pool))}
        if kind == DOUBLE:
            # Only finite ones: files hold no others.
            pool = SMALL_DOUBLES if chance.often(0.85) else LARGE_DOUBLES
            return {"double": str(float(chance.of(pool)))}
        if kind == STRING:
            pool = chance.weighted(((7, TEXTS), (1, NUMBER_TEXTS), (1, DOUBLE_TEXTS),
                                    (1, BOOL_TEXTS)))
            return {"string": chance.of(pool)}
        if kind == BOOL:
            return {"bool": chance.often(0.5)}
        if kind == NULL:
            return {"null": None}
        if kind == TIMESTAMP:
            year = chance.of(COMMON_YEARS if chance.often(0.8) else YEARS)
            return {"timestamp": year + "-" + chance.of(DATES) + "T" + chance.of(CLOCKS) +
                    chance.of(FRACTIONS).rstrip("0") + "Z"}
        if kind == DURATION:
            extremes = ("9223372036.854775807s", "-9223372036.854775808s")
            return {"duration": chance.of(extremes if chance.often(0.06) else (
                "0s", "1s", "-1s", "1.5s", "3600s", "-5400s", "86400s", "0.000000001s", "-0.5s",
                "123.456789s", "2.001s"))}
        if kind[0] == "list":
            count = chance.of((0, 1, 2, 2, 3, 3, 4, 5))
            return {"list": [self.of(kind[1]) for _ in range(count)]}
        return {"map": [[key, self.of(kind[2])] for key in self.keys(kind[1])]}

    def keys(self, kind):
        chance = self.chance
        if kind == STRING:
            keys = [{"string": name} for name in FIELDS] + [{"string": chance.of(TEXTS)}]
        elif kind == INT:
            keys = [{"int": str(number)} for number in (1, 2, 0, -1, 7, 2**63 - 1)]
        else:
            keys = [{"bool": True}, {"bool": False}]
        kept = [key for at, key in enumerate(keys) if chance.often(0.9 if at == 0 else 0.6)]
        return [key for at, key in enumerate(kept) if key not in kept[:at]]
