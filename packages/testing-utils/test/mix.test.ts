import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { mix, type MixPart } from "../src/mix.ts";
import { ScriptReader, type DataScript } from "../src/script.ts";

interface Step {
  readonly name: string;
}

const [a, b, c]: readonly [Step, Step, Step] = [{ name: "a" }, { name: "b" }, { name: "c" }];

const play = async (script: DataScript<Step>, count: number): Promise<string> => {
  const reader = new ScriptReader<number, Step>(script);
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) names.push((await reader.next(index))?.name ?? "-");
  return names.join("");
};

const tally = (text: string, name: string): number => text.split(name).length - 1;

describe("a mix", () => {
  const nineToOne: readonly MixPart<Step>[] = [
    { weight: 9, step: a },
    { weight: 1, step: b },
  ];

  test("draws by weight: over 20,000 draws the rate is within half a percent", async () => {
    const played = await play(mix({ seed: 1, of: nineToOne }), 20_000);
    expect(tally(played, "b") / 20_000).toBeCloseTo(0.1, 2);
    expect(tally(played, "a") + tally(played, "b")).toBe(20_000);
  });

  test("says the same for the same seed, and something else for another", async () => {
    const first = await play(mix({ seed: 7, of: nineToOne }), 200);
    expect(await play(mix({ seed: 7, of: nineToOne }), 200)).toBe(first);
    expect(await play(mix({ seed: 8, of: nineToOne }), 200)).not.toBe(first);
    expect(await play(mix({ of: nineToOne }), 200)).toBe(await play(mix({ seed: 0, of: nineToOne }), 200));
  });

  test("keeps its draws from release to release", async () => {
    const script = mix({ seed: 42, of: [...nineToOne, { weight: 5, step: c }] });
    expect(await play(script, 40)).toMatchInlineSnapshot(`"aaacaaaaaaaaacabccaaaaccbaaaacaaacbcacac"`);
  });

  test("two readers of one mix do not disturb each other", async () => {
    const script = mix({ seed: 3, of: nineToOne });
    const [left, right] = [new ScriptReader<number, Step>(script), new ScriptReader<number, Step>(script)];
    for (let index = 0; index < 50; index += 1) expect(await left.next(index)).toBe(await right.next(index));
  });

  test("a list is played to its end, in its order, before the next draw", async () => {
    const script = mix({
      seed: 5,
      of: [
        { weight: 3, step: c },
        { weight: 1, step: [a, a, b] },
      ],
    });
    const played = await play(script, 400);
    const outages = tally(played, "aab");
    expect(outages).toBeGreaterThan(20);
    expect([tally(played, "a"), tally(played, "b")]).toEqual([2 * outages, outages]);
    expect(played.replaceAll("aab", "").replaceAll("c", "")).toBe("");
  });

  test("is plain data that plays the same after a trip through JSON", async () => {
    const script = mix({ seed: 9, of: nineToOne });
    const copy = JSON.parse(JSON.stringify(script)) as typeof script;
    expect(copy).toEqual(script);
    expect(await play(copy, 100)).toBe(await play(script, 100));
  });

  test("a part of weight 0 is never drawn, wherever it stands; each other one is", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 });
    return fc.assert(
      fc.asyncProperty(weights, fc.maxSafeNat(), async (given, seed) => {
        fc.pre(given.some((weight) => weight > 0));
        const of = given.map((weight, index) => ({ weight, step: { name: String(index) } }));
        const played = await play(mix({ seed, of }), 50);
        expect(played).toHaveLength(50);
        for (const name of played) expect(given[Number(name)]).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    [() => mix({ of: [] }), "Expected `of.length` to be a whole number >= 1, got 0"],
    [() => mix({ of: [{ weight: -1, step: a }] }), "Expected `of[0].weight` to be a finite number >= 0, got -1"],
    [
      () => mix({ of: [{ weight: Number.NaN, step: a }] }),
      "Expected `of[0].weight` to be a finite number >= 0, got NaN",
    ],
    [() => mix({ of: [{ weight: 0, step: a }] }), "Expected `of` to have a weight above 0, got none"],
    [() => mix({ of: [{ weight: 1, step: [] }] }), "Expected `of[0].step.length` to be a whole number >= 1, got 0"],
    [() => mix({ seed: 0.5, of: nineToOne }), "Expected `seed` to be a whole number >= 0, got 0.5"],
  ])("refuses what makes no sense (%#)", (construct, message) => {
    expect(construct).toThrow(TypeError);
    expect(construct).toThrow(message);
  });
});

describe("other scripts", () => {
  test("one step for all, a list in order and then nothing", async () => {
    expect(await play(a, 3)).toBe("aaa");
    expect(await play([a, b, c], 5)).toBe("abc--");
    expect(await play([], 1)).toBe("-");
  });

  test("a function is asked with each request, and may take its time", async () => {
    const reader = new ScriptReader<number, Step>((request) => Promise.resolve({ name: String(request) }));
    expect([await reader.next(4), await reader.next(2)]).toEqual([{ name: "4" }, { name: "2" }]);
  });
});
