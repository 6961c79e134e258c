import fc from "fast-check";
import { line, provider } from "sdk-under-test";
import { describe, expect, test } from "vitest";

import { LlmTracer } from "../src/index.ts";
import { toJson } from "../src/to-json.ts";
import { toStructure } from "../src/to-structure.ts";

const hostile = fc.oneof(
  fc.constantFrom<unknown>(undefined, NaN, -0, Infinity, 10n, new Date(0), new Map([[1, 2]]), Symbol("s"), () => 1),
  fc.constant({ toJSON: () => "told" }),
  fc.constant(Object.create({ inherited: 1 })),
  fc.array(fc.anything(), { maxLength: 3 }),
);

const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 6, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: hostile },
    { weight: 3, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }) },
  ),
})).value;

describe("a structure", () => {
  test("is what JSON says of it, or nothing", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const structure = toStructure(value);
        if (structure === undefined) return;
        expect(JSON.stringify(structure)).toBe(JSON.stringify(value));
        expect(structure).not.toBe(value);
      }),
    );
  });

  test("is every plain JSON value that is an array or object", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = JSON.stringify(value);
        if (typeof value !== "object" || value === null || json.includes("__proto__") || json.includes("-0")) return;
        expect(JSON.stringify(toStructure(value))).toBe(json);
      }),
    );
  });

  test("is nothing for a circle, which stays JSON", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(toStructure(circle)).toBe(undefined);
    expect(toJson(circle)).toBe('{"self":"[Circular]"}');
  });
});

describe("content", () => {
  const contentOf = async (contentAs: "json" | "structure", result: unknown): Promise<unknown> => {
    const ended: { attributes: Record<string, unknown> }[] = [];
    const tracerProvider = provider({
      spanProcessors: [
        {
          onStart: () => {},
          onEnd: (span) => void ended.push(span),
          forceFlush: () => Promise.resolve(),
          shutdown: () => Promise.resolve(),
        },
      ],
    });
    const llm = new LlmTracer({ tracerProvider, captureContent: "span", contentAs });
    await llm.tool({ name: "lookup", arguments: { id: 7 } }, () => Promise.resolve(result));
    return ended[0]?.attributes["gen_ai.tool.call.result"];
  };

  test("is JSON unless told otherwise", async () => {
    expect(await contentOf("json", { found: ["a", 1] })).toBe('{"found":["a",1]}');
  });

  test("is a structure where the SDK takes one", async () => {
    const structure = { found: ["a", 1, null] };
    // SDK 2.x has no such attributes, and leaves it out.
    expect(await contentOf("structure", structure)).toEqual(line === 3 ? structure : undefined);
    expect(await contentOf("structure", { at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
    expect(await contentOf("structure", "text")).toBe(await contentOf("json", "text"));
  });

  test("has two forms", () => {
    expect(() => new LlmTracer({ contentAs: "xml" as "json" })).toThrow(
      new TypeError('Expected `contentAs` to be "json" or "structure", got "xml"'),
    );
  });
});
