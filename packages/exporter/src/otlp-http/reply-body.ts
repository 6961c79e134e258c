import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import type { HttpReply } from "./exchange.ts";
import { SendError } from "../send-error.ts";

const decompress = promisify(gunzip);

/**
 * The body of an answer, decompressed if the receiver compressed it without being asked to; `undefined` if it cannot
 * be read.
 *
 * @throws SendError `response_too_large` when it grows beyond `maxBytes`.
 */
export const replyBody = async (
  { status, headers, body }: HttpReply,
  maxBytes: number,
): Promise<Buffer | undefined> => {
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding === "identity" || body.length === 0) return body;
  if (encoding !== "gzip") return undefined;
  try {
    return await decompress(body, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE") return undefined;
    throw new SendError("response_too_large", `The answer is longer than ${maxBytes} bytes`, { status });
  }
};
