import type { ExchangeOutcome } from "../http/exchange.ts";
import type { CollectedLog } from "./collected-log.ts";
import type { CollectedMetric } from "./collected-metric.ts";
import type { CollectedSpan } from "./collected-span.ts";
import type { Signal } from "./signal.ts";

/** What a script may look at. */
export interface CollectorRequest {
  /** 0 for the first request that this collector got. */
  readonly index: number;
  /** The number of the connection that it came on, from 1. */
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  /** What the path is for; `null` when it is unknown. */
  readonly signal: Signal | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The size of the body on the wire, as far as it has come. */
  readonly encodedBytes: number;
  /** The size of the body after its content encoding is undone; 0 when that failed. */
  readonly decodedBytes: number;
  /** The body after its content encoding is undone, or as it came when that failed. Empty with `keepBodies: false`. */
  readonly body: Uint8Array;
  /** All spans of the request, whether they were taken or not. Empty when it was refused as malformed. */
  readonly spans: readonly CollectedSpan[];
  /** All metrics of the request, in the same way. */
  readonly metrics: readonly CollectedMetric[];
  /** All log records of the request, in the same way. */
  readonly logs: readonly CollectedLog[];
}

/** How much was taken over, and how much a partial success rejected. */
export interface CollectorCounts {
  readonly acceptedSpans: number;
  readonly rejectedSpans: number;
  readonly acceptedDataPoints: number;
  readonly rejectedDataPoints: number;
  readonly acceptedLogRecords: number;
  readonly rejectedLogRecords: number;
}

/** A request and what became of it. */
export interface CollectorCall extends CollectorRequest, CollectorCounts {
  readonly outcome: ExchangeOutcome;
  /** The HTTP status that was sent, or `null` if none was. */
  readonly status: number | null;
  /** Why the request never reached the script, or why the script failed; `null` if it did and did not. */
  readonly error: string | null;
}

/** Sums over all requests. */
export interface CollectorTotals extends CollectorCounts {
  /** Those that were reset at once are among them; those that the operating system refused are not. */
  readonly connections: number;
  readonly requests: number;
  /** Requests whose body was not what their headers said. */
  readonly malformedRequests: number;
  readonly encodedBytes: number;
  readonly decodedBytes: number;
}
