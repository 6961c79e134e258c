import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { KeywordIndex } from "../../src/scan/keyword-index.ts";
import { isWithheld } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const DOT = 46;
const COMMA = 44;

/** Where runs of digits are visited by an index that asks what stands beside them. */
const visited = (text: string, beside: (before: number, behind: number, count: number) => boolean): number[] => {
  const places: number[] = [];
  new KeywordIndex([{ keyword: "", items: [0], beside }]).visit(text, 0, text.length, (_, start) => {
    places.push(start);
    return true;
  });
  return places;
};

describe("a run of digits", () => {
  const parts = fc.constantFrom("1", "22", "333", ",", ".", " ", "a", "é", "–");
  const texts = fc.array(parts, { size: "max", maxLength: 60 }).map((all) => all.join(""));

  it("is passed over where what stands beside it says so", () => {
    const isBetween = (before: number, behind: number, count: number): boolean =>
      before === COMMA || behind === DOT || count === 3;
    fc.assert(
      fc.property(texts, (text) => {
        const expected = Array.from(text.matchAll(/[0-9]+/g))
          .filter(({ 0: run, index }) => {
            // Where the text begins, the unit is 0.
            const before = index === 0 ? 0 : text.charCodeAt(index - 1);
            const behind = text.charCodeAt(index + run.length);
            // Where more may come, or what stands beside it is not ASCII, nobody is asked.
            return !(before < 128 && behind < 128) || isBetween(before, behind, run.length);
          })
          .map(({ index }) => index);
        expect(visited(text, isBetween)).toEqual(expected);
      }),
    );
  });

  it("is asked about at the end of a text as well, if no more of it comes", () => {
    const asked: string[] = [];
    const beside = (...pair: number[]): boolean => asked.push(pair.join(" ")) < 0;
    const index = new KeywordIndex([{ keyword: "", items: [0], beside }]);
    const places: number[] = [];
    for (const isWhole of [false, true]) {
      const visit = (_: unknown, start: number): boolean => places.push(start) > 0;
      index.visit("1 22", 0, 4, visit, undefined, isWhole);
    }
    expect(places).toEqual([2]);
    expect(asked).toEqual(["0 32 1", "32 0 2"]);
  });

  it("is asked about once per pair of units and number of digits", () => {
    const asked: string[] = [];
    const beside = (...pair: number[]): boolean => asked.push(pair.join(" ")) > 0;
    const index = new KeywordIndex([{ keyword: "", items: [0], digits: [1, 2], beside }]);
    index.visit(",1,1,22,22;1;", 0, 13, () => true);
    expect(asked).toEqual(["44 44 1", "44 44 2", "44 59 2", "59 59 1"]);
  });

  it("is visited for those alone that have something to do", () => {
    const entries = [
      { keyword: "", items: ["dot"], beside: (_before: number, behind: number) => behind === DOT },
      { keyword: "", items: ["comma"], beside: (before: number) => before === COMMA },
      { keyword: "", items: ["any"] },
    ];
    const seen: string[] = [];
    new KeywordIndex(entries).visit(" 1. ,2. ,3 4 ", 0, 13, ({ items }, start) => seen.push(start + items.join()) > 0);
    expect(seen).toEqual(["1dot,any", "5dot,comma,any", "9comma,any", "11any"]);
  });

  it("is visited if it is longer than runs are told apart", () => {
    const counts: number[] = [];
    const beside = (...[, , count = 0]: number[]): boolean => counts.push(count) < 0;
    expect(visited(` ${"1".repeat(31)} ${"1".repeat(32)} `, beside)).toEqual([]);
    expect(visited(` ${"1".repeat(33)} ${"1".repeat(99)} `, beside)).toEqual([1, 35]);
    expect(counts).toEqual([31, 32]);
  });

  it("is visited if the answer fails", () => {
    const failing = (): never => {
      throw new Error("never told");
    };
    expect(visited(" 1 ", failing)).toEqual([1]);
  });

  it("is passed over no longer than there is time", () => {
    const index = new KeywordIndex([{ keyword: "", items: [0], beside: () => false }]);
    const text = "1,".repeat(100_000);
    let looks = 0;
    index.visit(
      text,
      0,
      text.length,
      () => true,
      () => (looks += 1) > 0,
    );
    expect(looks).toBe(4);
    looks = 0;
    index.visit(
      text,
      0,
      text.length,
      () => true,
      () => (looks += 1) < 2,
    );
    expect(looks).toBe(2);
  });

  it("that began before the text that is looked at is none", () => {
    const index = new KeywordIndex([{ keyword: "", items: [0] }]);
    const places: number[] = [];
    index.visit("123 45", 1, 6, (_, start) => places.push(start) > 0);
    expect(places).toEqual([4]);
  });
});

test("nothing is found by a built-in detector where it says that nothing can be", () => {
  const asking = builtInDetectors().filter((detector) => (detector as { beside?: unknown }).beside !== undefined);
  const budget = { maxTimeMs: 10_000, maxLength: 1_000_000, nowMs: () => 0 };
  const pairs = asking.map((detector) => ({
    asking: new Scanner([compileDetector(detector)], budget),
    everywhere: new Scanner([compileDetector({ ...detector, beside: undefined } as never)], budget),
  }));
  const signs = fc.constantFrom(...Array.from(" -./()%+_,:;=\"'`[]{}|\\#*~@&?!<>^$\n\t\u00a0\u2013"));
  const examples = asking.map(({ example }) => (typeof example === "function" ? example() : (example ?? "")));
  const numbers = fc.oneof(
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.constantFrom(
      "415",
      "555",
      "0132",
      "2671",
      "4111",
      "1111",
      "0049",
      "1",
      "030",
      "536",
      "22",
      "1987",
      "192",
      "168",
    ),
    fc.constantFrom("%20", "\\u0020", "+", "(0)", "tel", "DE89", "SSN ", "IBAN", "电话", "x"),
    fc.constantFrom("4111111111111111", "00493012345678", "+14155550132", "10.0.0.1", "(415) 555-0132", ...examples),
  );
  const texts = fc.array(fc.oneof(numbers, signs), { size: "max", maxLength: 14 }).map((parts) => parts.join(""));
  const found = (scanner: Scanner, text: string): string[] => {
    const outcome = scanner.scan(text);
    return isWithheld(outcome) ? ["withheld"] : outcome.map(({ start, end }) => `${start} ${end}`);
  };
  fc.assert(
    fc.property(texts, (text) => {
      for (const { asking: one, everywhere } of pairs) expect(found(one, text)).toEqual(found(everywhere, text));
    }),
    { numRuns: 2000 },
  );
});
