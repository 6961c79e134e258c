import type { Context, Span, SpanOptions, Tracer } from "@opentelemetry/api";

/** What the clients call the span of a call that we trace, by either of the methods. */
const CALL = "anthropic.messages.create";

/** What stands in for the span of such a call. */
export type CallSpan = (tracer: Tracer, name: string, options: SpanOptions) => Span;

/** Starts what a client traces by itself, all but the spans of the calls that we trace. */
export class RedirectedTracer implements Tracer {
  readonly startActiveSpan: Tracer["startActiveSpan"];
  readonly #tracer: Tracer;
  readonly #callSpan: CallSpan;

  constructor(tracer: Tracer, callSpan: CallSpan) {
    this.startActiveSpan = tracer.startActiveSpan.bind(tracer);
    this.#tracer = tracer;
    this.#callSpan = callSpan;
  }

  startSpan(name: string, options: SpanOptions = {}, parent?: Context): Span {
    return name === CALL ? this.#callSpan(this.#tracer, name, options) : this.#tracer.startSpan(name, options, parent);
  }
}
