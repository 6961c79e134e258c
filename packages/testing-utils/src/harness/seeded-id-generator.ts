import { expectCount } from "../expect-option.ts";

const STEP = 0x9e3779b97f4a7c15n;
const MIX_1 = 0xbf58476d1ce4e5b9n;
const MIX_2 = 0x94d049bb133111ebn;

const mix = (value: bigint): bigint => {
  const first = BigInt.asUintN(64, (value ^ (value >> 30n)) * MIX_1);
  const second = BigInt.asUintN(64, (first ^ (first >> 27n)) * MIX_2);
  return second ^ (second >> 31n);
};

/**
 * Trace and span ids that are the same in every run. The generator is SplitMix64, a permutation of a counter: ids look
 * random and none comes twice.
 *
 * Source: Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014
 */
export class SeededIdGenerator {
  readonly #seed: bigint;
  #state: bigint;

  constructor(seed: number) {
    this.#seed = BigInt(expectCount("seed", seed));
    this.#state = this.#seed;
  }

  generateTraceId(): string {
    return this.generateSpanId() + this.generateSpanId();
  }

  generateSpanId(): string {
    this.#state = BigInt.asUintN(64, this.#state + STEP);
    const id = mix(this.#state);
    return id === 0n ? this.generateSpanId() : id.toString(16).padStart(16, "0"); // 0 is no valid id
  }

  /** Starts over with the first id. */
  reset(): void {
    this.#state = this.#seed;
  }
}
