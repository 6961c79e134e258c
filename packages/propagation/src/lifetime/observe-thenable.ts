import { context } from "@opentelemetry/api";

import { addLayer } from "./add-layer.ts";
import type { Ending } from "./ending.ts";
import { patch } from "./patch.ts";

/**
 * Observes a promise of a class of its own, and what is one only by its `then`, such as a query builder. The object
 * stays what it is: only its `then` is replaced. Work that begins with `then` begins when the application asks for it,
 * as often as it does, in the span's context; the application's callbacks run in its own.
 *
 * @param fulfilled must not throw.
 * @throws TypeError where the object does not take new properties.
 * @throws RangeError where too many spans wait for it already.
 */
export const observeThenable = (
  thenable: PromiseLike<unknown>,
  ending: Ending,
  fulfilled: (value: unknown) => void,
): void => {
  const removeLayer = addLayer(thenable);
  const original = Reflect.get(thenable, "then");
  function then(this: unknown, onFulfilled: unknown, onRejected: unknown, ...more: unknown[]): unknown {
    const caller = context.active();
    const settled = (value: unknown): unknown => {
      fulfilled(value);
      unwrap();
      return typeof onFulfilled === "function" ? context.with(caller, () => onFulfilled(value) as unknown) : value;
    };
    const failed = (error: unknown): unknown => {
      ending.fail(error);
      unwrap();
      if (typeof onRejected === "function") return context.with(caller, () => onRejected(error) as unknown);
      throw error;
    };
    try {
      return context.with(ending.context, () => Reflect.apply(original, this, [settled, failed, ...more]));
    } catch (error) {
      ending.fail(error);
      throw error;
    }
  }
  const restore = patch(thenable, "then", then);
  const unwrap = (): void => {
    if (restore()) removeLayer();
  };
};
