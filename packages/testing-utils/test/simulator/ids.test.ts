import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROOT_CONTEXT, SamplingDecision } from "@opentelemetry/api";
import { TraceIdRatioBasedSampler } from "@opentelemetry/sdk-trace";

import { SeededRandom } from "../../src/random/seeded-random.ts";
import { BlockPermutation } from "../../src/simulator/random/block-permutation.ts";
import { hexWord } from "../../src/simulator/random/hex-word.ts";
import { TraceRandom } from "../../src/simulator/random/trace-random.ts";
import { expectShare } from "./support/expect-share.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);
const word = fc.nat(2 ** 32 - 1);

const bitsOf = (words: readonly number[]): readonly number[] =>
  words.flatMap((value) => Array.from({ length: 32 }, (_, bit) => (value >>> bit) & 1));

describe("the permutation of pairs", () => {
  const permutation = new BlockPermutation(new SeededRandom(5));

  test("makes pairs of 32 bits, and no two pairs the same one", () => {
    const made = new Set<string>();
    for (let first = 0; first < 300; first += 1) {
      for (let second = 0; second < 300; second += 1) made.add(permutation.permute(first, second).join());
    }
    expect(made.size).toBe(90_000);
    for (const pair of made) expect(pair).toMatch(/^\d{1,10},\d{1,10}$/);
  });

  test("changes every bit in half of the cases, whichever bit of the input is turned", () => {
    const random = new SeededRandom(6);
    const rounds = 1000;
    for (let turned = 0; turned < 64; turned += 1) {
      const changes = Array.from({ length: 64 }, () => 0);
      for (let round = 0; round < rounds; round += 1) {
        const [first, second] = [random.nextWord(), random.nextWord()];
        const [otherFirst, otherSecond] =
          turned < 32 ? [(first ^ (1 << turned)) >>> 0, second] : [first, (second ^ (1 << (turned - 32))) >>> 0];
        const before = bitsOf(permutation.permute(first, second));
        const after = bitsOf(permutation.permute(otherFirst, otherSecond));
        for (const [bit, value] of before.entries()) if (value !== after[bit]) changes[bit] = (changes[bit] ?? 0) + 1;
      }
      for (const count of changes) expectShare(count, rounds, 0.5, `bit ${turned}`);
    }
  });
});

describe("the random numbers of traces", () => {
  // Of 32 bits, among 200,000 the same would come five times.
  test("come from more than 32 bits: no two traces draw the same", () => {
    const random = new TraceRandom(1);
    const drawn = new Set(Array.from({ length: 200_000 }, (_, index) => random.fork(index, "plan").next()));
    expect(drawn.size).toBe(200_000);
  });

  test("are others for each purpose", () => {
    const random = new TraceRandom(1);
    const drawn = (["plan", "content", "arrivals"] as const).map((purpose) => random.fork(3, purpose).next());
    expect(new Set(drawn).size).toBe(3);
  });
});

describe("ids", () => {
  test("are hexadecimal digits of fixed length", () => {
    fc.assert(
      fc.property(word, (value) => {
        expect(hexWord(value)).toBe(value.toString(16).padStart(8, "0"));
      }),
      { numRuns },
    );
  });

  test("are valid and not those of the neighbours, for any seed and index", () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.nat(2 ** 32 - 2),
        fc.integer({ min: 1, max: 2 ** 32 - 2 }),
        (seed, index, span) => {
          const random = new TraceRandom(seed);
          expect(random.traceId(index)).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
          expect(random.spanId(index, span)).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
          const ids = [
            [index, span],
            [index + 1, span],
            [index, span + 1],
          ].map(([a = 0, b = 0]) => random.spanId(a, b));
          expect(new Set(ids).size).toBe(3);
        },
      ),
      { numRuns },
    );
  });

  test("the one pair that becomes zeros gets another id", () => {
    const random = new SeededRandom(3);
    for (let word = 0; word < 6; word += 1) random.nextWord(); // the keys of another permutation come first
    const keys = Array.from({ length: 6 }, () => random.nextWord());
    const given = keys.values();
    const forward = new BlockPermutation({ nextWord: () => given.next().value ?? 0 });
    // A Feistel network is undone by itself, with its keys and its halves the other way round.
    const back = new BlockPermutation({ nextWord: () => keys.pop() ?? 0 });
    const [second, first] = back.permute(0, 0);
    expect(forward.permute(first, second)).toEqual([0, 0]);
    expect(new TraceRandom(3).spanId(first, second)).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
  });

  test("of traces are sampled in their share by the stock ratio sampler", () => {
    const random = new TraceRandom(1);
    const sampler = new TraceIdRatioBasedSampler(0.25);
    let sampled = 0;
    for (let index = 0; index < 20_000; index += 1) {
      const { decision } = sampler.shouldSample(ROOT_CONTEXT, random.traceId(index));
      if (decision === SamplingDecision.RECORD_AND_SAMPLED) sampled += 1;
    }
    expectShare(sampled, 20_000, 0.25);
  });
});
