import type { RecordAttributes } from "../span/span-record.ts";

/** A log record as a {@link TelemetryHarness} keeps it. */
export interface RecordedLog {
  readonly timeUnixNano: bigint;
  readonly observedTimeUnixNano: bigint;
  /** From 1 (trace) to 24 (fatal), as the API's `SeverityNumber`; 0 if unspecified. */
  readonly severityNumber: number;
  readonly severityText: string;
  /** Empty unless the record is an event. */
  readonly eventName: string;
  /** `undefined` if there is none. */
  readonly body: unknown;
  readonly attributes: RecordAttributes;
  /** `null` outside of a span. */
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly scope: { readonly name: string; readonly version: string };
  readonly resource: { readonly attributes: RecordAttributes };
}
