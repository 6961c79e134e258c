import type { EncodedSpan } from "./encoded-batch.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { SendOutcome } from "./send-outcome.ts";

/** How spans of one kind of exporter are kept in the queue, and handed over. */
export interface Delivery<T> {
  /** @throws EncodeError when the span cannot be kept. */
  prepare(span: ReadableSpan): T;
  /**
   * The same for a span that is encoded already, where the exporter takes bytes.
   *
   * @throws EncodeError when the span cannot be kept.
   */
  adopt?(span: EncodedSpan): T;
  sizeOf(item: T): number;
  /** Hands a batch to the exporter. */
  send(items: readonly T[], signal: AbortSignal): Promise<SendOutcome>;
  /** Says that the exporter has done with an item. */
  release(item: T): void;
}
