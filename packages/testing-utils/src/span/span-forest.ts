import type { SpanLike } from "./span-like.ts";
import type { SpanRecord } from "./span-record.ts";
import { toSpanRecord } from "./to-span-record.ts";

/** The spans of one trace. */
export interface TraceRecord {
  readonly traceId: string;
  /** In the order of their starts, each before its children. */
  readonly spans: readonly SpanRecord[];
  /** Those whose parent is not among them. */
  readonly roots: readonly SpanRecord[];
}

const keyOf = (traceId: string, spanId: string): string => `${traceId}-${spanId}`;

const byStart = (left: SpanRecord, right: SpanRecord): number => {
  if (left.startTimeUnixNano === right.startTimeUnixNano) return 0;
  return left.startTimeUnixNano < right.startTimeUnixNano ? -1 : 1;
};

/**
 * Spans with their family ties. Order is by start. Of spans that started at the same time (a clock may stand still) a
 * parent and all that is under it come before its next sibling, and siblings stand as they were given.
 */
export class SpanForest {
  readonly spans: readonly SpanRecord[];
  readonly #byKey = new Map<string, SpanRecord>();
  readonly #children = new Map<SpanRecord, SpanRecord[]>();
  readonly #parents = new Map<SpanRecord, SpanRecord>();
  readonly #traces: ReadonlyMap<string, TraceRecord>;

  constructor(spans: Iterable<SpanLike>) {
    const given = Array.from(spans, toSpanRecord);
    for (const span of given) {
      const key = keyOf(span.traceId, span.spanId);
      if (!this.#byKey.has(key)) this.#byKey.set(key, span);
    }
    for (const span of given) {
      const parent = span.parentSpanId === null ? undefined : this.#byKey.get(keyOf(span.traceId, span.parentSpanId));
      if (parent !== undefined) this.#parents.set(span, parent);
    }
    this.spans = this.#inOrder(given);
    const traces = Map.groupBy(this.spans, ({ traceId }) => traceId);
    this.#traces = new Map(
      Array.from(traces, ([traceId, spans]) => {
        const roots = spans.filter((span) => !this.#parents.has(span));
        return [traceId, { traceId, spans, roots }];
      }),
    );
  }

  /** The span with these ids, if it is among the spans. */
  spanOf(traceId: string, spanId: string): SpanRecord | undefined {
    return this.#byKey.get(keyOf(traceId, spanId));
  }

  /** The parent, if it is among the spans. */
  parentOf(span: SpanRecord): SpanRecord | undefined {
    return this.#parents.get(span);
  }

  childrenOf(span: SpanRecord): readonly SpanRecord[] {
    return this.#children.get(span) ?? [];
  }

  /** From the parent up, `most` at most. A circle, which only broken instrumentation makes, is walked once. */
  ancestorsOf(span: SpanRecord, most: number = Infinity): readonly SpanRecord[] {
    const seen = new Set([span]);
    for (let parent = this.#parents.get(span); parent !== undefined; parent = this.#parents.get(parent)) {
      if (seen.has(parent) || seen.size > most) break;
      seen.add(parent);
    }
    return [...seen].slice(1);
  }

  /** The span and its siblings, the same list for each of them; roots of one trace are siblings. */
  familyOf(span: SpanRecord): readonly SpanRecord[] {
    const parent = this.#parents.get(span);
    return parent === undefined ? (this.#traces.get(span.traceId)?.roots ?? []) : this.childrenOf(parent);
  }

  /** In the order of the traces' first spans. */
  traces(): readonly TraceRecord[] {
    return [...this.#traces.values()];
  }

  #inOrder(given: readonly SpanRecord[]): readonly SpanRecord[] {
    const sorted = given.toSorted(byStart);
    for (const span of sorted) {
      const parent = this.#parents.get(span);
      if (parent === undefined) continue;
      const siblings = this.#children.get(parent);
      if (siblings === undefined) this.#children.set(parent, [span]);
      else siblings.push(span);
    }
    const ranks = new Map<SpanRecord, number>();
    const rank = (top: SpanRecord): void => {
      const pending = [top];
      for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
        if (ranks.has(span)) continue;
        ranks.set(span, ranks.size);
        for (const child of this.childrenOf(span).toReversed()) pending.push(child);
      }
    };
    for (const span of sorted) if (!this.#parents.has(span)) rank(span);
    // What no root leads to hangs on a circle: where the way up comes back to is in it.
    for (const span of sorted) {
      if (!ranks.has(span)) rank(this.#parents.get(this.ancestorsOf(span).at(-1) ?? span) ?? span);
    }
    const rankOf = (span: SpanRecord): number => ranks.get(span) ?? 0;
    return sorted.toSorted((left, right) => byStart(left, right) || rankOf(left) - rankOf(right));
  }
}
