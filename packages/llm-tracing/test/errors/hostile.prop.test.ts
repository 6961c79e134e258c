import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { describeFailure } from "../../src/errors/describe-failure.ts";
import { exceptionChain } from "../../src/errors/exception-chain.ts";
import { recordError } from "../../src/index.ts";
import { startTrace } from "./failed-span.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const throwing = (): never => {
  throw new Error("hostile");
};

/** Values are described as recipes: fast-check, which looks at what it generates, never sees the hostile ones. */
type Recipe =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "throwing getters" | "proxy" | "revoked proxy" | "endless" | "a function" }
  | { readonly kind: "error"; readonly fields: Readonly<Record<string, Recipe>> }
  | { readonly kind: "list"; readonly items: readonly Recipe[] };

const FIELDS = ["name", "message", "stack", "cause", "errors", "code", "type", "status", "error", "data", "details"];
const MORE = ["headers", "response", "innererror", "content_filter_result", "$metadata", "$retryable", "constructor"];

const { recipe } = fc.letrec<{ recipe: Recipe; fields: Record<string, Recipe> }>((tie) => ({
  recipe: fc.oneof(
    { maxDepth: 4, depthIdentifier: "recipe" },
    fc.record({
      kind: fc.constant("value" as const),
      value: fc.anything({ withBigInt: true, withNullPrototype: true }),
    }),
    fc.record({
      kind: fc.constantFrom("throwing getters", "proxy", "revoked proxy", "endless", "a function"),
    }) as fc.Arbitrary<Recipe>,
    fc.record({ kind: fc.constant("list" as const), items: fc.array(tie("recipe"), { maxLength: 40 }) }),
    fc.record({ kind: fc.constant("error" as const), fields: tie("fields") }),
  ),
  fields: fc.dictionary(fc.constantFrom(...FIELDS, ...MORE), tie("recipe"), { maxKeys: 6 }),
}));

const endless = (key: string): object => ({
  get [key](): object {
    return endless(key);
  },
});

const cook = (given: Recipe): unknown => {
  switch (given.kind) {
    case "value":
      return given.value;
    case "list":
      return given.items.map(cook);
    case "error": {
      const error = new Error("m");
      for (const [key, value] of Object.entries(given.fields)) {
        Object.defineProperty(error, key, { value: cook(value), configurable: true });
      }
      return error;
    }
    case "throwing getters":
      return Object.defineProperties(
        new Error("m"),
        Object.fromEntries([...FIELDS, ...MORE].map((key) => [key, { get: throwing }])),
      );
    case "proxy":
      return new Proxy(new Error("m"), { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing });
    case "revoked proxy": {
      const { proxy, revoke } = Proxy.revocable([], {});
      revoke();
      return proxy;
    }
    case "endless":
      return Object.assign(new Error("m"), { cause: endless("cause"), error: endless("error") });
    default:
      return throwing;
  }
};

describe("whatever is thrown", () => {
  it("is described, without an exception, in what telemetry can take", () => {
    fc.assert(
      fc.property(recipe, (given) => {
        const error = cook(given);
        const failure = describeFailure(error);
        expect(failure.type).toMatch(/^[\w$.:-]{1,64}$/);
        for (const value of Object.values(failure)) expect(["string", "number"]).toContain(typeof value);
        const chain = exceptionChain(error, { captured: false, redact: undefined });
        expect(chain.length).toBeGreaterThan(0);
        expect(chain.length).toBeLessThanOrEqual(16);
        for (const type of chain) expect(type).toMatch(/^[\w$.:-]{1,64}$/);
        const { start, end } = startTrace();
        const span = start();
        recordError(span, error, { captureContent: "span" });
        expect(end(span).status.code).toBe(2);
      }),
      { numRuns },
    );
  });

  it("is quoted only where it may be", () => {
    const secret = "a secret that is no identifier";
    fc.assert(
      fc.property(
        recipe,
        fc.subarray(["message", "stack", "code", "type", "name"], { minLength: 1 }),
        (given, keys) => {
          const error = Object.assign(new Error(secret), { cause: cook(given) });
          for (const key of keys) Object.defineProperty(error, key, { value: secret });
          const aggregate = new AggregateError([error, secret], secret);
          const { start, end } = startTrace();
          const span = start();
          recordError(span, aggregate);
          const { attributes, status, events } = end(span);
          expect(JSON.stringify([attributes, status, events])).not.toContain(secret);
        },
      ),
      { numRuns },
    );
  });
});

describe("a message", () => {
  const timeOf = (error: unknown): number => {
    const times = Array.from({ length: 7 }, () => {
      const started = performance.now();
      for (let run = 0; run < 20; run += 1) {
        describeFailure(error);
        exceptionChain(error, { captured: false, redact: undefined });
      }
      return performance.now() - started;
    });
    return Math.min(...times);
  };

  it.each([
    ["text", (size: number) => "x".repeat(size)],
    ["digits", (size: number) => `prompt is too long: ${"1".repeat(size)}`],
    ["what looks like a wait", (size: number) => "try again in ".repeat(size / 13)],
    ["a wait without end", (size: number) => `try again in ${"1m".repeat(size / 2)}`],
    ["what looks like a limit", (size: number) => "maximum context length is 1 tokens requested ".repeat(size / 45)],
    ["what looks like JSON", (size: number) => "{".repeat(size)],
    ["JSON", (size: number) => `{"a":"${"x".repeat(size)}"}`],
    ["what looks like a status", (size: number) => `got status: ${"A".repeat(size)}`],
  ])("of a megabyte takes no longer than one of 64 kB: %s", (_, text) => {
    const of = (size: number): Error => Object.assign(new Error("m"), { message: text(size), status: 400 });
    const small = of(60_000);
    const large = of(1_000_000);
    timeOf(small);
    // Nothing grows with the size; what is asserted is far below the ratio of the sizes, which is that of one reading.
    expect(timeOf(large)).toBeLessThan(8 * timeOf(small) + 1);
  });
});
