import { type Attributes, context, type Span } from "@opentelemetry/api";
import { type Isolation, SpanEnding } from "@sideband/propagation/lifetime";

import type { CaptureContent } from "../content/capture-content.ts";
import { describeError } from "../errors/record-error.ts";
import type { ContentForm } from "../llm-tracer-options.ts";
import { takeSnapshot } from "../content/snapshot.ts";
import { toJson } from "../content/to-json.ts";

export interface OperationOptions {
  readonly span: Span | undefined;
  readonly captureContent: CaptureContent;
  readonly contentAs: ContentForm;
  readonly isolation: Isolation;
}

/** A span with exactly one end, none of whose methods throws, and what is recorded on it. */
export class Operation extends SpanEnding {
  readonly #captureContent: CaptureContent;
  readonly #contentAs: ContentForm;

  constructor({ span, captureContent, contentAs, isolation }: OperationOptions) {
    super({
      span,
      parent: context.active(),
      isolation,
      recordError: (failed, error) => describeError(failed, error, captureContent),
    });
    this.#captureContent = captureContent;
    this.#contentAs = contentAs;
  }

  /** Whether content is wanted: capture is on, and somebody will see the span. */
  get capturesContent(): boolean {
    if (!this.open || this.#captureContent === "none") return false;
    return this.isolation.run("a span's isRecording", () => this.span.isRecording()) ?? false;
  }

  set(attributes: Attributes): void {
    if (!this.open) return;
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
}
