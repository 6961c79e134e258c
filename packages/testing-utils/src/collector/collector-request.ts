import type { ExchangeOutcome } from "../http/exchange.ts";
import type { CollectedSpan } from "./collected-span.ts";

/** What a script may look at. */
export interface CollectorRequest {
  /** 0 for the first request that this collector got. */
  readonly index: number;
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The size of the body on the wire. */
  readonly encodedBytes: number;
  /** The size of the body after its content encoding is undone; 0 when that failed. */
  readonly decodedBytes: number;
  /** The body after its content encoding is undone, or as it came when that failed. Empty with `keepBodies: false`. */
  readonly body: Uint8Array;
  /** All spans of the request, whether they were taken or not. Empty when it was refused as malformed. */
  readonly spans: readonly CollectedSpan[];
}

/** A request and what became of it. */
export interface CollectorCall extends CollectorRequest {
  readonly outcome: ExchangeOutcome;
  /** The HTTP status that was sent, or `null` if none was. */
  readonly status: number | null;
  /** How many of the spans were taken over. */
  readonly acceptedSpans: number;
  /** How many of the spans a partial success rejected. */
  readonly rejectedSpans: number;
  /** Why the request never reached the script, or why the script failed; `null` if it did and did not. */
  readonly error: string | null;
}

/** Sums over all requests. */
export interface CollectorTotals {
  readonly requests: number;
  readonly acceptedSpans: number;
  readonly rejectedSpans: number;
  /** Requests whose body was not what their headers said. */
  readonly malformedRequests: number;
  readonly encodedBytes: number;
  readonly decodedBytes: number;
}
