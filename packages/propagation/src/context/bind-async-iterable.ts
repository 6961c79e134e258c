import { type Context, context } from "@opentelemetry/api";

import { bindConsumption } from "./bind-consumption.ts";

/**
 * Binds an async iterable or async generator to a context: each `next`, `return` and `throw` runs there, whoever asks, and
 * so does what a stream of Node.js reads from; nothing else does. The very object comes back, with all that it can do: its
 * own methods are replaced. One that is bound stays bound to its first context; one that takes no changes is left as it
 * is, which `diag` is told once.
 *
 * @param boundTo the active context where none is given.
 *
 * @example
 * ```ts
 * const chunks = bindAsyncIterable(readChunks());
 * ```
 */
export const bindAsyncIterable = <T extends AsyncIterable<unknown, unknown, never>>(
  iterable: T,
  boundTo: Context = context.active(),
): T => {
  bindConsumption(iterable, boundTo);
  return iterable;
};
