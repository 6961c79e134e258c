import type { SeededRandom } from "../../random/seeded-random.ts";

const ROUNDS = 6;

/** The finalizer of MurmurHash3: every bit of the input may change every bit of the output. */
const mix = (word: number): number => {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
};

/**
 * Turns a pair of numbers below 2^32 into another pair that looks random: a Feistel network, so no two pairs become the
 * same one.
 */
export class BlockPermutation {
  readonly #keys: readonly number[];

  constructor(random: Pick<SeededRandom, "nextWord">) {
    this.#keys = Array.from({ length: ROUNDS }, () => random.nextWord());
  }

  permute(first: number, second: number): readonly [number, number] {
    let left = first;
    let right = second;
    for (const key of this.#keys) [left, right] = [right, (left ^ mix(right ^ key)) >>> 0];
    return [left, right];
  }
}
