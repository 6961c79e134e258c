import type { ReadableSpanLike } from "../../../src/span/readable-span-like.ts";

/** All of a span as text, in the order in which it holds it; without ids what two tracers have in common. */
export const spanText = (span: ReadableSpanLike): string =>
  JSON.stringify({ ...span, context: span.spanContext(), resource: span.resource.attributes });

/** Milliseconds that a span took. */
export const tookMs = ({ startTime, endTime }: ReadableSpanLike): number =>
  (endTime[0] - startTime[0]) * 1e3 + (endTime[1] - startTime[1]) / 1e6;
