/** Attributes as any SDK or receiver has them. */
export type RecordAttributes = Readonly<Record<string, unknown>>;

/** A span's kind in words. */
export type SpanKindWord = "unspecified" | "internal" | "server" | "client" | "producer" | "consumer";

/** A span's status in words. */
export type SpanStatusWord = "unset" | "ok" | "error";

export interface SpanRecordEvent {
  readonly name: string;
  readonly timeUnixNano: bigint;
  readonly attributes: RecordAttributes;
}

export interface SpanRecordLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: RecordAttributes;
}

/**
 * One span as all tools of this package read it, whoever made it: an SDK of either line, a simulator, a receiver. A
 * `CollectedSpan` is one.
 */
export interface SpanRecord {
  readonly traceId: string;
  readonly spanId: string;
  /** `null` for the root of a trace. */
  readonly parentSpanId: string | null;
  /** As it stands in the header; absent or empty for none. */
  readonly traceState?: string;
  readonly name: string;
  readonly kind: SpanKindWord;
  readonly startTimeUnixNano: bigint;
  /** `null` for a span that has not ended. */
  readonly endTimeUnixNano: bigint | null;
  readonly status: { readonly code: SpanStatusWord; readonly message: string };
  readonly attributes: RecordAttributes;
  readonly events: readonly SpanRecordEvent[];
  readonly links: readonly SpanRecordLink[];
  readonly resource: { readonly attributes: RecordAttributes };
  readonly scope: { readonly name: string; readonly version: string };
}
