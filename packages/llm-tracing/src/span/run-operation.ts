import { type ObserveResultOptions, isThenable, runOperation as run } from "@sideband/propagation/lifetime";

/**
 * Calls a function with a span active and ends the span when the function's work is done. What it returns that has a
 * `then` is adopted as a plain promise in the span's context: query builders and the like begin their work with it.
 */
export const runOperation = <T>(fn: () => T, options: ObserveResultOptions): T =>
  run(() => {
    const result = fn();
    return (isThenable(result) ? Promise.resolve(result) : result) as T;
  }, options);
