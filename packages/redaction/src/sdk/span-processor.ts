import type { Context, Span } from "@opentelemetry/api";

import type { ReadableSpan } from "./readable-span.ts";

/**
 * A stage that handles one span at a time: of the stock SDK, or of Sideband, whose stages also say how much they can
 * take.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-processor
 */
export interface SpanProcessor {
  onStart(span: Span & ReadableSpan, parentContext: Context): void;
  onEnding?(span: Span & ReadableSpan): void;
  onEnd(span: ReadableSpan): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
  /** How many spans this stage can take now without losing one. */
  room?(): number;
  /** The same in bytes of encoded spans. */
  roomBytes?(): number;
}
