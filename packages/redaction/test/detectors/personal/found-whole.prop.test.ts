import fc from "fast-check";
import { expect, test } from "vitest";

import { personalFormats } from "../../../corpus/formats/personal.ts";
import { Random } from "../../../corpus/random.ts";
import { find } from "./find.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const anywhere = personalFormats.filter(
  ({ contexts }) => contexts === undefined || contexts("", new Random(0)).length > 10,
);
const planted = fc
  .record({ format: fc.constantFrom(...anywhere), seed: fc.nat() })
  .map(({ format, seed }) => ({ detector: format.detector, secret: format.sample(new Random(seed)) }));

/** What ends with something that no number, name or address goes on behind, nor a letter that says it is a version. */
const before = fc
  .tuple(fc.string({ unit: "grapheme" }), fc.constantFrom("", "\n", " (", '"', ": ", " <", "; "))
  .map((parts) => parts.join(""))
  .filter((text) => !/[a-z]\W{0,4}$/i.test(text));
const behind = fc
  .tuple(fc.constantFrom("\n", ")", '"', ", ", "> ", "; "), fc.string({ unit: "grapheme" }))
  .map((parts) => parts.join(""));

test("what is valid is found whole, whatever stands around it", () => {
  fc.assert(
    fc.property(planted, before, behind, ({ detector, secret }, head, tail) => {
      const start = head === "" || /[\s("<;]$/.test(head) ? head : `${head}\n`;
      const found = find(`${start}${secret}${tail}`);
      expect(found.some(([, part]) => part.includes(secret))).toBe(true);
      expect(find(secret)).toEqual([[detector, secret]]);
    }),
    { numRuns },
  );
});

const withDigit = (number: string, place: number, by: number): string => {
  const at = [...number.matchAll(/\d/g)].map(({ index }) => index).at(place) ?? 0;
  return number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
};

test.for([
  ["card-number", -1],
  ["card-number", 4],
  ["iban", 0],
  ["iban", 1],
  ["iban", -1],
] as const)("a %s with another digit at %i is none", ([detector, place]) => {
  const format = personalFormats.find((one) => one.detector === detector);
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, by) => {
      const number = format?.sample(new Random(seed)) ?? "";
      // A card number of more digits can have two shorter ones in it that together are as long.
      fc.pre(detector === "iban" || number.replaceAll(/\D/g, "").length <= 16);
      const found = find(withDigit(number, place, by)).filter(
        ([name, part]) => name === detector && part.length === number.length,
      );
      expect(found).toEqual([]);
    }),
    { numRuns },
  );
});
