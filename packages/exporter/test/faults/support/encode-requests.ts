import { randomBytes } from "node:crypto";

import type { Payload } from "../../../src/sender.ts";

/** Requests of one span each, made by hand: an SDK is more than a thread of a test needs. */
export const encodeRequests = (count: number): Payload[] =>
  Array.from({ length: count }, () => {
    const span = Buffer.concat([
      field(1, randomBytes(16)),
      field(2, randomBytes(8)),
      field(5, Buffer.from("by hand")),
      SAMPLED,
    ]);
    return { body: field(1, field(2, field(2, span))), items: 1 };
  });

/** `flags` is a fixed32. */
const SAMPLED = Buffer.from([0x85, 0x01, 1, 0, 0, 0]);

const field = (number: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, body.length]), body]);
