import { type Context, context } from "@opentelemetry/api";

import { isolation } from "../lifetime/diag-isolation.ts";
import type { Ending } from "../lifetime/ending.ts";
import { isThenable } from "../lifetime/is-thenable.ts";
import { observePromise } from "../lifetime/observe-promise.ts";
import { bindConsumption } from "./bind-consumption.ts";

/** Nothing ends with what the function returns. */
const nothingEnds = (active: Context): Ending => ({
  context: active,
  touch: () => {},
  end: () => {},
  cancel: () => {},
  fail: () => {},
  abandon: () => {},
});

/**
 * Calls a function with a context active, and gives back what it returns. What is consumed later is consumed in that
 * context too: generators, async generators and async iterables, also those that a promise resolves to, what streams of
 * Node.js read from, and promises whose work begins when they are asked for, such as query builders.
 *
 * Objects keep their identity; a native promise comes back as one derived from it.
 *
 * @example
 * ```ts
 * for await (const row of withContext(requestContext, () => readRows())) use(row);
 * ```
 */
export const withContext = <T>(active: Context, fn: () => T): T => {
  const result = context.with(active, fn);
  if (!isThenable(result)) {
    bindConsumption(result, active);
    return result;
  }
  const observed = isolation.run("binding a promise", () =>
    observePromise(result, nothingEnds(active), (value) => bindConsumption(value, active)),
  );
  // Query builders can be iterated over as well as awaited.
  if (observed === result) bindConsumption(result, active);
  return (observed ?? result) as T;
};
