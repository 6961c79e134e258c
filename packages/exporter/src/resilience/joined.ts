import type { Payload } from "../sender.ts";

/** Pieces of a payload as one again: export requests that are written behind each other are one. */
export const joined = (pieces: readonly Payload[]): Payload => {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  return {
    body: Buffer.concat(pieces.map(({ body }) => body)),
    items: pieces.reduce((sum, { items }) => sum + items, 0),
  };
};
