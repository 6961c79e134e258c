import { type Attributes, type Context, context, type Span, trace } from "@opentelemetry/api";

import type { CaptureContent } from "./capture-content.ts";
import type { Ending } from "./ending.ts";
import type { Isolation } from "./isolation.ts";
import { describeError } from "./record-error.ts";
import { toJson } from "./to-json.ts";

export interface OperationOptions {
  readonly span: Span | undefined;
  readonly captureContent: CaptureContent;
  readonly isolation: Isolation;
}

const NO_SPAN: Span = /* @__PURE__ */ trace.wrapSpanContext({
  traceId: "00000000000000000000000000000000",
  spanId: "0000000000000000",
  traceFlags: 0,
});

/** A span with exactly one end, none of whose methods throws. */
export class Operation implements Ending {
  readonly span: Span;
  readonly context: Context;
  readonly isolation: Isolation;
  readonly #captureContent: CaptureContent;
  #open = true;
  #lastProgressMs = Date.now();

  constructor({ span, captureContent, isolation }: OperationOptions) {
    const parent = context.active();
    this.span = span ?? NO_SPAN;
    this.context = span === undefined ? parent : trace.setSpan(parent, span);
    this.isolation = isolation;
    this.#captureContent = captureContent;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Whether content is wanted: capture is on, and somebody will see the span. */
  get capturesContent(): boolean {
    if (!this.#open || this.#captureContent === "none") return false;
    return this.isolation.run("a span's isRecording", () => this.span.isRecording()) ?? false;
  }

  set(attributes: Attributes): void {
    if (!this.#open) return;
    this.isolation.run("setting attributes", () => this.span.setAttributes(attributes));
  }

  /** Records content as JSON. The value is made only where it is wanted. */
  setContent(key: string, content: () => unknown): void {
    if (!this.capturesContent) return;
    const json = this.isolation.run("serializing content", () => toJson(content()));
    if (json !== undefined) this.set({ [key]: json });
  }

  touch(): void {
    this.#lastProgressMs = Date.now();
  }

  end(): void {
    this.#close(() => this.span.end());
  }

  cancel(): void {
    this.end();
  }

  abandon(): void {
    this.#close(() => this.span.end(this.#lastProgressMs));
  }

  fail(error: unknown): void {
    if (!this.#open) return;
    this.isolation.run("recording an error", () => describeError(this.span, error, this.#captureContent));
    this.end();
  }

  #close(end: () => void): void {
    if (!this.#open) return;
    this.#open = false;
    this.isolation.run("ending a span", end);
  }
}
