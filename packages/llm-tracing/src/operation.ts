import { type Attributes, type Context, context, type Span, trace } from "@opentelemetry/api";

import type { CaptureContent } from "./capture-content.ts";
import type { Ending } from "./ending.ts";
import type { Isolation } from "./isolation.ts";
import { describeError } from "./record-error.ts";
import type { ContentForm } from "./llm-tracer-options.ts";
import { takeSnapshot } from "./snapshot.ts";
import { toJson } from "./to-json.ts";

export interface OperationOptions {
  readonly span: Span | undefined;
  readonly captureContent: CaptureContent;
  readonly contentAs: ContentForm;
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
  readonly #contentAs: ContentForm;
  #open = true;
  #lastProgressMs = Date.now();

  constructor({ span, captureContent, contentAs, isolation }: OperationOptions) {
    const parent = context.active();
    this.span = span ?? NO_SPAN;
    this.context = span === undefined ? parent : trace.setSpan(parent, span);
    this.isolation = isolation;
    this.#captureContent = captureContent;
    this.#contentAs = contentAs;
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

  /** Records content, in the form that is wanted. The value is made only where it is wanted at all. */
  setContent(key: string, content: () => unknown): void {
    if (!this.capturesContent) return;
    const value = this.isolation.run("serializing content", () => this.#formed(content()));
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the types of API 1.9 know no structures
    if (value !== undefined) this.set({ [key]: value } as Attributes);
  }

  #formed(content: unknown): string | object | undefined {
    if (this.#contentAs === "json") return toJson(content);
    const { value, isAttributeValue } = takeSnapshot(content);
    return isAttributeValue && typeof value === "object" && value !== null ? value : toJson(value);
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
