import { printValue } from "../value/print-value.ts";
import type { SpanLike } from "./span-like.ts";

/** What has spans: a harness, a `SpanRecorder`, a `CollectorServer`. */
export interface SpanSource {
  /** The spans that have ended. */
  spans(): Iterable<SpanLike>;
  /** The spans that have not, where that is known. */
  openSpans?(): Iterable<SpanLike>;
  /** Both in the order of their starts, where that is known: of spans that started at the same time it says which was first. */
  startedSpans?(): Iterable<SpanLike>;
}

const isIterable = (spans: Iterable<SpanLike> | SpanSource): spans is Iterable<SpanLike> => Symbol.iterator in spans;

/** All spans that are given, the open ones too. Throws a `TypeError` for what has none. */
export const spansOf = (spans: Iterable<SpanLike> | SpanSource): Iterable<SpanLike> => {
  if (typeof spans === "object" && spans !== null) {
    if (isIterable(spans)) return spans;
    if (typeof spans.startedSpans === "function") return spans.startedSpans();
    if (typeof spans.spans === "function") return [...spans.spans(), ...(spans.openSpans?.() ?? [])];
  }
  throw new TypeError(`Expected spans, or what has spans(), got ${printValue(spans)}`);
};
