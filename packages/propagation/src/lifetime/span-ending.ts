import { type Context, context, type Span, trace } from "@opentelemetry/api";

import { isolation as diagIsolation } from "./diag-isolation.ts";
import type { Ending } from "./ending.ts";
import type { Isolation } from "./isolation.ts";
import { recordError } from "./record-error.ts";

export interface SpanEndingOptions {
  /** Undefined where none could be started: then there is nothing to end, and the parent's context is the one to use. */
  readonly span: Span | undefined;
  /** @default the active context */
  readonly parent?: Context;
  /** @default one that tells `diag` */
  readonly isolation?: Isolation;
  /**
   * Marks the span as failed. Called in isolation.
   * @default `recordError`, with the error's type alone
   */
  readonly recordError?: (span: Span, error: unknown) => void;
}

const NO_SPAN: Span = /* @__PURE__ */ trace.wrapSpanContext({
  traceId: "00000000000000000000000000000000",
  spanId: "0000000000000000",
  traceFlags: 0,
});

/**
 * A span with exactly one end, none of whose methods throws.
 *
 * @example
 * ```ts
 * const ending = new SpanEnding({ span: tracer.startSpan("ask") });
 * const chunks = runOperation(() => client.ask(question), { ending });
 * ```
 */
export class SpanEnding implements Ending {
  readonly span: Span;
  readonly context: Context;
  readonly isolation: Isolation;
  readonly #recordError: (span: Span, error: unknown) => void;
  #open = true;
  #lastProgressMs: number | undefined;

  constructor({
    span,
    parent = context.active(),
    isolation = diagIsolation,
    recordError: record = recordError,
  }: SpanEndingOptions) {
    this.span = span ?? NO_SPAN;
    this.context = span === undefined ? parent : trace.setSpan(parent, span);
    this.isolation = isolation;
    this.#recordError = record;
  }

  get open(): boolean {
    return this.#open;
  }

  touch(): void {
    this.#lastProgressMs = Date.now();
  }

  end(): void {
    this.#close();
  }

  cancel(): void {
    this.#close();
  }

  abandon(): void {
    this.#close(this.#lastProgressMs);
  }

  fail(error: unknown): void {
    if (!this.#open) return;
    try {
      this.#recordError(this.span, error);
    } catch (thrown) {
      this.isolation.report("recording an error", thrown);
    }
    this.#close();
  }

  #close(endTimeMs?: number): void {
    if (!this.#open) return;
    this.#open = false;
    try {
      this.span.end(endTimeMs);
    } catch (thrown) {
      this.isolation.report("ending a span", thrown);
    }
  }
}
