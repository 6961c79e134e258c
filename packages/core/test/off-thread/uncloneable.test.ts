import { runInNewContext } from "node:vm";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { uncloneablePath } from "../../src/off-thread/uncloneable.ts";

const pathOf = (value: unknown): string => uncloneablePath("pipelineOptions", value);

const nothing = (): void => {};

class Connection {
  readonly open = nothing;
}

test.each<[what: string, value: unknown, path: string]>([
  ["a function", nothing, "pipelineOptions"],
  ["a symbol", { tag: Symbol("tag") }, "pipelineOptions.tag"],
  ["a promise", { later: Promise.resolve() }, "pipelineOptions.later"],
  ["a member of a list", { hooks: [1, nothing] }, "pipelineOptions.hooks[1]"],
  // oxlint-disable-next-line no-sparse-arrays
  ["a list with holes", [, nothing], "pipelineOptions[1]"],
  ["a value of a map", new Map([["on end", nothing]]), 'pipelineOptions.get("on end")'],
  ["a map with other keys", new Map([[1n, nothing]]), "pipelineOptions.get(1n)"],
  ["a map with objects as keys", new Map([[{ id: 1 }, nothing]]), "pipelineOptions.get([Object])"],
  ["a key of a map", { names: new Map([[nothing, 1]]) }, "pipelineOptions.names"],
  ["a member of a set", new Set([1, nothing]), "pipelineOptions[1]"],
  ["a member of an instance", { to: new Connection() }, "pipelineOptions.to.open"],
  ["a key that is no name", { headers: { "x-key": nothing } }, 'pipelineOptions.headers["x-key"]'],
  ["a key that is a number", { 1: nothing }, 'pipelineOptions["1"]'],
  ["the cause of an error", { last: new Error("no", { cause: nothing }) }, "pipelineOptions.last"],
  ["what was transferred", { port: new MessageChannel().port1 }, "pipelineOptions.port"],
])("%s", (_, value, path) => {
  expect(() => structuredClone(value)).toThrow();
  expect(pathOf(value)).toBe(path);
});

describe("what is hard to look at", () => {
  test("a getter that throws", () => {
    const value = {
      get token(): string {
        throw new Error("no token");
      },
    };
    expect(pathOf({ auth: value })).toBe("pipelineOptions.auth.token");
  });

  test("a proxy that throws whatever is asked", () => {
    const refuse = (): never => {
      throw new Error("no");
    };
    const value = new Proxy({}, { ownKeys: refuse, get: refuse, getPrototypeOf: refuse });
    expect(pathOf({ odd: value })).toBe("pipelineOptions.odd");
  });

  test("circles: what leads back is not blamed for what stands elsewhere", () => {
    const parent: Record<string, unknown> = {};
    parent["child"] = { parent };
    parent["hook"] = nothing;
    expect(pathOf(parent)).toBe("pipelineOptions.hook");
  });

  test("a circle at the end of which only a promise is left", () => {
    const promise: Promise<void> & { owner?: unknown } = Promise.resolve();
    const owner = { promise };
    promise.owner = owner;
    expect(pathOf(owner)).toBe("pipelineOptions");
  });
});

describe("anything", () => {
  const { value: cloneable } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom<unknown>(undefined, null, true, 1n, new Date(0), /x/, new Uint8Array(2)),
      fc.string(),
      fc.double(),
      fc.array(tie("value")),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("a", "b-c", "ünicode", "$_")), tie("value")),
      fc.array(fc.tuple(fc.string(), tie("value"))).map((entries) => new Map(entries)),
    ),
  }));

  test("the path leads to the one thing that cannot be sent", () => {
    const step = fc.tuple(fc.constantFrom("list", "object", "map"), fc.string(), fc.array(cloneable, { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const planted = (): void => {};
        let value: unknown = planted;
        for (const [kind, key, siblings] of steps) {
          if (kind === "list") value = [...siblings, value];
          else if (kind === "map")
            value = new Map<string, unknown>([
              [`${key}'`, siblings],
              [key, value],
            ]);
          else value = Object.defineProperty({ siblings }, key, { value, enumerable: true });
        }
        expect(runInNewContext(pathOf(value), { pipelineOptions: value })).toBe(planted);
      }),
    );
  });

  test("never throws, and never blames a part that can be sent", () => {
    fc.assert(
      fc.property(fc.anything({ withMap: true, withSet: true, withNullPrototype: true, withBigInt: true }), (value) => {
        expect(pathOf([value, nothing])).toBe("pipelineOptions[1]");
      }),
    );
  });
});
