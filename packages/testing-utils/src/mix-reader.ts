import type { Mix, MixPart } from "./mix.ts";
import { SeededRandom } from "./random/seeded-random.ts";

const isList = <Step>(step: Step | readonly Step[]): step is readonly Step[] => Array.isArray(step);

/** Draws the steps of a {@link Mix}. */
export class MixReader<Step> {
  readonly #parts: readonly MixPart<Step>[];
  readonly #weights: number;
  readonly #random: SeededRandom;
  /** What is left of a list that was drawn, the next step last. */
  #pending: Step[] = [];

  constructor({ seed, of }: Mix<Step>) {
    this.#parts = of.filter(({ weight }) => weight > 0);
    this.#weights = this.#parts.reduce((sum, { weight }) => sum + weight, 0);
    this.#random = new SeededRandom(seed);
  }

  next(): Step | undefined {
    if (this.#pending.length === 0) this.#pending = this.#draw();
    return this.#pending.pop();
  }

  #draw(): Step[] {
    let left = this.#random.next() * this.#weights;
    const drawn = this.#parts.find(({ weight }) => (left -= weight) < 0);
    // Where rounding leaves a rest behind all parts, it is the last one's.
    const { step } = drawn ?? this.#parts.at(-1) ?? { step: [] };
    return isList(step) ? step.toReversed() : [step];
  }
}
