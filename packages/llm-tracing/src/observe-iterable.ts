import type { Lease } from "./lease.ts";
import { ObservedIterator, type ObservedIteratorOptions } from "./observed-iterator.ts";
import { patch } from "./patch.ts";
import { readProperty } from "./read-property.ts";

type AnyIterator = AsyncIterator<unknown, unknown, unknown>;
type AnyIterable = AsyncIterable<unknown, unknown, unknown>;

export interface ObserveIterableOptions extends Pick<ObservedIteratorOptions<unknown>, "onChunk" | "steps"> {
  readonly lease: Lease;
}

/**
 * Whether a value is consumed by iterating over it. Node.js and web streams are async iterables too, but are mostly
 * consumed in ways that cannot be seen from here.
 */
export const isStreamed = (value: unknown): value is AnyIterable =>
  typeof readProperty(value, Symbol.asyncIterator) === "function" &&
  typeof readProperty(value, "pipe") !== "function" &&
  typeof readProperty(value, "getReader") !== "function";

const METHODS = ["next", "return", "throw"] as const;

/** An iterator of somebody else's, by the methods it had before it was patched. */
const originalMethods = (iterator: AnyIterator): AnyIterator => {
  const original: Partial<AnyIterator> = {};
  for (const name of METHODS) {
    const method = iterator[name];
    if (method !== undefined) original[name] = method.bind(iterator) as never;
  }
  return original as AnyIterator;
};

/**
 * Ends a lease's span when an iterable has been consumed. The object stays what it is: only its own methods are
 * replaced, those of the iterator where it is one (a generator), otherwise the one that makes iterators.
 * @throws TypeError where the object does not take new properties.
 */
export const observeIterable = (iterable: AnyIterable, options: ObserveIterableOptions): void => {
  if (typeof readProperty(iterable, "next") === "function") {
    const iterator = iterable as unknown as AnyIterator;
    const source = originalMethods(iterator);
    const observed = new ObservedIterator({ ...options, open: () => source });
    for (const name of METHODS) {
      const method = observed[name].bind(observed) as (...values: unknown[]) => unknown;
      if (source[name] !== undefined) patch(iterator, name, (...values: unknown[]) => method(...values));
    }
    return;
  }
  const iterate = iterable[Symbol.asyncIterator].bind(iterable);
  const shared = { ...options, steps: options.steps ?? { pending: 0 } };
  patch(iterable, Symbol.asyncIterator, () => new ObservedIterator({ ...shared, open: iterate }));
};
