import {
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Context,
  type HrTime,
  type Link,
  type Span,
  type Tracer,
} from "@opentelemetry/api";

import type { PlannedSpan } from "../plan/planned-span.ts";

/** Starts and ends the spans of one trace on a tracer, each under its parent. */
export class DrivenTrace {
  readonly #tracer: Tracer;
  readonly #context: Context;
  /** Those that have ended as well: links may lead to them. */
  readonly #spans = new Map<PlannedSpan, Span>();

  constructor(tracer: Tracer, context: Context = ROOT_CONTEXT) {
    this.#tracer = tracer;
    this.#context = context;
  }

  start(planned: PlannedSpan, startTime: HrTime): void {
    const { name, kind, attributes, parent } = planned;
    const links = planned.links.map(({ to, attributes }): Link => ({
      context: this.#spanOf(to).spanContext(),
      attributes,
    }));
    const context = parent === undefined ? this.#context : trace.setSpan(this.#context, this.#spanOf(parent));
    const options = { kind, attributes, links, startTime };
    this.#spans.set(planned, this.#tracer.startSpan(name, options, context));
  }

  end(planned: PlannedSpan, endTime: HrTime): void {
    const span = this.#spanOf(planned);
    span.setAttributes(planned.endAttributes);
    if (planned.failure) span.setStatus({ code: SpanStatusCode.ERROR, message: planned.failure.message });
    span.end(endTime);
  }

  #spanOf(planned: PlannedSpan): Span {
    const span = this.#spans.get(planned);
    if (span === undefined) throw new TypeError(`Expected a span that has started, got "${planned.name}"`);
    return span;
  }
}
