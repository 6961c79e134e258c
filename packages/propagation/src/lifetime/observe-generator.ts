import { context } from "@opentelemetry/api";

import { addLayer } from "./add-layer.ts";
import { ITERATION_METHODS, type IterationMethod } from "./iteration-methods.ts";
import type { Lease } from "./lease.ts";
import { patch } from "./patch.ts";
import { readProperty } from "./read-property.ts";

type Step = (...values: unknown[]) => unknown;

/** Whether a value runs code as it is iterated over, and can be left early: a generator, not the iterator of a list. */
export const isGenerator = (value: unknown): value is Generator =>
  typeof readProperty(value, Symbol.iterator) === "function" &&
  typeof readProperty(value, "next") === "function" &&
  typeof readProperty(value, "return") === "function";

/** One generator that is being observed. */
class ObservedGenerator {
  readonly #lease: Lease | (() => Lease);
  #held: Lease | null | undefined;
  #running = false;

  constructor(lease: Lease | (() => Lease)) {
    this.#lease = lease;
  }

  step(method: IterationMethod, call: () => unknown): unknown {
    if (this.#held === undefined) this.#held = this.#claim(method);
    // A generator that steps into itself is told so by the engine, and goes on.
    if (this.#held === null || this.#running) return call();
    const lease = this.#held;
    this.#running = true;
    let result: unknown;
    try {
      result = context.with(lease.context, call);
    } catch (error) {
      lease.fail(error);
      throw error;
    } finally {
      this.#running = false;
    }
    if (readProperty(result, "done") !== true) lease.touch();
    else if (method === "return") lease.cancel();
    else lease.end();
    return result;
  }

  /** A generator that is left before its first step has done nothing, and gets no span. */
  #claim(method: IterationMethod): Lease | null {
    if (typeof this.#lease !== "function") return this.#lease;
    return method === "next" ? this.#lease() : null;
  }
}

/**
 * Ends a lease's span when a synchronous generator has been consumed. The object stays what it is: only its own `next`,
 * `return` and `throw` are replaced. A lease that is a function is called with the first `next()`.
 *
 * @throws TypeError where the object does not take new properties.
 * @throws RangeError where too many spans wait for it already.
 */
export const observeGenerator = (generator: Generator, lease: Lease | (() => Lease)): void => {
  addLayer(generator);
  const observed = new ObservedGenerator(lease);
  for (const method of ITERATION_METHODS) {
    const original = readProperty(generator, method);
    if (typeof original !== "function") continue;
    const step: Step = (...values) => observed.step(method, () => Reflect.apply(original, generator, values));
    patch(generator, method, step);
  }
};
