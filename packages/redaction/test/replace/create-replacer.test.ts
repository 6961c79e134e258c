import { createHmac } from "node:crypto";

import { expect, test } from "vitest";

import { type CompiledDetector, compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { createReplacer } from "../../src/replace/create-replacer.ts";
import type { RedactionMode } from "../../src/replace/redaction-mode.ts";
import { resolveRedactorOptions } from "../../src/resolve-redactor-options.ts";

const KEY = "0123456789abcdef0123456789abcdef";

const own: Detector = { name: "own", label: "OWN_KEY", keywords: ["own-"], expression: /own-\d{4}/ };
const other: Detector = { name: "second", label: "OTHER", keywords: ["oth-"], expression: /oth-\d{4}/ };
const compile = compileDetector as (detector: Detector, order: number) => CompiledDetector;
const compiled = compile(own, 0);

const replacing = (mode: RedactionMode): ((text: string, found?: string) => string) => {
  const replace = createReplacer(resolveRedactorOptions({ detectors: [own, other], mode, hmacKey: KEY }));
  return (text, found = text) => {
    const start = text.lastIndexOf(found);
    return replace(text, { start, end: start + found.length, detector: compiled });
  };
};

test("a label stands in brackets", () => {
  expect(replacing("label")("own-1234")).toBe("[OWN_KEY]");
});

test("nothing is left of what is removed", () => {
  expect(replacing("remove")("a own-1234 b", "own-1234")).toBe("");
});

test.each([
  ["own-12345678", "********678"],
  ["own-1234567890123456", "********3456"],
  ["x".repeat(100) + "1234", "********1234"],
  ["own-1234", "********34"],
  ["abcd", "********d"],
  ["abc", "********"],
  ["ab😀😀", "********😀"],
  ["abc1234😀", "********4😀"],
])("of %s a quarter is shown, and no more than four: %s", (value, masked) => {
  expect(replacing("mask")(value)).toBe(masked);
});

/** Values of which the hash begins with digits, and of which it does not. */
const values = Array.from({ length: 200 }, (_, index) => `own-${index}`);

test("a keyed hash is sixteen digits of the HMAC from its first letter on", () => {
  const hashed = values.map((value) => replacing("hmac")(value));
  for (const [index, text] of hashed.entries()) {
    const whole = createHmac("sha256", KEY)
      .update(values[index] ?? "")
      .digest("hex");
    const digits = /^\[OWN_KEY:([a-f][0-9a-f]{15})\]$/.exec(text)?.[1];
    expect(whole.replace(/^\d+/, "").slice(0, 16)).toBe(digits);
  }
  expect(new Set(hashed).size).toBe(values.length);
});

test("a keyed hash is another with another key", () => {
  const replace = createReplacer(
    resolveRedactorOptions({ detectors: [own], mode: "hmac", hmacKey: KEY.toUpperCase() }),
  );
  expect(replace("own-1", { start: 0, end: 5, detector: compiled })).not.toBe(replacing("hmac")("own-1"));
});

test.each<[RedactionMode, string, string]>([
  ["label", "[OWN_KEY]", "[OWN_KEY]"],
  ["label", "is [OTHER] there", "[OTHER]"],
  ["label", "is [OTHER] there", "OTHER"],
  ["label", "is [REDACTED] there", "REDACTED]"],
  ["label", "is [WITHHELD] there", "[WITHHELD]"],
  ["label", "is [CONTENT] there", "[CONTENT]"],
  ["mask", "[OTHER]", "[OTHER]"],
  ["hmac", "[OTHER:a123456789012345]", "[OTHER:a123456789012345]"],
  ["hmac", "[OWN_KEY:a123456789012345]", "a123456789012345"],
  ["hmac", "[OWN_KEY:a123456789012345]", "OWN_KEY:a123456789012345"],
  ["mask", "********1234", "********1234"],
])("with mode %s what stands in already stays: %s", (mode, text, found) => {
  expect(replacing(mode)(text, found)).toBe(found);
});

test.each<[RedactionMode, string, string, string]>([
  ["label", "[HUNTER2]", "HUNTER2", "[OWN_KEY]"],
  ["label", "[OTHER] own-1", "[OTHER] own-1", "[OWN_KEY]"],
  ["label", "own-1 [OTHER]", "own-1 [OTHER]", "[OWN_KEY]"],
  ["label", "[OTHER:a123456789012345]", "a123456789012345", "[OWN_KEY]"],
  ["label", "[OTHER own-1]", "own-1", "[OWN_KEY]"],
  ["label", "[[OTHER]", "[[OTHER]", "[OWN_KEY]"],
  ["remove", "[OTHER:1234567890123456]", "1234567890123456", ""],
  ["mask", "********12345", "********12345", "********345"],
  ["mask", "*******1", "*******1", "*********1"],
])("with mode %s what only looks like it does not stay: %s", (mode, text, found, expected) => {
  expect(replacing(mode)(text, found)).toBe(expected);
});

test("a number in the place of a keyed hash does not stay", () => {
  expect(replacing("hmac")("[OTHER:4111222233334444]", "4111222233334444")).toMatch(/^\[OWN_KEY:[a-f]/);
});

test("a stand-in of a detector that is not there does not stay", () => {
  const replace = createReplacer(resolveRedactorOptions({ detectors: [own] }));
  expect(replace("[OTHER]", { start: 1, end: 6, detector: compiled })).toBe("[OWN_KEY]");
});
