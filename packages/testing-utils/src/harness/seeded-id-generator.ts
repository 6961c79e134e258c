import { expectCount } from "../expect-option.ts";

const MIX_1 = 0xbf58476d1ce4e5b9n;
const MIX_2 = 0x94d049bb133111ebn;
const HALF = 32n;

/** A permutation of the numbers of 64 bits in which all bits depend on all; 0 stays 0. */
const mix = (value: bigint): bigint => {
  const first = BigInt.asUintN(64, (value ^ (value >> 30n)) * MIX_1);
  const second = BigInt.asUintN(64, (first ^ (first >> 27n)) * MIX_2);
  return second ^ (second >> 31n);
};

/**
 * Trace and span ids that are the same in every run. An id is the seed and a counter, 32 bits each, put through the
 * permutation at the end of SplitMix64: ids look random, none comes twice, and generators whose seeds differ in their
 * lower 32 bits share none.
 *
 * Source: Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014
 */
export class SeededIdGenerator {
  readonly #first: bigint;
  #next: bigint;

  /** Throws a `TypeError` unless the seed is a whole number >= 0. */
  constructor(seed: number) {
    const bits = BigInt(expectCount("seed", seed));
    // What a seed has above its lower half shifts the counter.
    this.#first = BigInt.asUintN(64, (bits << HALF) + (bits >> HALF) * MIX_1);
    this.#next = this.#first;
  }

  generateTraceId(): string {
    return this.generateSpanId() + this.generateSpanId();
  }

  generateSpanId(): string {
    const id = mix(this.#next);
    this.#next = BigInt.asUintN(64, this.#next + 1n);
    return id === 0n ? this.generateSpanId() : id.toString(16).padStart(16, "0"); // 0 is no valid id
  }

  /** Starts over with the first id. */
  reset(): void {
    this.#next = this.#first;
  }
}
