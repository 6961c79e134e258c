import { context } from "@opentelemetry/api";

import { addLayer } from "./add-layer.ts";
import { isReadByIterators } from "./cancel-on-abort.ts";
import { ITERATION_METHODS } from "./iteration-methods.ts";
import type { Lease } from "./lease.ts";
import { ObservedIterator, type ObservedIteratorOptions, type Steps } from "./observed-iterator.ts";
import { patch } from "./patch.ts";
import { readProperty } from "./read-property.ts";

type AnyIterator = AsyncIterator<unknown, unknown, unknown>;
type AnyIterable = AsyncIterable<unknown, unknown, unknown>;

export interface ObserveIterableOptions extends Pick<ObservedIteratorOptions<unknown>, "onChunk"> {
  /** A function, which gives it with the first `next()`, is for generators that have not begun. */
  readonly lease: Lease | (() => Lease);
  /** Tells whether the iterable is being read. @default steps of its own */
  readonly steps?: Steps;
}

/** Whether a value can be iterated over asynchronously: streams can too, and are consumed in other ways as well. */
export const isAsyncIterable = (value: unknown): value is AnyIterable =>
  typeof readProperty(value, Symbol.asyncIterator) === "function";

/** An iterator of somebody else's, by the methods it had before it was patched. */
const originalMethods = (iterator: AnyIterator): AnyIterator => {
  const original: Partial<AnyIterator> = {};
  for (const name of ITERATION_METHODS) {
    const method = iterator[name];
    if (method !== undefined) original[name] = method.bind(iterator) as never;
  }
  return original as AnyIterator;
};

const observeIterator = (iterator: AnyIterator, options: ObserveIterableOptions, steps: Steps): void => {
  const source = originalMethods(iterator);
  const observed = new ObservedIterator({ ...options, steps, open: () => source });
  for (const name of ITERATION_METHODS) {
    const method = observed[name].bind(observed) as (...values: unknown[]) => unknown;
    if (source[name] !== undefined) patch(iterator, name, (...values: unknown[]) => method(...values));
  }
};

/** Objects that are stepped through themselves, and also make iterators, such as the cursors of databases. */
const observeCursor = (cursor: AnyIterable, options: ObserveIterableOptions, steps: Steps): void => {
  const iterate = cursor[Symbol.asyncIterator].bind(cursor);
  patch(cursor, Symbol.asyncIterator, () => {
    const iterator: unknown = iterate();
    if (iterator === cursor || typeof readProperty(iterator, "next") !== "function") return iterator;
    return new ObservedIterator({ ...options, steps, open: () => iterator as AnyIterator });
  });
};

/** Iterables may begin their work as they are asked for an iterator: those that subscribe to something. */
const makeIterator = (make: () => unknown, { lease }: ObserveIterableOptions): unknown => {
  if (typeof lease === "function") return make();
  try {
    return context.with(lease.context, make);
  } catch (error) {
    lease.fail(error);
    throw error;
  }
};

/**
 * Ends a lease's span when an iterable has been consumed. The object stays what it is: only its own methods are
 * replaced, those of the iterator where it is one (a generator), otherwise the one that makes iterators, until it has
 * made the one that counts: the first.
 *
 * @throws TypeError where the object does not take new properties.
 * @throws RangeError where too many spans wait for it already.
 */
export const observeIterable = (iterable: AnyIterable, options: ObserveIterableOptions): void => {
  const { lease, steps = { pending: 0 } } = options;
  const removeLayer = addLayer(iterable);
  if (typeof readProperty(iterable, "next") === "function") {
    observeIterator(iterable as unknown as AnyIterator, options, steps);
    observeCursor(iterable, options, steps);
    return;
  }
  const key = isReadByIterators(iterable) ? "iterator" : Symbol.asyncIterator;
  const iterate = Reflect.get(iterable, key) as () => AnyIterator;
  const restore = patch(iterable, key, function iterateObserved(this: unknown): unknown {
    const iterator = makeIterator(() => Reflect.apply(iterate, this, []) as unknown, options);
    if (typeof readProperty(iterator, "next") !== "function") return iterator;
    const open = (): AnyIterator => {
      if (restore()) removeLayer();
      return iterator as AnyIterator;
    };
    return new ObservedIterator({ ...options, steps, open });
  });
  if (typeof lease !== "function") lease.follows(iterable, steps);
};
