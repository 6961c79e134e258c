import type { SpanKind } from "@opentelemetry/api";

/** A span, and the baggage of the context that it was started in. */
export interface SpanReport {
  readonly process: string;
  readonly name: string;
  readonly kind: SpanKind;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly isParentRemote: boolean;
  readonly url: string | undefined;
  readonly baggage: readonly string[];
}

/** What a process found in a carrier, whether spans of it are recorded or not. */
export interface ArrivalReport {
  readonly process: string;
  readonly by: string;
  readonly traceId: string | undefined;
  readonly traceFlags: number | undefined;
  readonly baggage: readonly string[];
}

export interface Report {
  readonly span?: SpanReport;
  readonly arrival?: ArrivalReport;
  /** A server listens. */
  readonly port?: number;
}

/** Tells the test. */
export const report = (what: Report): void => {
  process.send?.(what);
};
