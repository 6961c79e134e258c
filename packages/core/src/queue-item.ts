import type { BatchingOptions } from "./batching-options.ts";
import type { Delivery } from "./delivery.ts";
import type { EncodedSpan } from "./encoded-batch.ts";
import type { ReadableSpan } from "./readable-span.ts";

/** A span as it waits in the queue. */
export interface Item {
  readonly content: unknown;
  readonly priority: number;
}

/** How an ended span becomes an item; what it gives back throws what cannot be kept. */
export const preparation = (
  delivery: Delivery<unknown>,
  { overflow, priorityOf }: BatchingOptions,
): ((span: ReadableSpan) => Item) => {
  if (overflow !== "drop-lowest-priority") return (span) => ({ content: delivery.prepare(span), priority: 0 });
  return (span) => ({ content: delivery.prepare(span), priority: judge(priorityOf, span) });
};

const judge = (priorityOf: (span: ReadableSpan) => number, span: ReadableSpan): number => {
  try {
    return priorityOf(span);
  } catch {
    return 0; // what cannot be judged matters least
  }
};

/** The same for a span that is encoded already; nothing where an object is needed. */
export const adoption = (
  delivery: Delivery<unknown>,
  { overflow }: BatchingOptions,
): ((span: EncodedSpan) => Item) | undefined => {
  if (delivery.adopt === undefined || overflow === "drop-lowest-priority") return undefined;
  const adopt = delivery.adopt.bind(delivery);
  return (span) => ({ content: adopt(span), priority: 0 });
};
