import type { Ending } from "./ending.ts";
import type { Lease } from "./lease.ts";
import { ObservedIterator, type ObservedIteratorOptions, type Steps } from "./observed-iterator.ts";
import { patch } from "./patch.ts";
import { readProperty } from "./read-property.ts";

type AnyIterator = AsyncIterator<unknown, unknown, unknown>;
type AnyIterable = AsyncIterable<unknown, unknown, unknown>;

export interface ObserveIterableOptions extends Pick<ObservedIteratorOptions<unknown>, "onChunk"> {
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

/** The signal of the request behind a stream of a client library, which has a controller of its own. */
const requestSignal = (iterable: AnyIterable): EventTarget | undefined => {
  const signal = readProperty(readProperty(iterable, "controller"), "signal");
  return signal instanceof EventTarget ? signal : undefined;
};

/**
 * Ends the span when a stream's request is aborted between two steps. A step under way tells more: a client aborts
 * its own request too when it meets an error, before the step rejects with it. An abort of the application's ends that
 * step quietly, without the finish reason that is expected.
 */
const cancelOnAbort = (signal: EventTarget, ending: Ending, steps: Steps): void => {
  const cancel = (): void => {
    if (steps.pending === 0) ending.cancel();
  };
  if (readProperty(signal, "aborted") === true) cancel();
  else signal.addEventListener("abort", cancel, { once: true });
};

const observeIterator = (iterator: AnyIterator, options: ObserveIterableOptions): void => {
  const source = originalMethods(iterator);
  const observed = new ObservedIterator({ ...options, open: () => source });
  for (const name of METHODS) {
    const method = observed[name].bind(observed) as (...values: unknown[]) => unknown;
    if (source[name] !== undefined) patch(iterator, name, (...values: unknown[]) => method(...values));
  }
};

/**
 * Ends a lease's span when an iterable has been consumed. The object stays what it is: only its own methods are
 * replaced, those of the iterator where it is one (a generator), otherwise the one that makes iterators. A stream of
 * the OpenAI library makes all of them, those of `tee()` and `toReadableStream()` included, with its `iterator`.
 * @throws TypeError where the object does not take new properties.
 */
export const observeIterable = (iterable: AnyIterable, options: ObserveIterableOptions): void => {
  if (typeof readProperty(iterable, "next") === "function") {
    observeIterator(iterable as unknown as AnyIterator, options);
    return;
  }
  const steps: Steps = { pending: 0 };
  const signal = requestSignal(iterable);
  const iterator = signal === undefined ? undefined : readProperty(iterable, "iterator");
  const [key, iterate] =
    typeof iterator === "function"
      ? (["iterator", iterator] as const)
      : ([Symbol.asyncIterator, iterable[Symbol.asyncIterator]] as const);
  const open = iterate.bind(iterable) as () => AnyIterator;
  patch(iterable, key, () => new ObservedIterator({ ...options, steps, open }));
  if (signal !== undefined) cancelOnAbort(signal, options.lease.ending, steps);
};
