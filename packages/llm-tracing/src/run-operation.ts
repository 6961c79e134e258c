import { context } from "@opentelemetry/api";

import type { Ending } from "./ending.ts";
import type { Isolation } from "./isolation.ts";
import { isThenable } from "./is-thenable.ts";
import { Lease } from "./lease.ts";
import { isStreamed, observeIterable } from "./observe-iterable.ts";

export interface RunOptions {
  readonly ending: Ending;
  readonly isolation: Isolation;
  /** Told of a result that is complete, before the span ends. */
  readonly onResult?: (result: unknown) => void;
}

/**
 * Calls a function with a span active and ends the span when the function's work is done: when it returns, when the
 * promise it returns settles, or when the async iterable it returns or resolves to has been consumed.
 */
export const runOperation = <T>(fn: () => T, { ending, isolation, onResult }: RunOptions): T => {
  const settle = <R>(result: R): R => {
    if (isStreamed(result)) {
      const observed = isolation.run("observing an async iterable", () => {
        observeIterable(result, { lease: new Lease(ending) });
        return true;
      });
      if (observed !== undefined) return result;
    } else {
      onResult?.(result);
    }
    ending.end();
    return result;
  };
  const fail = (error: unknown): never => {
    ending.fail(error);
    throw error;
  };

  let result: T;
  try {
    result = context.with(ending.context, fn);
  } catch (error) {
    return fail(error);
  }
  if (!isThenable(result)) return settle(result);
  // Adopted in the span's context: query builders and the like begin their work in `then`, which may also throw.
  const thenable = result;
  return context.with(ending.context, () => Promise.resolve(thenable)).then(settle, fail) as T;
};
