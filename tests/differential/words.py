# SPDX-License-Identifier: MIT
"""What expressions are made of: types, variables, and texts and numbers at the edges of them."""

# Types are tuples of their parts: ("int",), ("list", element), ("map", key, value).
ANY, BOOL, INT, DOUBLE, STRING, NULL, TIMESTAMP, DURATION = (
    (name,) for name in ("any", "bool", "int", "double", "string", "null", "timestamp", "duration"))
ORDERED = (BOOL, INT, DOUBLE, STRING, TIMESTAMP, DURATION)
SCALARS = ORDERED + (NULL,)
KEYS = (STRING, STRING, STRING, INT, BOOL)


def list_of(element):
    return ("list", element)


def map_of(key, value):
    return ("map", key, value)


def type_text(kind):
    """A type as `type_env` writes it."""
    if kind[0] == "list":
        return f"list({type_text(kind[1])})"
    if kind[0] == "map":
        return f"map({type_text(kind[1])},{type_text(kind[2])})"
    return kind[0]


VARIABLES = {
    "flag": BOOL, "ready": BOOL,
    "count": INT, "total": INT, "level": INT, "cfg.limit": INT,
    "ratio": DOUBLE, "weight": DOUBLE, "share": DOUBLE,
    "name": STRING, "title": STRING, "code": STRING, "cfg.owner.name": STRING,
    "start": TIMESTAMP, "stop": TIMESTAMP,
    "span": DURATION, "delay": DURATION,
    "nothing": NULL,
    "counts": list_of(INT), "totals": list_of(INT), "ratios": list_of(DOUBLE),
    "names": list_of(STRING), "flags": list_of(BOOL), "times": list_of(TIMESTAMP),
    "spans": list_of(DURATION), "grid": list_of(list_of(INT)),
    "rows": list_of(map_of(STRING, INT)), "table": list_of(list_of(STRING)),
    "stock": map_of(STRING, INT), "prices": map_of(STRING, DOUBLE),
    "labels": map_of(STRING, STRING), "switches": map_of(STRING, BOOL),
    "dates": map_of(STRING, TIMESTAMP), "waits": map_of(STRING, DURATION),
    "codes": map_of(INT, STRING), "sizes": map_of(INT, INT), "odds": map_of(BOOL, DOUBLE),
    "groups": map_of(STRING, list_of(INT)), "tree": map_of(STRING, map_of(STRING, INT)),
    "gaps": map_of(STRING, NULL),
}
# Some of them hide a variable.
LOOP_NAMES = ("x", "y", "e", "k", "item", "each_one", "_v", "count", "names", "flag")
FIELDS = ("a", "b", "c", "key", "in_stock", "Z9")
MISSING_FIELDS = ("missing", "nope")

SMALL_INTS = (0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 24, 42, 60, 100, 365, 1000, -1, -2, -3, -7, -10, -42)
LARGE_INTS = (2**31 - 1, 2**31, -2**31, 2**32, 2**53, 2**53 + 1, -(2**53) - 1, 10**12, 10**18,
              2**62, 2**63 - 1, 2**63 - 2, -2**63, -2**63 + 1, 253402300799, -62135596800)
SMALL_DOUBLES = ("0.0", "1.0", "2.0", "0.5", "1.5", "2.5", "3.5", "0.1", "0.2", "0.3", "10.0",
                 "100.0", "3.14159", "-0.0", "-1.0", "-0.5", "-1.5", "-2.5", "-3.7", ".5", "1e3",
                 "2.5e-3", "1E2", "7e0", "12.75", "-.25", "1e+2")
LARGE_DOUBLES = ("1e308", "-1e308", "1.7976931348623157e308", "2.2250738585072014e-308", "5e-324",
                 "9007199254740993.0", "9223372036854775807.0", "9223372036854774784.0",
                 "-9223372036854775808.0", "1e16", "123456789012345680.0", "1e21", "1e22", "1e-5",
                 "1e-7", "0.30000000000000004", "4503599627370497.5", "0.49999999999999994")
TEXTS = ("", "a", "b", "c", "ab", "abc", "abcabc", "A", "Z9", "key", "hello", "hello world",
         "Hello, World!", " ", "  padded ", "\u00e4", "\u00dfa", "e\u0301", "\u00e9",
         "\u03b1\u03b2\u03b3", "\u65e5\u672c\u8a9e", "\uff5e", "\U0001f600", "a\U0001f600b",
         "\U0001f468\u200d\U0001f469", "\ufffd", "line\nbreak", "tab\tbed", "it's", 'say "hi"',
         "back\\slash", "`tick`?", "\u0000", "\u007f\u0080", "%d{}", "aaaa", "banana", "x=1;y=22",
         "2024-02-29", "foo.bar", "[x]")
NUMBER_TEXTS = ("0", "+5", "1", "-1", "42", "007", "-0", "9223372036854775807",
                "-9223372036854775808")
BAD_NUMBER_TEXTS = ("9223372036854775808", "-9223372036854775809", "x", "", " 1", "1 ", "1.5e",
                    "0x1F", "1_000", "--1", "12a", "0b1", "\u0661")
DOUBLE_TEXTS = ("0", "1.5", "-2.25", "1e3", "1E-3", ".5", "5.", "-0.0", "123456789.125", "1e308",
                "4.9e-324", "0.1", "-7", "0012.5", "inf", "-Infinity", "nan", "+5", "1e-999")
BAD_DOUBLE_TEXTS = ("1e999", "-1e999", "x", "", " 1.5", "1.5 ", "1,5", "0x10", "1e", ".", "e5",
                    "--1.5", "1.5f", "1_0.5", "nan(1)", "0x1p3", "infinite")
BOOL_TEXTS = ("true", "false", "True", "False", "TRUE", "FALSE", "t", "f", "1", "0")
BAD_BOOL_TEXTS = ("", "T", "F", "yes", "tRUE", " true", "10", "null")
DURATION_TEXTS = ("0", "0s", "1s", "-1s", "1.5s", "90m", "1h", "1h30m", "24h", "-36h", "100ms",
                  "1us", "1ns", "-1ns", "0.000000001s", "1.0000000019s", "3.25h", "1h0m0.5s",
                  "999999999ns", "86400s", "123.456789s", "-0.25s", "+5m", ".5s", "1.s", "1\u00b5s",
                  "2562047h47m16.854775807s", "-2562047h47m16.854775808s", "9223372036s",
                  "-9223372036.854775808s", "31536000s", "1500ms", "-90.5m")
COMMON_DURATION_TEXTS = ("0s", "1s", "-1s", "1.5s", "90m", "1h", "1h30m", "24h", "100ms", "1us",
                         "-0.25s", "86400s", "123.456789s", "1500ms", "-36h", "2.000000001s")
BAD_DURATION_TEXTS = ("1", "s", "1 s", "1d", "", "-", "1h-2m", "1.5", "9223372037s", "x", "1h 2m",
                      ".s", "2562047h48m", "--1s", "1S")
YEARS = ("0001", "0002", "0050", "0099", "0100", "0400", "1582", "1600", "1900", "1969", "1970",
         "1999", "2000", "2009", "2023", "2024", "2038", "2100", "9998", "9999")
COMMON_YEARS = ("1969", "1970", "1999", "2000", "2009", "2023", "2024", "2038")
DATES = ("01-01", "01-31", "02-28", "03-01", "06-15", "07-04", "10-31", "12-01", "12-30", "12-31")
CLOCKS = ("00:00:00", "00:00:01", "01:02:03", "11:59:59", "12:00:00", "23:31:30", "23:59:59")
FRACTIONS = ("", "", "", "", ".5", ".25", ".120", ".001", ".999", ".000001", ".123456789",
             ".999999999", ".000000001")
OFFSETS = ("Z", "Z", "Z", "Z", "+00:00", "-00:00", "+01:00", "-08:00", "+05:30", "-09:30",
           "+14:00", "-12:00", "+23:59", "-23:59")
BAD_TIMESTAMP_TEXTS = ("", "2009-02-13", "2009-02-13T23:31:30", "2009-13-01T00:00:00Z",
                       "2009-02-30T00:00:00Z", "2023-02-29T12:00:00Z", "1900-02-29T00:00:00Z",
                       "2009-04-31T00:00:00Z", "2009-00-10T00:00:00Z", "2009-01-00T00:00:00Z",
                       "2009-01-32T00:00:00Z", "2009-02-13T24:00:00Z", "2009-02-13T25:00:00Z",
                       "2009-02-13T23:60:00Z", "2009-02-13T23:59:60Z", "2009-02-13 23:31:30Z",
                       "0000-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "2009-2-3T00:00:00Z",
                       "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
                       "2009-02-13T23:31:30.Z", "2009-02-13T23:31:30.1234567891Z",
                       "2009-02-13T23:31:30+0100", "2009-02-13T23:31Z", "x")
LEAP_DAYS = ("2000-02-29T12:30:45Z", "2024-02-29T23:59:59.5Z", "0004-02-29T00:00:00Z")
ZONES = ("UTC", "+00:00", "-00:00", "+01:00", "-01:00", "+05:30", "-09:30", "+14:00", "-12:00",
         "02:00", "11:45", "+23:59", "-23:59")
BAD_ZONES = ("", "nowhere", "Mars/Olympus", "+1:00", "01:0", "+01:00:00", "*")
FIELDS_OF_TIME = ("getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek",
                  "getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds")
FIELDS_OF_SPAN = ("getHours", "getMinutes", "getSeconds", "getMilliseconds")
PATTERNS = ("", "a", "^a", "a$", "^$", "^abc$", ".", "..", "^.$", "a*", "^a+$", "a?b", "(ab)+",
            "a|b", "^(a|bc)+$", "[abc]", "[^abc]", "^[a-z]+$", "^[^a-z]*$", "\\\\d+", "\\\\D",
            "\\\\w+", "\\\\W", "\\\\s", "^\\\\S+$", "[[:alpha:]]+", "^[[:digit:]-]+$", "\\\\.",
            "a{2}", "^a{2,3}", "a{2,}$", "(?i)hello", "(?i:A)b", "(?:ab)c", "(?s)e.b", "(?m)^b",
            "ba(na)*", "a.*?b", "\\\\bhello\\\\b", "\\\\Ba", "[\\\\d.]+",
            "\\\\x61", "[\\\\x{65e5}-\\\\x{8a9e}]", "\u00e4|\u03b1", "\U0001f600", "^.{2}$",
            "(x=)([0-9]+);", "\\\\[x\\\\]", "\\\\A[ab]+\\\\z", "[a-c&&b]", "(|a)+b",
            "[-a]", "[]a]", "\\\\Qa.b\\\\E", "(?P<first>a)b", "^(?:a|ab)(?:c|bcd)*$")
PATTERN_ATOMS = ("a", "b", "c", "C", "1", ".", "[ab]", "[^a]", "[a-c]", "[^a-z\\n]", "\\d", "\\D",
                 "\\w", "\\W", "\\s", "\\S", "\u00e4", "[\u00df-\u00ff_]", "[[:upper:]]",
                 "[^[:alnum:]]", "\\x61", "[\\w-]", "-", " ")
PATTERN_REPETITIONS = ("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}", "{2,}", "{0}",
                       "{1,3}?")
PATTERN_EDGES = ("^", "^", "\\A", "\\b", "\\B", "(?m)^", "(?i)", "(?s)", "")
BAD_PATTERNS = ("(", "[a", "a{2,1}", "*a", "(?<=a)b", "\\1", "a)", "(?z)", "[z-a]")
