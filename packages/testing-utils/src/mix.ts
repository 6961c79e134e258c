import { expectCount, expectNumber } from "./expect-option.ts";

/** One thing that a {@link Mix} may do, and how often. */
export interface MixPart<Step> {
  /** Its share is this over the sum of all weights, so 9 and 1 are nine of ten and one of ten. */
  readonly weight: number;
  /** One step, or a list that is played to its end before the next draw: an outage of three failures, say. */
  readonly step: Step | readonly Step[];
}

/** A script that draws each step by weight, the same ones for the same seed. Plain data, made by `mix`. */
export interface Mix<Step> {
  readonly kind: "mix";
  readonly seed: number;
  readonly of: readonly MixPart<Step>[];
}

/** What a mix is made of. */
export interface MixOptions<Part> {
  /** A whole number >= 0. @default 0 */
  readonly seed?: number;
  readonly of: readonly Part[];
}

/** The steps that a part holds. */
export type StepOf<Part> = Part extends { readonly step: infer Step }
  ? Step extends readonly (infer Item)[]
    ? Item
    : Step
  : never;

/**
 * A script by rates: each request draws one of the steps, by weight. It never ends, and says the same for the same
 * seed in every run, here and in a spawned server; which request gets which step follows from the order of arrival.
 *
 * Throws a `TypeError` for no parts, for an empty list, for weights that are negative or all 0, and for a bad seed.
 *
 * @example
 * const script = mix({
 *   seed: 7,
 *   of: [
 *     { weight: 9, step: reply.text() },
 *     { weight: 1, step: reply.status(429) },
 *   ],
 * });
 */
export const mix = <const Part extends MixPart<object>>({ seed = 0, of }: MixOptions<Part>): Mix<StepOf<Part>> => {
  expectCount("seed", seed);
  expectCount("of.length", of.length, 1);
  let sum = 0;
  for (const [index, { weight, step }] of of.entries()) {
    sum += expectNumber(`of[${index}].weight`, weight);
    if (Array.isArray(step)) expectCount(`of[${index}].step.length`, step.length, 1);
  }
  if (sum === 0) throw new TypeError("Expected `of` to have a weight above 0, got none");
  return { kind: "mix", seed, of: of as readonly MixPart<object>[] as readonly MixPart<StepOf<Part>>[] };
};
