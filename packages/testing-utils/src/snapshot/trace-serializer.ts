import type { SpanLike } from "../span/span-like.ts";
import { traceSnapshot } from "./trace-snapshot.ts";

const isSpan = (value: unknown): value is SpanLike =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  (("spanContext" in value && typeof value.spanContext === "function") ||
    ("startTimeUnixNano" in value && "parentSpanId" in value));

const isSpans = (value: unknown): value is readonly SpanLike[] =>
  Array.isArray(value) && value.length > 0 && value.every(isSpan);

/** A snapshot serializer of vitest and jest. */
export interface TraceSerializer {
  test(value: unknown): boolean;
  serialize(value: unknown): string;
}

/**
 * Lets snapshots of spans be written by `traceSnapshot`.
 *
 * @example
 * expect.addSnapshotSerializer(traceSerializer);
 * expect(telemetry.spans()).toMatchSnapshot();
 */
export const traceSerializer: TraceSerializer = {
  test: isSpans,
  serialize: (value) => (isSpans(value) ? traceSnapshot(value) : String(value)),
};
