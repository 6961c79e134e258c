import type { Context, Span } from "@opentelemetry/api";

import type { ReadableSpan } from "./readable-span.ts";

/**
 * A stage that handles one span at a time, and holds the next.
 *
 * The stock interface, with one optional addition: `room()`.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-processor
 */
export interface SpanProcessor {
  onStart(span: Span & ReadableSpan, parentContext: Context): void;
  onEnd(span: ReadableSpan): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
  /** How many spans this stage can take now without losing one, so that what stands before it can hold back. */
  room?(): number;
}
