import { expect, test } from "vitest";

import { defineDetector } from "../../src/detector/define-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { trustDetectors, vetDetector } from "../../src/detector/vet-detector.ts";

const sound = { name: "member-number", label: "MEMBER_NUMBER", keywords: ["mbr-"], expression: /mbr-\d{8}/ };

/** With some fields otherwise; `undefined` leaves one out. */
const like = (fields: Record<string, unknown>): Detector => {
  const all: Record<string, unknown> = { ...sound, ...fields };
  for (const [field, value] of Object.entries(all)) if (value === undefined) delete all[field];
  return all as unknown as Detector;
};

const find = (): undefined => undefined;

test.each<[string, Record<string, unknown>]>([
  ["no more than it has to have", {}],
  ["a value", { at: "value", keywords: ["member_no"], expression: /\d{8}/ }],
  ["a run", { at: "run", lead: /[a-z0-9]/, keywords: [".mbr."], expression: /[a-z0-9]{4,8}\.mbr\.\d{4}/ }],
  ["the start of a text, or of a line", { expression: /(?<![^])mbr-\d{8}/ }],
  ["the start of a line", { expression: /^mbr-\d{8}/m }],
  ["a choice with a start", { expression: /(?:^|(?<=-))mbr-\d{8}/ }],
  ["digits alone", { keywords: [], digits: true, expression: /\d{4}-\d{4}/ }],
  ["runs of so many digits", { keywords: [], digits: [4, 4], expression: /\d{4}-\d{4}/ }],
  ["a sign", { keywords: ["@"], expression: /@[a-z]{3}/ }],
  ["a function", { expression: undefined, find, maxLength: 20_000 }],
  ["a checksum with an example", { validate: (text: string) => text === "mbr-12345678", example: "mbr-12345678" }],
  ["an example that is made", { example: () => `see mbr-${"1".repeat(8)}.` }],
  ["everything", { kind: "personal", numbers: true, inWord: true, mode: "hmac" }],
])("%s is a detector", (_what, fields) => {
  const detector = like(fields);
  expect(defineDetector(detector)).toEqual(detector);
});

test.each<[Record<string, unknown>, string]>([
  [{ name: "Member" }, 'Expected `detector.name` to be in kebab case, "member-number", got "Member"'],
  [{ name: "a--b" }, "in kebab case"],
  [{ name: undefined }, "in kebab case"],
  [{ name: "content" }, "none of"],
  [{ name: "unstable" }, "none of"],
  [{ label: "member" }, "`member-number.label` to be capitals"],
  [{ label: "" }, "capitals"],
  [{ kind: "other" }, '`member-number.kind` to be one of "secret", "personal"'],
  [{ mode: "hash" }, '"label", "mask", "hmac", "remove"'],
  [{ keywords: [] }, "at least one text, or `digits` to be given"],
  [{ keywords: "mbr-" }, "an array of texts"],
  [{ keywords: ["m"] }, "printable ASCII of at least two characters"],
  [{ keywords: ["mbr-", "é-"] }, "printable ASCII"],
  [{ keywords: ["mbr-", 1] }, "printable ASCII"],
  [{ keywords: [""] }, "printable ASCII"],
  [{ digits: "yes" }, "`member-number.digits` to be a boolean"],
  [{ numbers: 1 }, "a boolean"],
  [{ inWord: 1 }, "a boolean"],
  [{ expression: undefined }, "an `expression` or a `find` function, got neither"],
  [{ expression: "mbr" }, "a regular expression"],
  [{ find }, "absent beside `expression`"],
  [{ expression: undefined, find }, "an integer from 1 to 20000, got undefined"],
  [{ expression: undefined, find, maxLength: 20_001 }, "an integer from 1 to 20000"],
  [{ expression: undefined, find, maxLength: 0 }, "an integer from 1 to 20000"],
  [{ expression: undefined, find: 1, maxLength: 1 }, "a function"],
  [{ expression: undefined, find, maxLength: 1, at: "run" }, "got at"],
  [{ expression: undefined, find, maxLength: 1, beside: ", " }, "`member-number.beside` to be a function"],
  [{ at: "start" }, 'one of "keyword", "value", "run"'],
  [{ at: "run" }, "a character class"],
  [{ lead: /[a-z]/ }, 'absent unless `at` is "run"'],
  [{ at: "run", lead: /[a-z]b/ }, "one character class"],
  [{ at: "run", lead: /[a-z]?/ }, "one character class"],
  [{ validate: true }, "a function"],
  [{ example: 1 }, "a function"],
  [{ expression: undefined, expresion: /a/ }, 'got expresion; did you mean "expression"?'],
  [{ inword: true }, 'got inword; did you mean "inWord"?'],
  [{ expression: /mbr-\d+/ }, "member-number: Expected an expression with an end"],
  [{ expression: /(?:mbr-)?/ }, "matches the empty text"],
  [{ expression: /mbr-(?:a{1,20}){1,20}b/ }, "needs little backtracking"],
  [
    { keywords: ["mbr-", "member"] },
    'beginnings of what the expression matches (else set `at` to "value" or "run"), got "member"',
  ],
  [{ digits: true }, "Expected `member-number.digits` to be absent unless a match may begin with a digit"],
  [{ digits: [4] }, "`member-number.digits` to be a boolean, or two integers from 1 to 1024, got an array"],
  [{ digits: [5, 4] }, "two integers from 1 to 1024"],
  [{ digits: [0, 4] }, "two integers from 1 to 1024"],
  [{ digits: "4" }, "two integers from 1 to 1024"],
  [{ expression: /^mbr-\d{8}/ }, "Expected `member-number.expression` to be without `^`"],
  [{ expression: /(?:^mbr-\d{8}|(^)mbr-\d{9})/ }, "without `^`"],
  [
    { example: "mbr-1" },
    "`member-number.example` to be a text in which the detector finds something, got one in which",
  ],
  [{ validate: () => false }, "none that could be made"],
  [{ example: () => "" }, "got one in which"],
])("%o is none: %s", (fields, complaint) => {
  expect(() => defineDetector(like(fields))).toThrow(TypeError);
  expect(() => defineDetector(like(fields))).toThrow(complaint);
});

test.each([undefined, null, "detector", 1])("%s is none", (value) => {
  expect(() => defineDetector(value as unknown as Detector)).toThrow("Expected `detector` to be an object");
});

test("what is defined cannot be changed, and what it was made of may be", () => {
  const plain = { ...sound, keywords: ["mbr-"] };
  const defined = defineDetector(plain);
  plain.keywords.push("x");
  plain.label = "";
  expect(defined).toEqual(sound);
  expect(Object.isFrozen(defined)).toBe(true);
  expect(Object.isFrozen(defined.keywords)).toBe(true);
  expect(Object.isFrozen(plain)).toBe(false);
});

/** Counts how often its example is asked for: as often as it is vetted. */
const counting = (): { detector: Detector; count: () => number } => {
  let asked = 0;
  const example = (): string => {
    asked += 1;
    return `mbr-${"2".repeat(8)}`;
  };
  return { detector: { ...sound, example }, count: () => asked };
};

test("what was vetted is not vetted again", () => {
  const { detector, count } = counting();
  const defined = defineDetector(detector);
  vetDetector(defined);
  vetDetector(defined);
  expect(count()).toBe(1);
});

test("what may have changed since is vetted again", () => {
  const { detector, count } = counting();
  vetDetector(detector);
  vetDetector(detector);
  expect(count()).toBe(2);
  Object.assign(detector, { expression: /mbr-\d*/ });
  expect(() => vetDetector(detector)).toThrow("with an end");
});

test("what is trusted is not vetted", () => {
  const detector = like({ expression: /mbr-\d+/ });
  trustDetectors([detector]);
  expect(() => vetDetector(detector)).not.toThrow();
});
