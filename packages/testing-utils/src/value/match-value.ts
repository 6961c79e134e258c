import { isRegExp } from "node:util/types";

import { isAsymmetricMatcher } from "./expected-value.ts";
import { printExpected } from "./print-expected.ts";
import { printValue } from "./print-value.ts";

/** Where a value is not what was expected. */
export interface ValueMismatch {
  /** The way into the value, such as `[0].role`; empty for the value itself. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** Whether an object may have more members than are expected. */
export type ObjectMatch = "exactly" | "containing";

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const isNumeric = (value: unknown): value is number | bigint => typeof value === "number" || typeof value === "bigint";

const isSame = (expected: unknown, actual: unknown): boolean => {
  if (Object.is(expected, actual)) return true;
  // On the wire 5 and 5n are the same integer; a receiver gives large ones as bigints.
  return isNumeric(expected) && isNumeric(actual) && String(expected) === String(actual);
};

const answers = (ask: () => boolean): boolean => {
  try {
    return ask();
  } catch {
    return false; // a predicate that fails on a value it was not written for has not said yes
  }
};

const pathTo = (path: string, key: string | number): string => {
  if (typeof key === "number") return `${path}[${key}]`;
  return /^[A-Za-z_$][\w$]*$/u.test(key) ? `${path}${path === "" ? "" : "."}${key}` : `${path}[${JSON.stringify(key)}]`;
};

const first = <T>(
  items: readonly T[],
  compare: (item: T, index: number) => ValueMismatch | null,
): ValueMismatch | null => {
  for (const [index, item] of items.entries()) {
    const mismatch = compare(item, index);
    if (mismatch !== null) return mismatch;
  }
  return null;
};

class Comparison {
  readonly #objects: ObjectMatch;
  /** Pairs that were met before. The first mismatch ends everything, so a pair in a circle has none so far. */
  readonly #met = new Map<object, Set<unknown>>();

  constructor(objects: ObjectMatch) {
    this.#objects = objects;
  }

  compare(expected: unknown, actual: unknown, path: string): ValueMismatch | null {
    const mismatch = (wanted: string): ValueMismatch => ({ path, expected: wanted, got: printValue(actual) });

    if (typeof expected === "function") {
      return answers(() => Reflect.apply(expected, undefined, [actual]) === true)
        ? null
        : mismatch(`what satisfies ${printValue(expected)}`);
    }
    if (isRegExp(expected)) {
      // A copy: a global or sticky expression remembers where it stopped.
      const matches = typeof actual === "string" && new RegExp(expected.source, expected.flags).test(actual);
      return matches ? null : mismatch(`text that matches ${String(expected)}`);
    }
    if (isAsymmetricMatcher(expected)) {
      return answers(() => expected.asymmetricMatch(actual)) ? null : mismatch(printExpected(expected));
    }
    if (expected instanceof Uint8Array) {
      return actual instanceof Uint8Array && Buffer.compare(expected, actual) === 0
        ? null
        : mismatch(printValue(expected));
    }
    if (Array.isArray(expected)) {
      if (!Array.isArray(actual) || actual.length !== expected.length) return mismatch(printExpected(expected));
      if (this.#wasMet(expected, actual)) return null;
      return first(expected, (one, index) => this.compare(one, actual[index], pathTo(path, index)));
    }
    if (isMembers(expected)) {
      if (!isMembers(actual)) return mismatch(printExpected(expected));
      return this.#wasMet(expected, actual) ? null : this.#compareMembers(expected, actual, path);
    }
    return isSame(expected, actual) ? null : mismatch(printValue(expected));
  }

  #compareMembers(expected: Members, actual: Members, path: string): ValueMismatch | null {
    const isExtra = (key: string): boolean => !Object.hasOwn(expected, key);
    const extra = this.#objects === "exactly" ? Object.keys(actual).find(isExtra) : undefined;
    if (extra !== undefined) return { path: pathTo(path, extra), expected: "nothing", got: printValue(actual[extra]) };
    return first(Object.entries(expected), ([key, one]) => {
      const isThere = Object.hasOwn(actual, key);
      if (!isThere && one !== undefined) {
        return { path: pathTo(path, key), expected: printExpected(one), got: "nothing" };
      }
      return this.compare(one, isThere ? actual[key] : undefined, pathTo(path, key));
    });
  }

  #wasMet(expected: object, actual: unknown): boolean {
    const met = this.#met.get(expected);
    if (met === undefined) this.#met.set(expected, new Set([actual]));
    else if (met.has(actual)) return true;
    else met.add(actual);
    return false;
  }
}

/** Compares a value with what is expected of it; `null` if it matches, else the first place where it does not. */
export const matchValue = (
  expected: unknown,
  actual: unknown,
  objects: ObjectMatch = "exactly",
): ValueMismatch | null => {
  try {
    return new Comparison(objects).compare(expected, actual, "");
  } catch {
    // A getter that throws, a proxy, more levels than the stack has: a value that cannot be read is not as expected.
    return { path: "", expected: printExpected(expected), got: `${printValue(actual)}, which cannot be read` };
  }
};
