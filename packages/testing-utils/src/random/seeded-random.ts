import { expectCount } from "../expect-option.ts";

const GOLDEN_RATIO = 0x9e3779b9;
const WORDS_TO_MIX_IN = 12;
const WORD = 2 ** 32;
const DOUBLE_MANTISSA = 2 ** 53;

/**
 * Random numbers that are the same in every run: the generator sfc32 ("small fast counting"), 128 bits of state.
 *
 * Source: C. Doty-Humphrey, PractRand, https://pracrand.sourceforge.net
 *
 * @example
 * const random = new SeededRandom(1);
 * random.next(); // in [0, 1), the same for the same seed
 */
export class SeededRandom {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Throws a `TypeError` unless the seed is a whole number >= 0. */
  constructor(seed: number) {
    expectCount("seed", seed);
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / WORD) >>> 0;
    this.#c = GOLDEN_RATIO;
    for (let word = 0; word < WORDS_TO_MIX_IN; word += 1) this.nextWord();
  }

  /** The next 32 random bits, as a whole number >= 0. */
  nextWord(): number {
    const word = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + word;
    this.#c |= 0;
    return word >>> 0;
  }

  /** The next number in [0, 1), with 53 random bits. */
  next(): number {
    return ((this.nextWord() >>> 5) * 2 ** 26 + (this.nextWord() >>> 6)) / DOUBLE_MANTISSA;
  }
}
