import { isolation as diagIsolation } from "./diag-isolation.ts";
import type { Ending } from "./ending.ts";
import { isObject } from "./is-object.ts";
import type { Isolation } from "./isolation.ts";
import { isThenable } from "./is-thenable.ts";
import { Lease } from "./lease.ts";
import { isGenerator, observeGenerator } from "./observe-generator.ts";
import { isAsyncIterable, observeIterable } from "./observe-iterable.ts";
import { derivePromise, isNativePromise } from "./observe-promise.ts";
import { isReadable, observeReadable } from "./observe-readable.ts";
import { observeThenable } from "./observe-thenable.ts";
import { isWebStream, observeWebStream } from "./observe-web-stream.ts";

export interface ObserveResultOptions {
  readonly ending: Ending;
  /** @default one that tells `diag` */
  readonly isolation?: Isolation;
  /** Told of a result that is complete, before the span ends. Must not throw. */
  readonly onResult?: (result: unknown) => void;
}

/** How to observe what will be consumed later; undefined for what is complete as it is. */
const consumptionOf = (result: object): readonly [work: string, observe: (lease: Lease) => void] | undefined => {
  if (isReadable(result)) return ["observing a stream", (lease) => observeReadable(result, lease)];
  if (isWebStream(result)) return ["observing a web stream", (lease) => observeWebStream(result, lease)];
  if (isAsyncIterable(result)) return ["observing an async iterable", (lease) => observeIterable(result, { lease })];
  if (isGenerator(result)) return ["observing a generator", (lease) => observeGenerator(result, lease)];
  return undefined;
};

/** Ends a span with a value that is no promise, or with its consumption. */
const settle = (result: unknown, { ending, isolation = diagIsolation, onResult }: ObserveResultOptions): void => {
  const consumption = isObject(result) ? consumptionOf(result) : undefined;
  if (consumption === undefined) {
    onResult?.(result);
    ending.end();
    return;
  }
  const [work, observe] = consumption;
  const observed = isolation.run(work, () => {
    observe(ending instanceof Lease ? ending : new Lease(ending));
    return true;
  });
  if (observed === undefined) ending.end();
};

/**
 * Query builders and subprocesses can be iterated over as well as awaited: what comes first counts. Both, and what they
 * bring, share one lease: a builder is often gone long before its rows are.
 */
const observeBuilder = (builder: PromiseLike<unknown>, options: ObserveResultOptions): void => {
  const { isolation = diagIsolation } = options;
  const lease = new Lease(options.ending);
  const observed = isolation.run("observing a promise", () => {
    observeThenable(builder, lease, (value) => settle(value, { ...options, ending: lease }));
    return true;
  });
  if (observed === undefined) lease.end();
  else if (isAsyncIterable(builder)) {
    isolation.run("observing an async iterable", () => observeIterable(builder, { lease }));
  }
};

/**
 * Ends a span with what a function has returned: at once, when the promise settles, or when what it returned or
 * resolved to has been consumed: a generator, an async iterable, a stream. Where that cannot be seen, because the
 * object takes no changes, the span ends at once.
 *
 * @returns what the application is to have: the very result, or a promise derived from it where it is a native one.
 */
export const observeResult = <T>(result: T, options: ObserveResultOptions): T => {
  if (!isThenable(result)) {
    settle(result, options);
    return result;
  }
  if (!isNativePromise(result)) {
    observeBuilder(result, options);
    return result;
  }
  const { ending, isolation = diagIsolation } = options;
  const derived = isolation.run("observing a promise", () =>
    derivePromise(result, ending, (value) => settle(value, options)),
  );
  if (derived === undefined) ending.end();
  return (derived ?? result) as T;
};
