// SPDX-License-Identifier: MIT
// Answers in the place of @bufbuild/cel where it deviates from CEL. deviations.json says why for
// each of them, and has examples that show it. A correction takes over only for the arguments for
// which the library deviates.

const NANOS = 1000000000n;
const FIRST_SECOND = -62135596800n;
const LAST_SECOND = 253402300799n;
const MIN_INT = -(2n ** 63n);

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const SPECIAL = /^[+-]?(inf|infinity|nan)$/i;
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):/;

function fail(message) {
  throw new Error(message);
}

function doubleOfText(text) {
  if (SPECIAL.test(text)) {
    if (/nan/i.test(text)) return NaN;
    return text.startsWith("-") ? -Infinity : Infinity;
  }
  fail(`not a number that a double can hold: ${text}`);
}

// The shortest digits that are read as the same number, with an exponent of two digits or more
// when it is less than -4 or more than 15.
function textOfDouble(number) {
  if (Object.is(number, -0)) return "-0";
  if (!Number.isFinite(number)) {
    return Number.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
  }
  const [digits, exponent] = number.toExponential().split("e");
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
}

// Without zeros at the end of the fraction.
function trimmed(text) {
  return text.replace(/(\.\d*?)0+([Zs])$/, "$1$2");
}

// By code points. The library compares UTF-16 units.
function orderOfTexts(left, right) {
  const a = [...left].map((letter) => letter.codePointAt(0));
  const b = [...right].map((letter) => letter.codePointAt(0));
  for (let i = 0; i < Math.min(a.length, b.length); ++i) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return a.length - b.length;
}

function hasSurrogates(left, right) {
  return /[\ud800-\udfff]/.test(left + right);
}

function dayExists(text) {
  const match = TIMESTAMP.exec(text);
  if (match === null) return true;
  const [year, month, day, hours] = match.slice(1).map(Number);
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= last.getUTCDate() && hours < 24;
}

// Minutes from UTC; undefined for what is not a fixed offset.
function zoneMinutes(zone) {
  if (zone === undefined || zone === "UTC") return 0;
  const match = /^([+-]?)(\d\d):(\d\d)$/.exec(zone);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}

function localDate(timestamp, zone) {
  const minutes = zoneMinutes(zone);
  if (minutes === undefined) return undefined;
  const { seconds, nanos } = timestamp.message;
  return new Date(Number(seconds) * 1000 + minutes * 60000 + Math.floor(nanos / 1000000));
}

function dayOfYear(date) {
  const start = new Date(date.getTime());
  start.setUTCMonth(0, 1);
  return Math.round((date.getTime() - start.getTime()) / 86400000);
}

const PARTS_OF_DATE = {
  getFullYear: (date) => date.getUTCFullYear(),
  getMonth: (date) => date.getUTCMonth(),
  getDate: (date) => date.getUTCDate(),
  getDayOfMonth: (date) => date.getUTCDate() - 1,
  getDayOfWeek: (date) => date.getUTCDay(),
  getDayOfYear: dayOfYear,
};
const PARTS_OF_TIME = {
  ...PARTS_OF_DATE,
  getHours: (date) => date.getUTCHours(),
  getMinutes: (date) => date.getUTCMinutes(),
  getSeconds: (date) => date.getUTCSeconds(),
  getMilliseconds: (date) => date.getUTCMilliseconds(),
};

// Why the library has a part of a time wrong; undefined when it has not.
function mistakeInPart(name, timestamp, date, zone) {
  if (date === undefined) return undefined;
  if (zone === "UTC" && date.getUTCHours() === 0) return "midnight in UTC";
  if (name in PARTS_OF_DATE && date.getUTCFullYear() < 100) return "years below 100";
  return timestamp.message.nanos % 1000000 >= 500000 ? "rounded milliseconds" : undefined;
}

export function corrections({ cel, protobuf, wkt }, meet) {
  const { BOOL, DOUBLE, DYN, INT, STRING } = cel.CelScalar;
  const TIME = cel.objectType(wkt.TimestampSchema);
  const DURATION = cel.objectType(wkt.DurationSchema);
  const MAP = cel.mapType(DYN, DYN);
  const standard = cel.celEnv().funcs;
  const made = [];

  function library(name, target, given) {
    const result = standard.find(name)?.call(0, target, given);
    if (result === undefined) fail(`no overload of ${name}`);
    if (cel.isCelError(result)) throw result;
    return result;
  }

  // `instead` answers for arguments for which `deviates`, the library for all others.
  function correct(deviation, name, types, kind, deviates, instead) {
    made.push(
      cel.celFunc(name, types, kind, (...given) => {
        if (!deviates(...given)) return library(name, undefined, given);
        meet(deviation);
        return instead(...given);
      }),
    );
  }

  correct("int of text", "int", [STRING], INT, (text) => !/^[+-]?\d+$/.test(text),
    (text) => fail(`not an int: ${text}`));
  correct("double of text", "double", [STRING], DOUBLE,
    (text) => !DECIMAL.test(text) || !Number.isFinite(Number(text)), doubleOfText);
  correct("text of double", "string", [DOUBLE], STRING, (number) => {
    const size = Math.abs(number);
    return Object.is(number, -0) || !Number.isFinite(number) || size >= 1e16 ||
      (size !== 0 && size < 1e-4);
  }, textOfDouble);
  const printed = (value) => library("string", undefined, [value]);
  for (const kind of [TIME, DURATION]) {
    correct("text of time", "string", [kind], STRING,
      (value) => trimmed(printed(value)) !== printed(value), (value) => trimmed(printed(value)));
  }
  correct("timestamp of int", "timestamp", [INT], TIME, () => true, (seconds) => {
    if (seconds < FIRST_SECOND || seconds > LAST_SECOND) fail("timestamp out of range");
    return protobuf.create(wkt.TimestampSchema, { seconds });
  });
  correct("timestamp of text", "timestamp", [STRING], TIME, (text) => !dayExists(text),
    (text) => fail(`no such day: ${text}`));
  correct("duration of text", "duration", [STRING], DURATION, (text) => /^[+-]?$/.test(text),
    () => fail("not a duration"));
  correct("remainder of the least int", "_%_", [INT, INT], INT,
    (left, right) => left === MIN_INT && right === -1n, () => fail("int overflow"));
  const orders = {
    "_<_": (order) => order < 0, "_<=_": (order) => order <= 0,
    "_>_": (order) => order > 0, "_>=_": (order) => order >= 0,
  };
  for (const [name, holds] of Object.entries(orders)) {
    correct("order of text", name, [STRING, STRING], BOOL, hasSurrogates,
      (left, right) => holds(orderOfTexts(left, right)));
  }
  for (const [name, part] of Object.entries(PARTS_OF_TIME)) {
    for (const types of [[], [STRING]]) {
      made.push(
        cel.celMethod(name, TIME, types, INT, function (...zone) {
          const date = localDate(this, ...zone);
          const mistake = mistakeInPart(name, this, date, ...zone);
          if (mistake === undefined) return library(name, this, zone);
          meet(mistake);
          return BigInt(part(date));
        }),
      );
    }
  }
  // The library has the method only.
  made.push(
    cel.celFunc("matches", [STRING, STRING], BOOL, (text, pattern) => {
      meet("matches as a function");
      return library("matches", text, [pattern]);
    }),
  );
  // A key whose value is null: has() and `in` ask has() of the library's map.
  const prototype = Object.getPrototypeOf(cel.celMap(new Map()));
  prototype.has = function (key) {
    const value = this.get(key);
    if (value === null) meet("null in a map");
    return value !== undefined;
  };
  return made;
}
