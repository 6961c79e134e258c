import { ATTR_ERROR_TYPE } from "@sideband/semconv";

import type { PlannedSpan, SpanEnd, SpanStart } from "./planned-span.ts";

/**
 * All spans of one trace, with times since its start. Points are numbered in the order of planning, which is the order
 * of a program: a span starts before its children, and they end before it, even where no time passes.
 */
export class TracePlan {
  readonly #spans: PlannedSpan[] = [];
  #points = 0;

  /** In the order in which they were planned: parents first. */
  get spans(): readonly PlannedSpan[] {
    return this.#spans;
  }

  start(start: SpanStart, parent: PlannedSpan | undefined, ns: number): PlannedSpan {
    const moment = { ns, order: this.#points++ };
    const span: PlannedSpan = {
      links: [],
      ...start,
      number: this.#spans.length + 1,
      parent,
      start: moment,
      end: moment,
      endAttributes: {},
      failure: undefined,
    };
    this.#spans.push(span);
    return span;
  }

  end(span: PlannedSpan, { attributes = {}, failure }: SpanEnd, ns: number): void {
    span.end = { ns, order: this.#points++ };
    span.endAttributes = failure === undefined ? attributes : { ...attributes, [ATTR_ERROR_TYPE]: failure.type };
    span.failure = failure;
  }
}
