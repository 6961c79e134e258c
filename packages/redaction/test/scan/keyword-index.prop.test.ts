import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { KeywordIndex } from "../../src/scan/keyword-index.ts";

/** Few characters, so that keywords and texts meet; with some that share a class, and some that are no ASCII. */
const letters = fc.constantFrom("a", "B", "b", "A", "1", "-", "_", "@", "!", ";", "é", "K", "\u{1F511}");
const texts = fc.array(letters, { size: "max", maxLength: 300 }).map((all) => all.join(""));
const keywordTexts = fc
  .array(fc.constantFrom("a", "b", "1", "-", "_", "@", "!", ";"), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(""));

const asciiLower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What the index has to say, by the simplest means there are. */
const found = (text: string, keywords: readonly string[], from: number, to: number): string[] => {
  const lower = asciiLower(text);
  const all: string[] = [];
  for (const keyword of keywords) {
    for (let at = lower.indexOf(keyword, from); at >= 0; at = lower.indexOf(keyword, at + 1)) {
      if (at + keyword.length <= to) all.push(`${at} ${keyword}`);
    }
  }
  return all.toSorted();
};

const visited = (text: string, keywords: readonly string[], from: number, to: number): string[] => {
  const all: string[] = [];
  const index = new KeywordIndex(keywords.map((keyword) => ({ keyword, items: [keyword] })));
  index.visit(text, from, to, ({ items }, start, end) => {
    for (const item of items) all.push(`${start} ${item}`);
    expect(asciiLower(text.slice(start, end))).toBe(items[0]);
    return true;
  });
  return all.toSorted();
};

describe("KeywordIndex", () => {
  it("finds every keyword at every place, in any case, and nothing else", () => {
    fc.assert(
      fc.property(texts, fc.uniqueArray(keywordTexts, { minLength: 1, maxLength: 8 }), (text, keywords) => {
        expect(visited(text, keywords, 0, text.length)).toEqual(found(text, keywords, 0, text.length));
      }),
      { numRuns: 500 },
    );
  });

  it("looks from one place up to another", () => {
    fc.assert(
      fc.property(texts, keywordTexts, fc.nat(300), fc.nat(300), (text, keyword, one, other) => {
        const from = Math.min(one, other, text.length);
        const to = Math.min(Math.max(one, other), text.length);
        expect(visited(text, [keyword], from, to)).toEqual(found(text, [keyword], from, to));
      }),
      { numRuns: 500 },
    );
  });

  it("finds each run of digits, whole and once", () => {
    const index = new KeywordIndex([{ keyword: "", items: ["digits"] }]);
    fc.assert(
      fc.property(texts, (text) => {
        const runs: string[] = [];
        index.visit(text, 0, text.length, (_, start, end) => {
          runs.push(`${start} ${text.slice(start, end)}`);
          return true;
        });
        expect(runs).toEqual(Array.from(text.matchAll(/[0-9]+/g), (run) => `${run.index} ${run[0]}`));
      }),
    );
  });

  it("finds the runs of as many digits as are asked for", () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    const runs = fc.array(fc.constantFrom("1", "22", "a", "-", "é"), { size: "max", maxLength: 80 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), runs, (ranges, parts) => {
        const text = `${parts.join("")}.`;
        const entries = ranges.map(([one, other]) => {
          const digits = [Math.min(one, other), Math.max(one, other)] as const;
          return { keyword: "", items: [digits], digits };
        });
        const seen: string[] = [];
        new KeywordIndex(entries).visit(text, 0, text.length, ({ items }, start, end) => {
          for (const [min, max] of items) seen.push(`${start} ${end} ${min} ${max}`);
          return true;
        });
        const expected = entries.flatMap(({ digits: [min, max] }) =>
          Array.from(text.matchAll(/[0-9]+/g))
            .filter(([run]) => run.length >= min && run.length <= max)
            .map(({ 0: run, index }) => `${index} ${index + run.length} ${min} ${max}`),
        );
        expect(seen.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it("finds digits and a keyword that begins with them", () => {
    const seen: string[] = [];
    const index = new KeywordIndex([
      { keyword: "", items: ["digits"] },
      { keyword: "1a", items: ["1a"] },
    ]);
    index.visit("x1a", 0, 3, ({ items }) => seen.push(...items) > 0);
    expect(seen.toSorted()).toEqual(["1a", "digits"]);
  });

  it("stops when it is told to", () => {
    const seen: number[] = [];
    const index = new KeywordIndex([{ keyword: "key", items: [0] }]);
    index.visit("key key key", 0, 11, (_, start) => seen.push(start) < 2);
    expect(seen).toEqual([0, 4]);
  });

  it("says how long its longest keyword is", () => {
    expect(new KeywordIndex([{ keyword: "sk-proj-", items: [0] }]).longest).toBe(8);
    expect(new KeywordIndex([]).longest).toBe(0);
  });
});
