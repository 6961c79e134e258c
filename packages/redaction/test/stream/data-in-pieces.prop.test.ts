import fc from "fast-check";
import { expect, test } from "vitest";

import { kinds } from "./detectors.ts";
import { byLabel, setUp } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 500);

const keys = fc.constantFrom("password", "api_key", "pin", "token", "name", "value", "adobe", "a", "text", "x y", "é");
const texts = fc.oneof(
  fc.constantFrom("fx_abcdef", "say sk-abcdefgh", "deadbeef", "Authorization", "--password", "x.y@host.org", "", "😀"),
  fc.constantFrom("a=b&token=c", '{"pin":"12"}', '{"pin', "f%78_abcdef", "1234 5678 9012 34", '"', "\\", "x: y"),
  fc.string({ maxLength: 8 }),
);
const scalars = fc.oneof(texts, fc.integer(), fc.constantFrom(null, true, 12345678901234, 0.5));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalars, tie("list"), tie("object"), tie("inner")),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(keys, tie("value"), { maxKeys: 4 }),
  inner: fc.oneof(tie("list"), tie("object")).map((value) => JSON.stringify(value)),
}));
const containers = fc.oneof(fc.array(values, { maxLength: 5 }), fc.dictionary(keys, values, { maxKeys: 5 }));

/** A text as it may stand in quotes: every so many letters as escapes. */
const encode = (text: string, every: number): string =>
  JSON.stringify(text).replaceAll(/(?<![\\\w])[a-z]/g, (letter, at: number) =>
    every > 0 && at % every === 0 ? `\\u00${letter.charCodeAt(0).toString(16)}` : letter,
  );

/** JSON with such texts. */
const stringify = (value: unknown, every: number, between: string): string => {
  const parts = (items: readonly string[]): string => items.join(`,${between}`);
  if (Array.isArray(value)) return `[${parts(value.map((item) => stringify(item, every, between)))}${between}]`;
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? encode(value, every) : JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${encode(key, every)}:${between}${stringify(member, every, between)}`,
  );
  return `{${between}${parts(members)}}`;
};

const documents = fc
  .tuple(containers, fc.constantFrom("", " ", "\n  "), fc.nat({ max: 4 }))
  .map(([value, between, every]) => stringify(value, every, between));
const cuts = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30, size: "max" });

const chunksOf = (text: string, lengths: readonly number[]): string[] => {
  const chunks: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] || 1;
    chunks.push(text.slice(at, at + length));
    at += length;
  }
  return chunks;
};

const setup = setUp(kinds, { replace: byLabel });

const expectSame = (text: string, lengths: readonly number[]): void => {
  const { counts, whole, pieces } = setup;
  counts.replaced.length = 0;
  const expected = whole(text);
  const replaced = counts.replaced.splice(0).toSorted();
  const out = pieces(chunksOf(text, lengths)).join("");
  expect(out).toBe(expected);
  expect(counts.replaced.splice(0).toSorted()).toEqual(replaced);
  expect(counts.withheld).toEqual([]);
  expect(out.isWellFormed()).toBe(true);
};

test("any JSON in any pieces is what it is as a whole, and JSON of the same shape", () => {
  fc.assert(fc.property(documents, cuts, expectSame), { numRuns });
});

test("so are lines of JSON", () => {
  const lines = fc
    .tuple(fc.array(documents, { minLength: 2, maxLength: 4 }), fc.constantFrom("\n", "\r\n", " ", ""))
    .map(([all, between]) => all.join(between));
  fc.assert(fc.property(lines, cuts, expectSame), { numRuns });
});

test("so is JSON that ends anywhere", () => {
  const cutOff = fc.tuple(documents, fc.nat()).map(([text, at]) => text.slice(0, 1 + (at % text.length)));
  fc.assert(fc.property(cutOff, cuts, expectSame), { numRuns });
});

/** What is in some of the documents and never in what is around it. */
const planted = ["fx_abcdef", "sk-abcdefgh", "deadbeef", "x.y@host.org", "1234 5678 9012 34", "f%78_abcdef"];

/** Nothing is let out that is hidden in the whole, and how it is cut makes no difference. */
const expectHidden = (text: string, lengths: readonly number[]): void => {
  const { whole, pieces } = setup;
  const out = pieces(chunksOf(text, lengths)).join("");
  const clean = whole(text);
  const hidden = planted.filter((secret) => !clean.includes(secret));
  expect(hidden.filter((secret) => out.includes(secret))).toEqual([]);
  expect(pieces([text]).join("")).toBe(out);
  expect(pieces(text.split("")).join("")).toBe(out);
};

test("in what a character makes none, nothing is let out that is hidden in the whole, in whatever pieces it comes", () => {
  const broken = fc
    .tuple(documents, fc.nat(), fc.constantFrom("'", "x", "]", '"', ",", "{", "\\", "\n", " // no\n"))
    .map(([text, at, more]) => `${text.slice(0, 1 + (at % text.length))}${more}${text.slice(1 + (at % text.length))}`)
    // It could be one word only after something was replaced.
    .filter((text) => !text.includes("&token"));
  fc.assert(fc.property(broken, cuts, expectHidden), { numRuns });
});

// The whole is read once more after something was replaced, and takes an escaped `null` for a value then.
test("nor in events", () => {
  const events = fc
    .array(documents, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((data) => `event: message\ndata: ${data.replaceAll("\n", "")}\n\n`).join(""));
  fc.assert(fc.property(events, cuts, expectHidden), { numRuns });
});

test("to clean it again changes nothing", () => {
  fc.assert(
    fc.property(documents, cuts, (text, lengths) => {
      const once = setup.pieces(chunksOf(text, lengths)).join("");
      expect(setup.pieces(chunksOf(once, lengths)).join("")).toBe(once);
    }),
    { numRuns },
  );
});
