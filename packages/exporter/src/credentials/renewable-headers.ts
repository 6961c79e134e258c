import type { HeaderRecord } from "../otlp-http/headers.ts";

/** Headers that are asked for before each request, and can be had anew when a receiver refuses them. */
export interface RenewableHeaders {
  /**
   * Rejects when there is a header that cannot be had: then nothing must be sent, for it would be sent without.
   *
   * @param signal aborted when the caller no longer waits.
   */
  get(signal: AbortSignal): Promise<HeaderRecord>;
  /**
   * To be called after a 401 or 403. Resolves to whether `get` now has other headers than those that were refused, so
   * that one more attempt makes sense. Never rejects.
   *
   * @param refused what `get` had resolved to, the very object: then a refusal that comes late, when others have renewed
   * the headers already, costs nothing. @default what `get` has now
   */
  renew(refused?: HeaderRecord): Promise<boolean>;
}
