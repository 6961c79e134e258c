import type { ReadableSpan, Resource } from "./readable-span.ts";
import type { SendOutcome } from "./send-outcome.ts";

/** How spans of one kind of exporter are kept in the queue, and handed over. */
export interface Delivery<T> {
  /** @throws EncodeError when the span cannot be kept. */
  prepare(span: ReadableSpan): T;
  sizeOf(item: T): number;
  /** Hands a batch to the exporter. */
  send(items: readonly T[], signal: AbortSignal): Promise<SendOutcome>;
  /** Says that the exporter has done with an item. */
  release(item: T): void;
}

/** Waits until detectors have found out what the process is, so that its first spans go out with all of it. */
export const whenFinal = async (resources: Iterable<Resource>): Promise<void> => {
  const pending = new Set<Resource>();
  for (const resource of resources) if (resource.asyncAttributesPending === true) pending.add(resource);
  await Promise.all([...pending].map(async (resource) => resource.waitForAsyncAttributes?.()));
};
