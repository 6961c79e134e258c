import type { SpanRecord } from "./span-record.ts";

const NANOSECONDS_PER_MS = 1e6;

/** How long a span took, in milliseconds; `null` while it is open. */
export const durationMs = ({ startTimeUnixNano, endTimeUnixNano }: SpanRecord): number | null =>
  endTimeUnixNano === null ? null : Number(endTimeUnixNano - startTimeUnixNano) / NANOSECONDS_PER_MS;
