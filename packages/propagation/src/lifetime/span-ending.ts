import { type Context, context, type Span, trace } from "@opentelemetry/api";

import { isolation as diagIsolation } from "./diag-isolation.ts";
import type { Ending } from "./ending.ts";
import type { Isolation } from "./isolation.ts";
import { recordError } from "./record-error.ts";

/** How an operation has ended. */
export type Completion = "completed" | "cancelled" | "failed" | "abandoned";

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
  /** Called once, in isolation, before the span ends: what only the end decides can still be recorded. */
  readonly beforeEnd?: (completion: Completion) => void;
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
  readonly #beforeEnd: ((completion: Completion) => void) | undefined;
  #state: "open" | "ending" | "ended" = "open";
  #lastProgressMs: number | undefined;

  constructor({
    span,
    parent = context.active(),
    isolation = diagIsolation,
    recordError: record = recordError,
    beforeEnd,
  }: SpanEndingOptions) {
    this.span = span ?? NO_SPAN;
    this.context = span === undefined ? parent : trace.setSpan(parent, span);
    this.isolation = isolation;
    this.#recordError = record;
    this.#beforeEnd = beforeEnd;
  }

  get open(): boolean {
    return this.#state !== "ended";
  }

  /** When it last made progress, in milliseconds since the epoch; undefined before it has made any. */
  get lastProgressMs(): number | undefined {
    return this.#lastProgressMs;
  }

  touch(): void {
    this.#lastProgressMs = Date.now();
  }

  end(): void {
    this.#close("completed");
  }

  cancel(): void {
    this.#close("cancelled");
  }

  abandon(): void {
    this.#close("abandoned", this.#lastProgressMs);
  }

  fail(error: unknown): void {
    if (this.#state !== "open") return;
    try {
      this.#recordError(this.span, error);
    } catch (thrown) {
      this.isolation.report("recording an error", thrown);
    }
    this.#close("failed");
  }

  #close(completion: Completion, endTimeMs?: number): void {
    if (this.#state !== "open") return;
    this.#state = "ending";
    try {
      this.#beforeEnd?.(completion);
    } catch (thrown) {
      this.isolation.report("completing a span", thrown);
    }
    this.#state = "ended";
    try {
      this.span.end(endTimeMs);
    } catch (thrown) {
      this.isolation.report("ending a span", thrown);
    }
  }
}
