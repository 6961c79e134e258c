import { expect, test } from "vitest";

import { DIGITS, LOWER, Random, UPPER } from "../../corpus/random.ts";
import { createRedactor } from "../../src/create-redactor.ts";

const redactor = createRedactor();
const base62 = LOWER + UPPER + DIGITS;

/** Longer than what is looked at to say whether a value is a secret. */
const long = new Random(11).text(base62, 1500);
/** As long as a value may be. */
const longest = new Random(12).text(base62, 4096);

const places: readonly (readonly [before: string, behind: string])[] = [
  ['so "refresh_token": "', '" was sent'],
  ["so refresh_token = '", "' was sent"],
  ["so refresh_token=", " was sent"],
  ["so refresh_token=", "&page=2"],
  ["REFRESH_TOKEN=", "\nPAGE=2"],
  ["run --refresh-token ", " --page 2"],
  ["the refresh token is ", " for now"],
];

test.each(places)("nothing is left of a long value: %j", (before, behind) => {
  expect(redactor.text(before + long + behind)).toBe(`${before}[SECRET]${behind}`);
});

test.each(places)("nor of the longest: %j", (before, behind) => {
  expect(redactor.text(before + longest + behind)).toBe(`${before}[SECRET]${behind}`);
});

test.each(places)("nor if it comes in pieces: %j", (before, behind) => {
  const text = before + longest + behind;
  const stream = redactor.stream();
  let clean = "";
  for (let at = 0; at < text.length; at += 97) clean += stream.write(text.slice(at, at + 97));
  expect(clean + stream.end()).toBe(`${before}[SECRET]${behind}`);
});

test("a quote that is far away ends a value that comes in pieces", () => {
  const value = `${long.slice(0, 40)},${longest.slice(0, 3000)}`;
  const text = `so "refresh_token": "${value}" was sent`;
  const stream = redactor.stream();
  let clean = "";
  for (let at = 0; at < text.length; at += 97) clean += stream.write(text.slice(at, at + 97));
  expect(clean + stream.end()).toBe('so "refresh_token": "[SECRET]" was sent');
});
