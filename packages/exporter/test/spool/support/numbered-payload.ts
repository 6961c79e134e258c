import { crc32 } from "node:zlib";

import type { Payload } from "../../../src/sender.ts";

/** A record that cannot be mistaken for another: `id`, a colon, and up to 20 kB that follow from both. */
export const numberedPayload = (id: string): Payload => {
  let state = crc32(id);
  const filler = Buffer.alloc(state % 4 === 0 ? state % 20_000 : state % 800);
  for (let index = 0; index < filler.length; index++) {
    filler[index] = state >>> 24;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  }
  // Said to be compressed, so that it goes in as it is.
  return { body: Buffer.concat([Buffer.from(`${id}:`), filler]), items: 1, contentEncoding: "gzip" };
};
