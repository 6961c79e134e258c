import { context } from "@opentelemetry/api";

import { observeResult, type ObserveResultOptions } from "./observe-result.ts";

/**
 * Calls a function with a span active, and ends the span when the function's work is done: when it returns or throws,
 * when the promise it returns settles, or when the generator, async iterable or stream that it returns or resolves to
 * has been consumed. Result and errors are the function's own.
 *
 * @example
 * ```ts
 * const order = runOperation(() => lookUp(id), { ending: new SpanEnding({ span }) });
 * ```
 */
export const runOperation = <T>(fn: () => T, options: ObserveResultOptions): T => {
  let result: T;
  try {
    result = context.with(options.ending.context, fn);
  } catch (error) {
    options.ending.fail(error);
    throw error;
  }
  return observeResult(result, options);
};
