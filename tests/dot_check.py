#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what `rules graph`, `analyze --graph dot` and `argue --format dot` print to the grammar of Graphviz's DOT
language, and to what it is to say.

A strict reader of the part of the language that the program uses (quoted names, attribute lists, edges, clusters) refuses
everything else; in a graph all ends of edges are declared nodes, none twice. Where Graphviz is installed, `dot -Tsvg` must
take every graph without a word and make an SVG of it with all nodes; without it that part is skipped, which is said.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIMEOUT_SECONDS = 60
SVG = "{http://www.w3.org/2000/svg}"
TOKEN = re.compile(r'\s*(?:"((?:[^"\\\n]|\\["\\n])*)"|([A-Za-z_][A-Za-z_0-9]*|[0-9]+)|(->|[{}\[\]=;,]))')
# A label is no place for an entity that Graphviz would replace, but for the one of `&` itself.
ENTITY = re.compile(r"&(?!amp;)")

# A claim with everything that DOT, labels, SVG or a terminal could take for something else.
HOSTILE = 'a "quote" \\N \\l <b> & &lt; ]]> \u202e \ufffe {training_cost}; } -> x [label=y] // /* #'
WORLD = {"family": "hostile", "rules": [
    {"id": "one", "claim": HOSTILE, "strength": 0.5, "mechanism": "saving", "basis": "judgement",
     "written": "2026-11-24", "effects": [{"layer": "$each", "channel": "demand", "bull": 0.25}],
     "each": "layer.order <= 2",
     "attacks": [{"to": "two", "weight": 0.5, "note": HOSTILE}, "mechanism:nobody"]},
    {"id": "two", "claim": "Two", "strength": 0.5, "mechanism": "saving", "basis": "judgement",
     "written": "2026-11-24"},
    {"id": "three", "claim": "Three", "strength": 0.5, "basis": "judgement",
     "written": "2026-11-24", "supported_by": ["mechanism:saving"]}]}


ARGUMENTS = {"title": HOSTILE,
             "arguments": {'a "quote" \\N <b> & &lt; } -> x [y] // #': {"base": 0.25, "claim": HOSTILE},
                           "b": 1, "-": 0.5},
             "attacks": [["b", 'a "quote" \\N <b> & &lt; } -> x [y] // #', 0.5]],
             "supports": [["-", "b"]]}


class BadGraph(Exception):
    pass


class Graph:
    """The nodes (name to attributes), edges (from, to, attributes) and clusters of a text."""

    def __init__(self, text):
        self.tokens = self.split(text)
        self.at = 0
        self.nodes, self.edges, self.clusters = {}, [], []
        self.word("digraph")
        self.name()
        self.body()
        if self.at != len(self.tokens):
            raise BadGraph(f"something behind the graph: {self.tokens[self.at]}")
        for source, target, _ in self.edges:
            for end in (source, target):
                if end not in self.nodes:
                    raise BadGraph(f"an edge ends at {end!r}, which is no node")

    @staticmethod
    def split(text):
        if not text.endswith("}\n"):
            raise BadGraph("the graph does not end with a bracket and a line break")
        tokens, at = [], 0
        text = text.rstrip()
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise BadGraph(f"no token: {text[at:at + 40]!r}")
            quoted, plain, sign = match.groups()
            if quoted is not None:
                if ENTITY.search(quoted):
                    raise BadGraph(f"an entity in {quoted!r}")
                plain_text = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], quoted)
                tokens.append(("name", plain_text.replace("&amp;", "&")))
            else:
                tokens.append(("word", plain) if plain is not None else ("sign", sign))
            at = match.end()
        return tokens

    def next(self):
        if self.at == len(self.tokens):
            raise BadGraph("the graph ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def word(self, word):
        if self.next() != ("word", word):
            raise BadGraph(f"{word!r} was expected, not {self.tokens[self.at - 1]}")

    def sign(self, sign):
        if self.next() != ("sign", sign):
            raise BadGraph(f"{sign!r} was expected, not {self.tokens[self.at - 1]}")

    def name(self):
        kind, text = self.next()
        if kind not in ("name", "word"):
            raise BadGraph(f"a name was expected, not {text!r}")
        return text

    def attributes(self):
        found = {}
        if self.peek() != ("sign", "["):
            return found
        self.sign("[")
        while self.peek() != ("sign", "]"):
            if found:
                self.sign(",")
            key = self.name()
            self.sign("=")
            if key in found:
                raise BadGraph(f"{key} twice")
            found[key] = self.name()
        self.sign("]")
        return found

    def body(self):
        self.sign("{")
        while self.peek() != ("sign", "}"):
            self.statement()
        self.sign("}")

    def statement(self):
        kind, text = self.peek()
        if (kind, text) == ("word", "subgraph"):
            self.next()
            name = self.name()
            if not name.startswith("cluster") or name in self.clusters:
                raise BadGraph(f"no cluster of its own: {name!r}")
            self.clusters.append(name)
            self.body()
            return
        if kind == "word" and text in ("graph", "node", "edge"):
            self.next()
            self.attributes()
        elif kind == "word":
            self.next()
            self.sign("=")
            self.name()
        else:
            self.node_or_edge(self.name())
        self.sign(";")

    def node_or_edge(self, name):
        if self.peek() == ("sign", "->"):
            self.next()
            target = self.name()
            self.edges.append((name, target, self.attributes()))
            return
        if name in self.nodes:
            raise BadGraph(f"the node {name!r} twice")
        self.nodes[name] = self.attributes()


def self_mistakes():
    """The reader must refuse what is no graph of ours."""
    good = 'digraph rules {\n  "a" [label="x\\"y"];\n  "a" -> "a" [color=red, label="&amp;"];\n}\n'
    Graph(good)
    for bad in (good.replace('x\\"y', 'x"y'), good.replace('"];', '"]', 1), good.replace('-> "a"', '-> "b"'),
                good.replace("&amp;", "&lt;"), good.replace("}\n", ""), good + "}\n",
                good.replace("x\\", "x\\N\\"), good.replace("color=red, ", "color=red "),
                good.replace('  "a" ->', '  "a" [label="z"];\n  "a" ->')):
        try:
            Graph(bad)
            yield f"the reader takes {bad!r}"
        except BadGraph:
            pass


def svg_mistakes(dot, text, graph):
    done = subprocess.run([dot, "-Tsvg"], input=text.encode(), capture_output=True, check=False,
                          timeout=TIMEOUT_SECONDS)
    if done.returncode != 0 or done.stderr:
        yield f"dot ends with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:500]}"
        return
    try:
        root = ElementTree.fromstring(done.stdout)
    except ElementTree.ParseError as mistake:
        yield f"its SVG is not well-formed: {mistake}"
        return
    titles = [group.find(f"{SVG}title").text for group in root.iter(f"{SVG}g")
              if group.get("class") == "node"]
    # In a name, unlike in a label, dot keeps both backslashes.
    if sorted(titles) != sorted(name.replace("\\", "\\\\") for name in graph.nodes):
        yield "the SVG has other nodes"


def rules_mistakes(graph, cards, effects):
    """A graph of the whole book against the cards of `rules list --json`."""
    rules = {name[5:] for name in graph.nodes if name.startswith("rule:")}
    if rules != set(cards):
        yield f"other rules than the book has: {sorted(rules ^ set(cards))}"
    drawn = {(source, target, "support" if look["arrowhead"] == "normal" else "attack")
             for source, target, look in graph.edges if look.get("arrowhead") in ("normal", "tee")}
    written = set()
    for card in cards.values():
        for relation in card["relations"]:
            if relation["written_in"] != card["id"]:
                continue
            other = relation["other"]
            ends = [f"rule:{card['id']}", other if ":" in other else f"rule:{other}"]
            written.add((*(reversed(ends) if relation["incoming"] else ends), relation["kind"]))
    if drawn != written:
        yield f"other relations than the book has: {sorted(drawn ^ written)}"
    pressing = sum(look.get("arrowhead") == "vee" for _, _, look in graph.edges)
    expected = sum(len(card["chosen"]) if effect["layer"] == "$each" else 1
                   for card in cards.values() for effect in card["effects"])
    if pressing != (expected if effects else 0):
        yield f"{pressing} effects, not {expected if effects else 0}"


def graph_mistakes(binary, dot, book):
    def run(*words):
        done = subprocess.run([binary, "rules", *words, *book], stdin=subprocess.DEVNULL,
                              capture_output=True, check=False, timeout=TIMEOUT_SECONDS)
        if done.returncode != 0:
            raise BadGraph(f"{words}: exit {done.returncode}\n{done.stderr.decode()}")
        return done.stdout.decode("utf-8")

    cards = json.loads(run("list", "--json"))["rules"]
    families = sorted({card["family"] for card in cards.values()})
    for words in ([], ["--effects"], *(["--family", family] for family in families)):
        text = run("graph", *words)
        try:
            graph = Graph(text)
        except BadGraph as mistake:
            yield f"{book} {words}: {mistake}"
            continue
        if text != run("graph", *words):
            yield f"{book} {words}: other bytes the second time"
        found = [] if "--family" in words else list(rules_mistakes(graph, cards, words))
        found += svg_mistakes(dot, text, graph) if dot else []
        yield from (f"{book} {words}: {mistake}" for mistake in found)


def argument_mistakes(graph, document):
    """A drawn argument graph against the same as JSON."""
    arguments = {name: what if isinstance(what, dict) else {"base": what}
                 for name, what in document["arguments"].items()}
    if set(graph.nodes) != set(arguments):
        yield f"other arguments: {sorted(set(graph.nodes) ^ set(arguments))}"
        return
    for name, look in graph.nodes.items():
        if not look["label"].startswith(f"{name}\n\u03c4 "):
            yield f"another label of {name!r}: {look['label']!r}"
        if ("tooltip" in look) != bool(arguments[name].get("claim") or arguments[name].get("notes")):
            yield f"the tooltip of {name!r}"
    drawn = sorted((source, target, look["color"], look.get("style")) for source, target, look in graph.edges)
    looks = {"attacks": ("firebrick", "dashed"), "supports": ("forestgreen", None)}
    expected = sorted((*relation[:2], *look) for kind, look in looks.items() for relation in document.get(kind, []))
    if drawn != expected:
        yield f"other relations: {drawn} and not {expected}"


def argument_graph_mistakes(binary, dot, directory):
    def run(*words):
        done = subprocess.run([binary, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True,
                              check=False, timeout=TIMEOUT_SECONDS)
        if done.returncode != 0:
            raise BadGraph(f"{words}: exit {done.returncode}\n{done.stderr.decode()}")
        return done.stdout.decode("utf-8")

    hostile = directory / "graph.json"
    hostile.write_text(json.dumps(ARGUMENTS), "utf-8")
    cases = [(run("argue", hostile, "--format", "dot"), ARGUMENTS)]
    scenarios = sorted((HERE.parent / "data" / "scenarios").glob("*.json"))
    for path in scenarios:
        document = json.loads(run("analyze", path, "--graph", "json"))
        cases.append((run("analyze", path, "--graph", "dot"), document))
    if len(cases) < 2:
        yield "no scenario"
    for text, document in cases:
        graph = Graph(text)
        yield from argument_mistakes(graph, document)
        yield from svg_mistakes(dot, text, graph) if dot else []


def main():
    parser = argparse.ArgumentParser(description="Checks the graphs of `rules graph`, `analyze` and `argue`.")
    parser.add_argument("--binary", required=True, type=Path)
    options = parser.parse_args()
    binary = str(options.binary.resolve())
    dot = shutil.which("dot")
    if dot is None:
        print("GRAPHVIZ IS NOT INSTALLED: graphs are read by our reader alone")
    found = list(self_mistakes())
    with tempfile.TemporaryDirectory() as directory:
        hostile = Path(directory) / "hostile.json"
        hostile.write_text(json.dumps(WORLD), "utf-8")
        for book in ([], ["--rules", str(hostile)]):
            try:
                found += graph_mistakes(binary, dot, book)
            except BadGraph as mistake:
                found.append(str(mistake))
        try:
            found += argument_graph_mistakes(binary, dot, Path(directory))
        except BadGraph as mistake:
            found.append(f"argument graphs: {mistake}")
    for mistake in found:
        print(mistake)
    print(f"{len(found)} mistakes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
