import { readProperty } from "@sideband/propagation/lifetime";

const FLOAT_BYTES = 4;

const lengthOf = (embedding: unknown): unknown =>
  typeof embedding === "string"
    ? Buffer.byteLength(embedding, "base64") / FLOAT_BYTES
    : readProperty(embedding, "length");

/** How many dimensions the vectors of an answer have, be they numbers or, as the provider sends them, base64. */
export const dimensionCount = (answer: unknown): number | undefined => {
  const length = lengthOf(readProperty(readProperty(readProperty(answer, "data"), 0), "embedding"));
  return Number.isSafeInteger(length) ? (length as number) : undefined;
};
