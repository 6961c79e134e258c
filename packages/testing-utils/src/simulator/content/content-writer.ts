import type { SeededRandom } from "../../random/seeded-random.ts";
import { prose } from "./prose.ts";

/** What one token of English is, by the rule of thumb of the providers. */
const BYTES_PER_TOKEN = 4;
// What is drawn for a count may be absurdly large; no model takes or writes so much.
const MAX_TOKENS = 2_000_000;

/** Writes what a simulated user, model or tool says, with random numbers of its own. */
export class ContentWriter {
  readonly #random: SeededRandom;
  readonly #promptBytes: number | undefined;

  constructor(random: SeededRandom, promptBytes: number | undefined) {
    this.#random = random;
    this.#promptBytes = promptBytes;
  }

  /** What a user asks: as long as the option `promptBytes` says, else as long as so many tokens are. */
  prompt(tokens: number): string {
    return this.#promptBytes === undefined ? this.text(tokens) : prose(this.#promptBytes, this.#random.next());
  }

  text(tokens: number): string {
    return prose(Math.min(tokens, MAX_TOKENS) * BYTES_PER_TOKEN, this.#random.next());
  }

  /** Between 0 and 1, with two digits. */
  score(): number {
    return Math.round(this.#random.next() * 100) / 100;
  }
}
