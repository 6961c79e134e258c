import type { Context, Span } from "@opentelemetry/api";

import type { EncodedSpan } from "./encoded-batch.ts";
import type { ReadableSpan } from "./readable-span.ts";

/**
 * A stage that handles one span at a time, and holds the next.
 *
 * The stock interface, with optional additions for what stands before it on the way from another thread.
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
  /** The same in bytes of encoded spans. */
  roomBytes?(): number;
  /**
   * Takes an ended, sampled span as bytes, in place of `onEnd`. A stage has it if it needs no object: then nobody
   * decodes one.
   */
  readonly onEncoded?: (span: EncodedSpan) => void;
}
