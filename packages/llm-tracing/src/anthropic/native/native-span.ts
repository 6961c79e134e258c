import type { Attributes, Context, Span, SpanContext } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";

import type { Invoke } from "../../client/trace-method.ts";
import { NO_SPAN } from "./no-span.ts";

/** What our span tells. Twice in a trace, tokens would be counted twice. */
const isOurs = (key: string): boolean => key.startsWith("gen_ai.");

export const withoutOurs = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !isOurs(key)));

type Start = (parent: Context) => Span;

/**
 * The span that a client makes of a call, without what ours tells. The stream helper of the client starts it before it
 * calls the method that starts ours: it begins only then, under ours.
 */
export class NativeSpan implements Span {
  #span: Span = NO_SPAN;
  #start: Start | undefined;

  constructor(start: Start) {
    this.#start = start;
  }

  /** May throw what a tracer provider throws. */
  begin(parent: Context): void {
    const start = this.#start;
    this.#start = undefined;
    if (start !== undefined) this.#span = start(parent);
  }

  /** Spans of an SDK let these be read: who decides what may leave looks where the request goes. */
  get kind(): unknown {
    return readProperty(this.#span, "kind");
  }

  get attributes(): unknown {
    return readProperty(this.#span, "attributes");
  }

  spanContext(): SpanContext {
    return this.#span.spanContext();
  }

  /** A span that does not record, and one that is to begin does, is none to the client. */
  isRecording(): boolean {
    return this.#start !== undefined || this.#span.isRecording();
  }

  setAttribute(...[key, value]: Parameters<Span["setAttribute"]>): this {
    if (!isOurs(key)) this.#span.setAttribute(key, value);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    this.#span.setAttributes(withoutOurs(attributes));
    return this;
  }

  addEvent(...event: Parameters<Span["addEvent"]>): this {
    this.#span.addEvent(...event);
    return this;
  }

  addLink(...link: Parameters<Span["addLink"]>): this {
    this.#span.addLink(...link);
    return this;
  }

  addLinks(...links: Parameters<Span["addLinks"]>): this {
    this.#span.addLinks(...links);
    return this;
  }

  setStatus(...status: Parameters<Span["setStatus"]>): this {
    this.#span.setStatus(...status);
    return this;
  }

  updateName(name: string): this {
    this.#span.updateName(name);
    return this;
  }

  recordException(...exception: Parameters<Span["recordException"]>): void {
    this.#span.recordException(...exception);
  }

  end(...time: Parameters<Span["end"]>): void {
    this.#span.end(...time);
  }
}

/** That of our span, while a client is in a method that we trace. */
let parent: Context | undefined;

export const startNativeSpan = (start: Start): NativeSpan => {
  const span = new NativeSpan(start);
  if (parent !== undefined) span.begin(parent);
  return span;
};

/** Calls a method of a client. What the client makes of the call by itself begins with that. */
export const beginNativeSpan: Invoke = (inference, [, options], call) => {
  const outer = parent;
  parent = inference.context;
  try {
    const given = readProperty(readProperty(options, "__span"), "span");
    if (given instanceof NativeSpan) {
      inference.operation.isolation.run("starting the client's own span", () => given.begin(inference.context));
    }
    return call();
  } finally {
    parent = outer;
  }
};
