#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Evaluates tests (one JSON object a line) with @bufbuild/cel and prints one JSON object for each:
// {"value": TAGGED} or {"error": "message", "stage": "parse" | "evaluate"}.
//
//   evaluate.mjs --modules DIR [--plain] FILE...
//
// DIR holds node_modules. Where the library is known to deviate from CEL, and only for arguments
// for which it does, corrections.mjs answers in its place; "deviations" names those that were met.
// --plain leaves the library alone.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { corrections } from "./corrections.mjs";
import { mathFunctions } from "./math.mjs";

// The library answers in the zone of the machine otherwise.
process.env.TZ = "UTC";

const NANOS = 1000000000n;

function usage(problem) {
  process.stderr.write(`evaluate.mjs: ${problem}\n`);
  process.exit(2);
}

function readArguments(given) {
  const options = { modules: ".", plain: false, files: [] };
  for (let i = 0; i < given.length; ++i) {
    if (given[i] === "--modules") options.modules = given[++i] ?? usage("--modules wants a folder");
    else if (given[i] === "--plain") options.plain = true;
    else options.files.push(given[i]);
  }
  return options;
}

function loadLibrary(modules) {
  const require = createRequire(join(resolve(modules), "package.json"));
  return {
    cel: require("@bufbuild/cel"),
    protobuf: require("@bufbuild/protobuf"),
    reflect: require("@bufbuild/protobuf/reflect"),
    wkt: require("@bufbuild/protobuf/wkt"),
  };
}

// "-1.5s" as nanoseconds.
function nanosOfDuration(text) {
  const match = /^(-?)(\d+)(?:\.(\d{1,9}))?s$/.exec(text);
  if (match === null) throw new Error(`not a duration: ${text}`);
  const nanos = BigInt(match[2]) * NANOS + BigInt((match[3] ?? "").padEnd(9, "0"));
  return match[1] === "-" ? -nanos : nanos;
}

function fraction(nanos) {
  return nanos === 0n ? "" : `.${String(nanos).padStart(9, "0").replace(/0+$/, "")}`;
}

function makeValues({ cel, protobuf, reflect, wkt }) {
  // Lists and maps hold only values of the library: it knows no messages outside of an evaluation.
  function message(schema, content) {
    return reflect.reflect(schema, protobuf.create(schema, content));
  }

  // Out of a tagged value.
  function untag(tagged) {
    const [[tag, inner]] = Object.entries(tagged);
    switch (tag) {
      case "int":
        return BigInt(inner);
      case "double":
        return Number(inner);
      case "string":
      case "bool":
        return inner;
      case "null":
        return null;
      case "list":
        return inner.map(untag);
      case "map":
        return new Map(inner.map(([key, value]) => [untag(key), untag(value)]));
      case "timestamp": {
        const match = /^(.*?)(?:\.(\d{1,9}))?Z$/.exec(inner);
        const seconds = BigInt(Date.parse(`${match[1]}Z`)) / 1000n;
        const nanos = Number((match[2] ?? "").padEnd(9, "0"));
        return message(wkt.TimestampSchema, { seconds, nanos });
      }
      case "duration": {
        const nanos = nanosOfDuration(inner);
        return message(wkt.DurationSchema, {
          seconds: nanos / NANOS,
          nanos: Number(nanos % NANOS),
        });
      }
      default:
        throw new Error(`unknown tag ${tag}`);
    }
  }

  function doubleText(number) {
    return Object.is(number, -0) ? "-0.0" : String(number);
  }

  function tag(value) {
    switch (typeof value) {
      case "bigint":
        return { int: String(value) };
      case "number":
        return { double: doubleText(value) };
      case "string":
        return { string: value };
      case "boolean":
        return { bool: value };
    }
    if (value === null) return { null: null };
    if (cel.isCelList(value)) return { list: [...value].map(tag) };
    if (cel.isCelMap(value)) {
      return { map: [...value].map(([key, inner]) => [tag(key), tag(inner)]) };
    }
    if (reflect.isReflectMessage(value, wkt.TimestampSchema)) {
      const { seconds, nanos } = value.message;
      const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
      return { timestamp: `${whole}${fraction(BigInt(nanos))}Z` };
    }
    if (reflect.isReflectMessage(value, wkt.DurationSchema)) {
      const nanos = value.message.seconds * NANOS + BigInt(value.message.nanos);
      const size = nanos < 0n ? -nanos : nanos;
      const sign = nanos < 0n ? "-" : "";
      return { duration: `${sign}${size / NANOS}${fraction(size % NANOS)}s` };
    }
    throw new Error(`no tag for ${typeof value}`);
  }

  return { tag, untag };
}

function makeEvaluator(library, plain) {
  const { cel } = library;
  const { tag, untag } = makeValues(library);
  const met = new Set();
  const functions = mathFunctions(cel);
  if (!plain) functions.push(...corrections(library, (name) => met.add(name)));
  const environment = cel.celEnv({ funcs: functions });

  return (test) => {
    const bindings = {};
    for (const [name, value] of Object.entries(test.bindings ?? {})) bindings[name] = untag(value);
    met.clear();
    let parsed;
    try {
      parsed = cel.parse(test.expr);
    } catch (problem) {
      return { error: String(problem.message ?? problem), stage: "parse" };
    }
    let result;
    try {
      const value = cel.plan(environment, parsed)(bindings);
      result = cel.isCelError(value)
        ? { error: value.message, stage: "evaluate" }
        : { value: tag(value) };
    } catch (problem) {
      result = { error: String(problem.message ?? problem), stage: "internal" };
    }
    return met.size === 0 ? result : { ...result, deviations: [...met].sort() };
  };
}

const options = readArguments(process.argv.slice(2));
const evaluate = makeEvaluator(loadLibrary(options.modules), options.plain);
const lines = [];
for (const file of options.files) {
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() !== "") lines.push(JSON.stringify(evaluate(JSON.parse(line))));
  }
}
process.stdout.write(lines.map((line) => `${line}\n`).join(""));
