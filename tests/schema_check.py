#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the published schemas, the data, the loaders and the written documents to each other.

- Every schema is valid draft 7 and describes each of its properties.
- Every file of data/ and examples/ is valid by its schema.
- What `analyze --graph json` prints is valid by graph.schema.json, and `argue` finds the same strengths in it.
- What the program prints (assessment, error, run, lines) is valid by result.schema.json, the
  baselines it saves by baseline.schema.json, the scenarios to fill in by scenario.schema.json, what
  `batch` writes by event_result.schema.json.
- Files of schema/good are accepted by schema and program, those of schema/bad refused by both.
  Files of schema/meaning have a good shape but mean nothing: only the program refuses them.

schema/small holds one small document of each format; they work together. Each file of the corpus
takes the place of one of them. An event is a line, and so is each file of events.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft7Validator, FormatChecker

HERE = Path(__file__).resolve().parent
FORMATS = ("scenario", "rules", "stack", "vocabulary", "scales", "gate", "lexicon",
           "observations", "graph", "event")
REFUSED = 3
BAD_GATES = 2  # they are configuration
TIMEOUT_SECONDS = 60
ALL_FIELDS = "net,pressure,verdict,fired,undecided"


def read(path):
    return json.loads(path.read_text("utf-8"))


class Schemas:
    """The schemas of a folder as validators by format name."""

    def __init__(self, folder):
        self.documents = {path.name.removesuffix(".schema.json"): read(path)
                          for path in sorted(folder.glob("*.schema.json"))}

    def mistakes(self, name, document):
        """What the schema has against a document, as texts; [] when it is valid."""
        if name not in self.documents:
            return [f"no schema {name}"]
        validator = Draft7Validator(self.documents[name], format_checker=FormatChecker())
        return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in sorted(validator.iter_errors(document),
                                    key=lambda error: list(map(str, error.absolute_path)))]


def subschemas(schema, path="", described=frozenset()):
    """Every schema inside a schema as (place, schema, names of properties described around it)."""
    if not isinstance(schema, dict):
        return
    yield path, schema, described
    own = described | {name for name, inner in schema.get("properties", {}).items()
                       if isinstance(inner, dict) and ("description" in inner or "$ref" in inner)}
    for key, value in schema.items():
        if key in ("properties", "patternProperties", "definitions"):
            for name, inner in value.items():
                yield from subschemas(inner, f"{path}/{key}/{name}")
        elif key not in ("const", "enum", "default", "examples", "required", "if", "not"):
            branch = key in ("then", "else", "anyOf", "allOf", "oneOf")
            for at, inner in enumerate(value if isinstance(value, list) else [value]):
                yield from subschemas(inner, f"{path}/{key}/{at}", own if branch else frozenset())


def check_schema(name, schema):
    """Mistakes of a schema itself."""
    try:
        Draft7Validator.check_schema(schema)
    except Exception as mistake:  # the class moved between versions
        yield f"{name}.schema.json: {mistake}"
        return
    if schema.get("$schema") != "http://json-schema.org/draft-07/schema#":
        yield f"{name}.schema.json: `$schema` must name draft 7"
    for path, inner, described in subschemas(schema):
        for key, value in inner.get("properties", {}).items():
            target = {"description": "around"} if key in described else value
            while isinstance(target, dict) and not target.get("description") and "$ref" in target:
                target = schema.get("definitions", {}).get(target["$ref"].split("/")[-1], {})
            if isinstance(target, dict) and not target.get("description"):
                yield f"{name}.schema.json: {path}/properties/{key} has no description"


def data_files(data):
    """(file, format) of everything below a folder, as data/, that has a schema."""
    forms = {"ci": "gate", "rules": "rules", "scenarios": "scenario",
             "observations": "observations"}
    for path in sorted(data.glob("**/*.json")):
        if path.parent.name == "schemas":
            continue
        yield path, forms.get(path.parent.name,
                              "config" if path.stem == "stackimpact" else path.stem)


class Program:
    def __init__(self, binary):
        self.binary = str(Path(binary).resolve())

    def run(self, *arguments):
        """(exit code, stdout, stderr)."""
        # In CI baselines are not written, and these are.
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        done = subprocess.run([self.binary, *map(str, arguments)], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=TIMEOUT_SECONDS, check=False,
                              env=environment)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")

    def load(self, form, path):
        """Runs a command in which `path` takes the place of the small document of its format:
        an analysis, for gates a comparison, which has all that they can look at, for a lexicon a
        draft, for observations a resolution, for graphs an argumentation, for events a batch."""
        files = {name: HERE / "schema" / "small" / f"{name}.json" for name in FORMATS}
        files[form] = path
        command = ["analyze", files["scenario"], "--json"]
        if form == "gate":
            command = ["compare", files["scenario"], files["scenario"], "--json",
                       "--gate", files["gate"]]
        if form == "observations":
            command = ["resolve", files["scenario"], "--observations", files["observations"],
                       "--as-of", "2026-11-26", "--json"]
        if form == "event":
            command = ["batch", "--in", files["event"], "--fields", ALL_FIELDS]
        if form == "graph":
            return self.run("argue", path, "--json")
        if form == "lexicon":
            return self.run("draft", "Open model trained on H800s for under $6M", "--json",
                            "--stack", files["stack"], "--vocabulary", files["vocabulary"],
                            "--lexicon", files["lexicon"])
        return self.run(*command, "--stack", files["stack"], "--rules", files["rules"],
                        "--vocabulary", files["vocabulary"], "--scales", files["scales"])


def check_corpus(schemas, program):
    """Files on which schema or program do not have the verdict that their folder says."""
    count = 0
    for folder, by_schema, by_program in (("good", True, True), ("bad", False, False),
                                          ("meaning", True, False)):
        for form in FORMATS:
            for path in sorted((HERE / "schema" / folder / form).glob("*.json")):
                count += 1
                name = path.relative_to(HERE).as_posix()
                mistakes = schemas.mistakes(form, read(path))
                if by_schema and mistakes:
                    yield f"{name}: the schema refuses it: {mistakes[0]}"
                if not by_schema and not mistakes:
                    yield f"{name}: the schema accepts it"
                code, out, err = program.load(form, path)
                if code != (0 if by_program else (BAD_GATES if form == "gate" else REFUSED)):
                    yield f"{name}: the program ends with {code}:\n{err}"
                try:
                    written = {"lexicon": "scenario" if by_program else "result",
                               "event": "event_result"}.get(form, "result")
                    mistakes = schemas.mistakes(written, json.loads(out))
                except ValueError as mistake:
                    mistakes = [f"no JSON on stdout: {mistake}"]
                if mistakes:
                    yield f"{name}: its result is not valid: {mistakes[0]}"
    if count < 200:
        yield f"only {count} files in the corpus"


def check_results(schemas, program, data):
    """What the program prints against the schema of results."""
    with tempfile.TemporaryDirectory() as directory:
        bad = Path(directory) / "bad.json"
        bad.write_text('{ "event": "x", "facts": { "no_such_fact": 1 } }')
        good = sorted((data / "scenarios").glob("*.json"))
        small = HERE / "schema" / "good" / "scenario" / "minimal.json"
        failing = HERE / "schema" / "failing_rule_tests.json"
        graph = HERE / "schema" / "good" / "graph" / "full.json"
        loop = HERE / "schema" / "meaning" / "graph" / "cycle.json"
        seen = ["--observations", data / "observations", "--as-of", "2026-11-26"]
        for command, arguments, kinds, code in (
                ("analyze", [*good[:1], "--json"], ["assessment"], 0),
                ("analyze", [*good[:1], "--json", "--drop", "source:reuters"], ["assessment"], 0),
                ("analyze", [small, "--json", "--set", "training_cost=60M"], ["assessment"], 0),
                ("analyze", [bad, "--json"], ["error"], REFUSED),
                ("analyze", [Path(directory) / "absent.json", "--json"], ["error"], REFUSED),
                ("analyze", [*good, bad, "--json"], ["run"], REFUSED),
                ("analyze", [*good, bad, "--format", "ndjson"],
                 ["assessment"] * len(good) + ["error"], REFUSED),
                ("rules", ["list", "--json"], ["rules"], 0),
                ("rules", ["list", "--format", "ndjson", "--rules", failing], ["rules"], 0),
                ("rules", ["list", "--json", "--family", "no_such"], ["error"], 2),
                ("rules", ["list", "--json", "--rules", bad], ["error"], REFUSED),
                ("rules", ["graph", "--json"], ["rules"], 0),
                ("rules", ["coverage", *good, small, "--json"], ["coverage"], 0),
                ("rules", ["coverage", small, bad, "--format", "ndjson", "--rules", failing],
                 ["coverage"], REFUSED),
                ("rules", ["coverage", "--json"], ["error"], 2),
                ("backtest", [*good, "--json"], ["backtest"], 0),
                ("backtest", [*good, "--json", "--include-confounded", "--allow-later"],
                 ["backtest"], 0),
                ("backtest", [*good[:1], bad, "--json"], ["backtest"], REFUSED),
                ("rules", ["test", "--json"], ["rule_tests"], 0),
                ("resolve", [data / "scenarios", "--json", *seen], ["resolution"], 0),
                ("resolve", [*good, bad, "--format", "ndjson", *seen], ["resolution"], REFUSED),
                ("resolve", [small, "--json", *seen], ["resolution"], 4),
                ("resolve", [small, "--json", "--observations", bad], ["error"], REFUSED),
                ("resolve", [small, "--json"], ["error"], 2),
                ("argue", [HERE / "schema" / "small" / "graph.json", "--json"], ["argumentation"], 0),
                ("argue", [graph, "--json", "--semantics", "all", "--flips", "--group", "x=c"],
                 ["argumentation"], 0),
                ("argue", [graph, "--json", "--topic", "no_such"], ["error"], 2),
                ("argue", [loop, "--json"], ["error"], REFUSED),
                ("argue", [loop, "--json", "--cycles", "continuous", "--topic", "a", "--flips"],
                 ["argumentation"], 0),
                ("rules", ["test", failing, "--json"], ["rule_tests"], 1)):
            shown = " ".join(map(str, [command, *arguments]))
            got, out, err = program.run(command, *arguments)
            if got != code:
                yield f"{shown}: exit {got}, not {code}\n{err}"
            lines = out.splitlines() if "ndjson" in arguments else [out]
            try:
                documents = [json.loads(line, parse_constant=lambda word: 1 / 0) for line in lines]
            except (ValueError, ZeroDivisionError) as mistake:
                yield f"{shown}: no JSON: {mistake}"
                continue
            if [document.get("kind") for document in documents] != kinds:
                yield f"{shown}: not of kind {kinds}"
            for document in documents:
                for mistake in schemas.mistakes("result", document)[:5]:
                    yield f"{shown}: {mistake}"


def check_events(schemas, program):
    """Streams of all events of the corpus: a line for each, whatever is asked for, as the schema says."""
    events = [path.read_bytes() for folder in ("good", "bad", "meaning")
              for path in sorted((HERE / "schema" / folder / "event").glob("*.json"))]
    small = HERE / "schema" / "small"
    knowledge = [word for name in ("stack", "rules", "vocabulary", "scales")
                 for word in (f"--{name}", small / f"{name}.json")]
    with tempfile.TemporaryDirectory() as directory:
        stream = Path(directory) / "events.ndjson"
        stream.write_bytes(b"".join(events) + b'{"id": "cut off", "open_w')
        for fields in [ALL_FIELDS, *ALL_FIELDS.split(",")]:
            shown = f"batch --fields {fields}"
            code, out, err = program.run("batch", "--in", stream, "--fields", fields, *knowledge)
            if code != REFUSED:
                yield f"{shown}: exit {code}\n{err}"
            results = [json.loads(line) for line in out.splitlines()]
            if len(results) != len(events) + 1:
                yield f"{shown}: {len(results)} lines for {len(events) + 1} events"
            for number, result in enumerate(results, 1):
                yield from (f"{shown}: line {number}: {mistake}"
                            for mistake in schemas.mistakes("event_result", result)[:5])
                if "error" in result and result["error"]["line"] != number:
                    yield f"{shown}: the error of line {number} is said to be elsewhere"
                if "error" not in result and list(result) != ["id", *fields.split(",")]:
                    yield f"{shown}: line {number} has the fields {list(result)}"


def check_graphs(schemas, program, data):
    """The argument graphs of the scenarios: valid by their schema; `argue` finds the strengths in them that `analyze`
    found."""
    with tempfile.TemporaryDirectory() as directory:
        for scenario in sorted((data / "scenarios").glob("*.json")):
            shown = f"analyze --graph json {scenario.name}"
            path = Path(directory) / scenario.name
            code, out, err = program.run("analyze", scenario, "--graph", "json")
            if code != 0:
                yield f"{shown}: exit {code}\n{err}"
                continue
            path.write_text(out, "utf-8")
            yield from (f"{shown}: {mistake}"
                        for mistake in schemas.mistakes("graph", read(path))[:5])
            code, out, err = program.run("argue", path, "--json")
            if code != 0:
                yield f"{shown}: argue ends with {code}\n{err}"
                continue
            found = {name: argument["strengths"]["qe"]
                     for name, argument in json.loads(out)["arguments"].items()}
            _, out, _ = program.run("analyze", scenario, "--json")
            expected = {name: argument["strength"]
                        for name, argument in json.loads(out)["arguments"].items()}
            if not found or found != expected:
                yield f"{shown}: argue finds other strengths"


def check_templates(schemas, program, data):
    """What `init scenario` writes for each kind of event: a scenario that states nothing."""
    with tempfile.TemporaryDirectory() as directory:
        for kind in read(data / "vocabulary.json")["kinds"]:
            path = Path(directory) / f"{kind}.json"
            code, _, err = program.run("init", "scenario", "--kind", kind, "-o", path,
                                       "--vocabulary", data / "vocabulary.json")
            if code != 0:
                yield f"init scenario --kind {kind}: exit {code}\n{err}"
                continue
            yield from (f"init scenario --kind {kind}: {mistake}"
                        for mistake in schemas.mistakes("scenario", read(path))[:5])
            code, out, err = program.run("analyze", path, "--json", "--vocabulary",
                                         data / "vocabulary.json")
            if code != 0:
                yield f"init scenario --kind {kind}: it does not load\n{err}"
            elif json.loads(out)["facts"] or not read(path)["facts"]:
                yield f"init scenario --kind {kind}: it states facts, or asks for none"


def check_baselines(schemas, program, data):
    """The baselines that the program saves, and what it prints about them."""
    with tempfile.TemporaryDirectory() as directory:
        scenario = Path(directory) / "event.json"
        scenario.write_bytes((data / "scenarios" / "deepseek-r1.json").read_bytes())
        store = Path(directory) / "baseline"
        reason = ["--reason", "corrected", "--by", "somebody"]
        for command, arguments, kind, code in (
                ("save", [scenario], None, 0),
                ("diff", ["--json"], "baseline_diff", 0),
                ("list", ["--json"], "baselines", 0),
                ("diff", ["--json", "--scales", "changed"], "baseline_diff", 1),
                ("accept", ["--all", *reason, "--scales", "changed"], None, 0),
                ("list", ["--json"], "baselines", 0)):
            if "changed" in arguments:
                scales = read(data / "scales.json")
                grades = scales["evidence"]["reliability"]
                scales["evidence"]["reliability"] = {key: grades[key] / 2 for key in grades}
                changed = Path(directory) / "scales.json"
                changed.write_text(json.dumps(scales))
                arguments = [changed if word == "changed" else word for word in arguments]
            shown = f"baseline {command}"
            got, out, err = program.run("baseline", command, "--baseline", store, *arguments)
            if got != code:
                yield f"{shown}: exit {got}, not {code}\n{err}"
            if kind is not None:
                document = json.loads(out)
                if document["kind"] != kind:
                    yield f"{shown}: not of kind {kind}"
                yield from (f"{shown}: {mistake}"
                            for mistake in schemas.mistakes("result", document)[:5])
            for path in sorted(store.glob("*.json")):
                yield from (f"{shown}: {path.name}: {mistake}"
                            for mistake in schemas.mistakes("baseline", read(path))[:5])
        if [path.name for path in store.glob("*")] != ["deepseek-r1.json"]:
            yield "baseline save: not one file with the name of the id"


def main():
    parser = argparse.ArgumentParser(description="Checks schemas, data, loaders and results.")
    parser.add_argument("--binary", help="without it only schemas and data are checked")
    parser.add_argument("--data", type=Path, default=HERE.parent / "data")
    parser.add_argument("--examples", type=Path, default=HERE.parent / "examples")
    options = parser.parse_args()
    schemas = Schemas(options.data / "schemas")
    found = [f"no schema {name}" for name in (*FORMATS, "result", "baseline", "event_result")
             if name not in schemas.documents]
    for name, schema in schemas.documents.items():
        found += check_schema(name, schema)
    for path, form in [*data_files(options.data), *data_files(options.examples)]:
        found += [f"{path}: {mistake}" for mistake in schemas.mistakes(form, read(path))[:5]]
    if options.binary:
        program = Program(options.binary)
        found += check_results(schemas, program, options.data)
        found += check_graphs(schemas, program, options.data)
        found += check_templates(schemas, program, options.data)
        found += check_baselines(schemas, program, options.data)
        found += check_events(schemas, program)
        found += check_corpus(schemas, program)
    for mistake in found:
        print(mistake)
    print(f"{len(found)} mistakes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
