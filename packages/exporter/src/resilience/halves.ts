import { decompress } from "../compression/decompress.ts";
import { splitRequest } from "../otlp-request/split-request.ts";
import type { Payload } from "../sender.ts";
import { untilAborted } from "../until-aborted.ts";

/** What we have sent once has never been longer. */
const MAX_BYTES = 512 * 1024 * 1024;

/** The two halves of a payload, or `undefined` if it cannot be cut. @param signal aborted: nobody waits for the thread pool. */
export const halves = async (
  payload: Payload,
  signal: AbortSignal,
): Promise<readonly Payload[] | "aborted" | undefined> => {
  try {
    return splitRequest(await untilAborted(decompress(payload, MAX_BYTES), signal));
  } catch {
    return signal.aborted ? "aborted" : undefined; // then it is as the receiver says: too large
  }
};
