import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bind, traced, withSpan } from "../../src/index.ts";
import { useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const throwing = (): never => {
  throw new Error("hostile");
};

/** Traps are off while fast-check and the tests look at their own values. */
let armed = false;
const arm = <T>(fn: () => T): T => {
  armed = true;
  try {
    return fn();
  } finally {
    armed = false;
    diagnostics.take();
  }
};
const trapped = (target: object): object =>
  new Proxy(target, {
    get: (object, key) => (armed ? throwing() : Reflect.get(object, key)),
    has: (object, key) => (armed ? throwing() : Reflect.has(object, key)),
    ownKeys: (object) => (armed ? throwing() : Reflect.ownKeys(object)),
    getPrototypeOf: (object) => (armed ? throwing() : Reflect.getPrototypeOf(object)),
    getOwnPropertyDescriptor: (object, key) => (armed ? throwing() : Reflect.getOwnPropertyDescriptor(object, key)),
    defineProperty: (object, key, descriptor) => (armed ? throwing() : Reflect.defineProperty(object, key, descriptor)),
  });

const key = fc.constantFrom<PropertyKey>(
  "then",
  "next",
  "return",
  "throw",
  "pipe",
  "on",
  "readable",
  "getReader",
  "pipeTo",
  "controller",
  "constructor",
  Symbol.iterator,
  Symbol.asyncIterator,
);

/** Objects that look as if they were to be consumed, and are not what they look like. */
const pretender = fc
  .tuple(
    fc.uniqueArray(
      fc.tuple(
        key,
        fc.constantFrom<unknown>(
          throwing,
          () => undefined,
          () => ({}),
          true,
          7,
          null,
          Promise,
          { signal: 1 },
        ),
      ),
      { selector: ([name]) => name, maxLength: 8, size: "max" },
    ),
    fc.constantFrom<(object: object) => unknown>(
      (object) => object,
      Object.freeze,
      trapped,
      (object) => new Proxy(object, {}),
      (object) => Object.assign(() => {}, object),
    ),
  )
  .map(([entries, make]) => make(Object.fromEntries(entries)));

const result = fc.oneof(
  pretender,
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
);

describe("whatever a function returns", () => {
  it("the application has the very same, and a span has started", () => {
    fc.assert(
      fc.property(result, (value) =>
        arm(() => {
          const before = recorder().started();
          const span = recorder().tracerProvider.getTracer("t").startSpan("active");
          expect(Object.is(traced("work")(() => value)(), value)).toBe(true);
          expect(
            Object.is(
              withSpan(span, () => value),
              value,
            ),
          ).toBe(true);
          expect(recorder().started()).toBe(before + 2);
        }),
      ),
      { numRuns },
    );
  });

  it("or throws, the application has the very same", () => {
    fc.assert(
      fc.property(result, (value) =>
        arm(() => {
          const fail = (): never => {
            throw value;
          };
          for (const way of [traced("work")(fail), bind(fail)]) {
            let caught: { readonly error: unknown } | undefined;
            try {
              way();
            } catch (error) {
              caught = { error };
            }
            expect(caught !== undefined && Object.is(caught.error, value)).toBe(true);
          }
        }),
      ),
      { numRuns },
    );
    expect(recorder().spans().length).toBe(recorder().started());
  });
});
