import { expectCount, expectNumber } from "../expect-option.ts";

/** What embeddings can be given. */
export interface EmbeddingsOptions {
  /**
   * One vector for each input, in their order; inputs beyond the last one begin again with the first.
   * @default a unit vector that follows from the input's text: equal texts are equal, others are far apart
   */
  readonly vectors?: readonly (readonly number[])[];
  /** All tokens read. @default a quarter of the number of characters of the inputs */
  readonly inputTokens?: number;
  /** The model named in the answer. @default the one asked for */
  readonly model?: string;
  /** Pause before the answer, in milliseconds. @default 0 */
  readonly delayMs?: number;
}

/** Vectors for texts, as plain data. Made by `reply.embeddings`. */
export interface EmbeddingsReply {
  readonly kind: "embeddings";
  readonly vectors: readonly (readonly number[])[] | null;
  readonly inputTokens: number | null;
  readonly model: string | null;
  readonly delayMs: number;
}

export const embeddingsReply = (options: EmbeddingsOptions): EmbeddingsReply => {
  const { vectors = null, inputTokens = null, model = null, delayMs = 0 } = options;
  if (vectors !== null) {
    expectCount("vectors.length", vectors.length, 1);
    for (const value of vectors.flat()) expectNumber("vectors", value, -Number.MAX_VALUE);
  }
  if (inputTokens !== null) expectCount("inputTokens", inputTokens);
  return { kind: "embeddings", vectors, inputTokens, model, delayMs: expectNumber("delayMs", delayMs) };
};
