import { createHash } from "node:crypto";

import { SeededRandom } from "../random/seeded-random.ts";
import type { CompletionReply } from "./completion-reply.ts";
import type { EmbeddingsReply } from "./embeddings-reply.ts";

const SEED_BYTES = 6;

/**
 * A vector of length 1 that follows from the text: equal texts have equal ones, others are nearly orthogonal. A shorter
 * one is the beginning of a longer one, made a unit vector again. The numbers have 32 bits.
 */
export const embeddingVector = (text: string, dimensions: number): readonly number[] => {
  const random = new SeededRandom(createHash("sha256").update(text).digest().readUIntBE(0, SEED_BYTES));
  const values = Array.from({ length: dimensions }, () => 2 * random.next() - 1);
  const length = Math.hypot(...values);
  return values.map((value) => Math.fround(value / length));
};

/** The vectors that a reply gives to the inputs: as scripted, or each by its text. */
export const embeddingVectors = (
  reply: CompletionReply | EmbeddingsReply,
  inputs: readonly string[],
  dimensions: number,
): readonly (readonly number[])[] => {
  const scripted = reply.kind === "embeddings" ? (reply.vectors ?? []) : [];
  return inputs.map((input, index) => scripted[index % scripted.length] ?? embeddingVector(input, dimensions));
};
