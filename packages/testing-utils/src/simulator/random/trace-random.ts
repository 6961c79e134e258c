import { SeededRandom } from "../../random/seeded-random.ts";
import { BlockPermutation } from "./block-permutation.ts";
import { hexWord } from "./hex-word.ts";

/** What random numbers are for: what one purpose draws changes nothing for the others. */
const PURPOSES = { plan: 1, content: 2, arrivals: 3 } as const;

const WORD = 2 ** 32;
const HIGH_BITS = 2 ** 21;

/** The random numbers and the ids of each trace: they follow from the seed and the trace's index alone. */
export class TraceRandom {
  readonly #seeds: BlockPermutation;
  readonly #spanIds: BlockPermutation;
  readonly #traceIds: readonly [BlockPermutation, BlockPermutation];

  /** Throws a `TypeError` unless the seed is a whole number >= 0. */
  constructor(seed: number) {
    const random = new SeededRandom(seed);
    this.#seeds = new BlockPermutation(random);
    this.#spanIds = new BlockPermutation(random);
    this.#traceIds = [new BlockPermutation(random), new BlockPermutation(random)];
  }

  fork(index: number, purpose: keyof typeof PURPOSES): SeededRandom {
    const [high, low] = this.#seeds.permute(index, PURPOSES[purpose]);
    return new SeededRandom((high % HIGH_BITS) * WORD + low);
  }

  traceId(index: number): string {
    const [first, second] = this.#traceIds;
    return id(first, index, 1) + id(second, index, 1);
  }

  /** No two spans have the same id, not in other traces either. The number of a span begins at 1. */
  spanId(index: number, span: number): string {
    return id(this.#spanIds, index, span);
  }
}

/** `second` is above 0: the pair of zeros is left for what becomes the one id that is not valid. */
const id = (permutation: BlockPermutation, first: number, second: number): string => {
  const [high, low] = permutation.permute(first, second);
  return high === 0 && low === 0 ? id(permutation, 0, 0) : hexWord(high) + hexWord(low);
};
