// SPDX-License-Identifier: MIT
// The functions math.* of cel-go's extension, by its documentation: @bufbuild/cel has none of them.

const MOST_ARGUMENTS = 8;
const MIN_INT = -(2n ** 63n);

function sign(number) {
  if (Number.isNaN(number)) return number;
  return number > 0 ? 1 : number < 0 ? -1 : 0;
}

// Half away from zero.
function round(number) {
  const whole = Math.trunc(number);
  return Math.abs(number - whole) >= 0.5 ? whole + Math.sign(number) : whole;
}

function absInt(number) {
  if (number === MIN_INT) throw new Error("integer overflow");
  return number < 0n ? -number : number;
}

// The first that no later one beats. What cannot be ordered is an error.
function extreme(numbers, beats) {
  if (numbers.length === 0) throw new Error("an empty list has no extreme");
  if (numbers.some((number) => typeof number !== "number" && typeof number !== "bigint")) {
    throw new Error("no such overload");
  }
  if (numbers.length > 1 && numbers.some((number) => Number.isNaN(number))) {
    throw new Error("NaN values cannot be ordered");
  }
  return numbers.reduce((best, number) => (beats(number, best) ? number : best));
}

export function mathFunctions(cel) {
  const { BOOL, DOUBLE, INT } = cel.CelScalar;
  const LIST = cel.listType(cel.CelScalar.DYN);
  const made = [
    cel.celFunc("math.abs", [INT], INT, absInt),
    cel.celFunc("math.abs", [DOUBLE], DOUBLE, Math.abs),
    cel.celFunc("math.sign", [INT], INT, (number) => (number > 0n ? 1n : number < 0n ? -1n : 0n)),
    cel.celFunc("math.sign", [DOUBLE], DOUBLE, sign),
    cel.celFunc("math.round", [DOUBLE], DOUBLE, round),
    cel.celFunc("math.floor", [DOUBLE], DOUBLE, Math.floor),
    cel.celFunc("math.ceil", [DOUBLE], DOUBLE, Math.ceil),
    cel.celFunc("math.trunc", [DOUBLE], DOUBLE, Math.trunc),
    cel.celFunc("math.sqrt", [DOUBLE], DOUBLE, Math.sqrt),
    cel.celFunc("math.sqrt", [INT], DOUBLE, (number) => Math.sqrt(Number(number))),
    cel.celFunc("math.isNaN", [DOUBLE], BOOL, (number) => Number.isNaN(number)),
    cel.celFunc("math.isInf", [DOUBLE], BOOL, (number) => Math.abs(number) === Infinity),
    cel.celFunc("math.isFinite", [DOUBLE], BOOL, (number) => Number.isFinite(number)),
  ];
  const extremes = [
    ["math.greatest", (number, best) => number > best],
    ["math.least", (number, best) => number < best],
  ];
  for (const [name, beats] of extremes) {
    made.push(cel.celFunc(name, [LIST], cel.CelScalar.DYN, (list) => extreme([...list], beats)));
    for (const type of [INT, DOUBLE]) {
      for (let count = 1; count <= MOST_ARGUMENTS; ++count) {
        const types = new Array(count).fill(type);
        made.push(cel.celFunc(name, types, type, (...numbers) => extreme(numbers, beats)));
      }
    }
  }
  return made;
}
