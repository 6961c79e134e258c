import type { Payload } from "../sender.ts";
import { DECOMPRESSORS } from "./decompressors.ts";

/**
 * The body of a payload as it was before it was compressed.
 *
 * @throws Error if it is damaged, or longer than `maxBytes`.
 */
export const decompress = async ({ body, contentEncoding }: Payload, maxBytes: number): Promise<Uint8Array> =>
  contentEncoding === undefined ? body : DECOMPRESSORS[contentEncoding].inPool(body, { maxOutputLength: maxBytes });
