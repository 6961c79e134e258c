import fc from "fast-check";
import { expect, test } from "vitest";

import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { countCodePoints } from "../../src/limit/cut-text.ts";
import { redactValue } from "../../src/value/redact-value.ts";
import { redactionOf, TOKEN, type TestRedaction } from "../value/support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const clean = (text: string, redaction: TestRedaction): string =>
  redactValue(redaction, redaction.keys.facts("app.data"), text, "attribute") as string;

const texts = fc.oneof(
  fc.constantFrom(TOKEN, `a ${TOKEN}\n`, "me@x.test", "10.0.0.1", "777123456789", "x".repeat(90), '"', "\\", "[", "{}"),
  fc.string({ unit: "binary-ascii", maxLength: 10 }),
  fc.string({ unit: "grapheme", maxLength: 10 }),
);
const keys = fc.oneof(
  fc.constantFrom("password", "token", TOKEN, "a", "b", "acme", "content"),
  fc.string({ maxLength: 6 }),
);
const numbers = fc.oneof(
  fc.constantFrom(777123456789, 0, -1.5, 1e300),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
    fc.array(tie("tree"), { maxLength: 6 }),
    fc.dictionary(keys, tie("tree"), { maxKeys: 6 }),
    tie("tree").map((value) => JSON.stringify(value)),
  ),
}));
const documents = tree.chain((value) =>
  fc.constantFrom(JSON.stringify([value]), JSON.stringify({ value }, null, 2), JSON.stringify([value], null, "\t")),
);

/** The same with nothing but types, lengths and keys that hold nothing. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return value === null ? null : typeof value;
  return Object.values(value).map(shape);
};

test("JSON stays JSON of the same shape, in which nothing is found, and clean stays clean", () => {
  fc.assert(
    fc.property(documents, (text) => {
      const redaction = redactionOf();
      const result = clean(text, redaction);
      expect(shape(JSON.parse(result))).toEqual(shape(JSON.parse(text)));
      expect(result).not.toContain(TOKEN);
      expect(result).not.toContain("777123456789");
      expect(clean(result, redaction)).toBe(result);
      expect(redaction.record).toMatchObject({ withheldFor: {}, cuts: 0 });
    }),
    { numRuns },
  );
});

test("each leaf is what it would be by itself, or less", () => {
  const redaction = redactionOf();
  const facts = redaction.keys.facts("");
  const model = (value: unknown, isSecret: boolean): unknown => {
    if (typeof value === "string") {
      if (isSecret) return value === "" ? "" : "[REDACTED]";
      return redactValue(redaction, facts, value, "text");
    }
    if (typeof value === "number") return isSecret ? 0 : redactValue(redaction, facts, value, "text");
    if (Array.isArray(value)) return value.map((item) => model(item, isSecret));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const cleanKey = redactValue(redaction, facts, key, "text") as string;
        return [cleanKey, model(item, isSecret || redaction.keys.isSensitive(cleanKey))];
      }),
    );
  };
  const plainKeys = fc.constantFrom("password", "token", "a", "b", "content", "__x");
  const plain = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
      fc.array(tie("tree"), { maxLength: 6 }),
      fc.dictionary(plainKeys, tie("tree"), { maxKeys: 6 }),
    ),
  })).tree;
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.parse(clean(JSON.stringify([value]), redaction))).toEqual(
        JSON.parse(JSON.stringify(model([value], false))),
      );
    }),
    { numRuns },
  );
});

test("what is clean stays byte for byte", () => {
  const redaction = redactionOf({ detectors: [] });
  fc.assert(
    fc.property(fc.json({ stringUnit: "grapheme" }), fc.constantFrom("", "\n", " \t"), (text, space) => {
      const around = `${space}[${space}${text}${space}]${space}`;
      expect(clean(around, redaction)).toBe(around);
    }),
    { numRuns },
  );
});

/** Whether a value is another one, but for texts that were cut and elements left out at the end. */
const isShortened = (short: unknown, long: unknown): boolean => {
  if (Array.isArray(long))
    return (
      Array.isArray(short) && short.length <= long.length && short.every((item, at) => isShortened(item, long[at]))
    );
  if (typeof long !== "object" || long === null) return typeof short === typeof long;
  const entries = Object.entries(long);
  return Object.entries(short as object).every(
    ([key, item], at) => entries[at]?.[0] === key && isShortened(item, entries[at]?.[1]),
  );
};

test("what is too long is cut to valid JSON within the limit, and stays as it is then", () => {
  fc.assert(
    fc.property(documents, fc.integer({ min: 4, max: 400 }), (text, maxValueLength) => {
      const redaction = redactionOf({ maxValueLength, keys: [] });
      const result = clean(text, redaction);
      expect(countCodePoints(result)).toBeLessThanOrEqual(maxValueLength);
      expect(result.isWellFormed()).toBe(true);
      expect(redaction.record.withheldFor).toEqual({});
      const parsed = JSON.parse(result) as unknown;
      expect(result).not.toContain(TOKEN);
      expect(clean(result, redaction)).toBe(result);
      const unlimited = JSON.parse(clean(text, redactionOf({ maxValueLength: 1e9 }))) as unknown;
      expect(isShortened(parsed, unlimited)).toBe(true);
    }),
    { numRuns },
  );
});

test("with every detector there is: still JSON, still of the same shape, still at rest", () => {
  const redaction = redactionOf({ detectors: builtInDetectors() });
  fc.assert(
    fc.property(documents, (text) => {
      const result = clean(text, redaction);
      expect(shape(JSON.parse(result))).toEqual(shape(JSON.parse(text)));
      expect(clean(result, redaction)).toBe(result);
    }),
    { numRuns },
  );
});

test("any text at all is cleaned, whether it is JSON or nearly", () => {
  const parts = fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "\\", "1", " ", "\n", TOKEN, "a", '"a":', "true");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), fc.nat(60), (pieces, maxValueLength) => {
      const redaction = redactionOf({ maxValueLength });
      const result = clean(pieces.join(""), redaction);
      expect(countCodePoints(result)).toBeLessThanOrEqual(maxValueLength);
      expect(result).not.toContain(TOKEN);
      expect(clean(result, redaction)).toBe(result);
    }),
    { numRuns: numRuns * 5 },
  );
});
