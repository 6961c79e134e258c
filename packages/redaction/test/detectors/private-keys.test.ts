import { describe, expect, test } from "vitest";

import { lookAlikes } from "../../corpus/formats/private-keys-look-alikes.ts";
import { privateKeyFormats } from "../../corpus/formats/private-keys.ts";
import { Random } from "../../corpus/random.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";
import { privateKeyDetectors } from "../../src/detectors/secrets/private-keys.ts";
import { isWithheld, type Match } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const UNLIMITED = { maxTimeMs: Infinity, maxLength: Infinity, nowMs: () => 0 };
const everything = new Scanner(secretDetectors.map(compileDetector), UNLIMITED);

const matchesIn = (text: string): readonly Match[] => {
  const outcome = everything.scan(text);
  if (isWithheld(outcome)) throw new Error(`withheld: ${outcome.withheld}`);
  return outcome;
};

const foundIn = (text: string): readonly (readonly [string, string])[] =>
  matchesIn(text).map(({ detector, start, end }) => [detector.name, text.slice(start, end)]);

test("every detector has a format that it is measured by, and every format a detector", () => {
  expect(new Set(privateKeyFormats.map(({ detector }) => detector))).toStrictEqual(
    new Set(privateKeyDetectors.map(({ name }) => name)),
  );
});

test.each(privateKeyFormats.map((format, index) => ({ ...format, index })))(
  "$detector ($index) is found whole, and nothing beside it",
  ({ detector, sample, contexts, index }) => {
    const random = new Random(index + 1);
    for (let count = 0; count < 30; count += 1) {
      const secret = sample(random);
      for (const text of contexts?.(secret, random) ?? [secret]) {
        const written = text.includes(secret) ? secret : JSON.stringify(secret).slice(1, -1);
        expect(foundIn(text)).toContainEqual([detector, written]);
      }
    }
  },
);

test.each(lookAlikes)("nothing is found in %s", (text) => {
  expect(foundIn(text)).toStrictEqual([]);
});

describe("a key that is cut off", () => {
  const whole = privateKeyFormats[0]?.sample(new Random(7)) ?? "";
  const firstLine = whole.indexOf("\n") + 1;

  test.each([20, 64, 65, 90, 129, 200].filter((length) => firstLine + length < whole.length))(
    "after %i characters is found up to where it ends",
    (length) => {
      const cut = whole.slice(0, firstLine + length).trimEnd();
      expect(foundIn(cut)).toStrictEqual([["private-key", cut]]);
    },
  );

  test("does not take what follows with it", () => {
    const cut = whole.slice(0, firstLine + 90);
    expect(foundIn(`${cut}\n\nThat is all there is of the key.`)).toStrictEqual([["private-key", cut]]);
  });
});

test("the beginning of a key, over and over, is looked through once", () => {
  const begin = ["-----BEGIN", "PRIVATE", "KEY-----\n"].join(" ");
  expect(matchesIn(begin.repeat(20_000))).toStrictEqual([]);
});
