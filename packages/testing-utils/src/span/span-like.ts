import type { ReadableSpanLike } from "./readable-span-like.ts";
import type { SpanRecord } from "./span-record.ts";

/** Any span that the tools of this package take: a `ReadableSpan` of either SDK line, or a {@link SpanRecord}. */
export type SpanLike = ReadableSpanLike | SpanRecord;
