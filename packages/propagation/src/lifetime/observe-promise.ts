import { types } from "node:util";

import type { Ending } from "./ending.ts";
import { observeThenable } from "./observe-thenable.ts";
import { readProperty } from "./read-property.ts";

/**
 * Whether `await` takes a promise as it is. It asks any other for its `then`.
 * @see https://tc39.es/ecma262/#sec-promise-resolve
 */
export const isNativePromise = (promise: PromiseLike<unknown>): promise is Promise<unknown> =>
  types.isPromise(promise) && readProperty(promise, "constructor") === Promise;

/** Such as `child` of the promises of `util.promisify(exec)`. Symbols are Node.js's own, and of that very promise. */
const copyProperties = (from: object, to: object): void => {
  for (const name of Object.keys(from)) {
    const property = Object.getOwnPropertyDescriptor(from, name);
    if (property !== undefined) Object.defineProperty(to, name, property);
  }
};

/**
 * A promise settles unseen by all who do not call its `then`: what stands in its place is derived from it, so that a
 * rejection that nobody handles is reported just as often. As `await` does, it passes over a `then` of the promise's own.
 *
 * @param fulfilled must not throw.
 */
export const derivePromise = (
  promise: Promise<unknown>,
  ending: Ending,
  fulfilled: (value: unknown) => void,
): Promise<unknown> => {
  const derived = Promise.prototype.then.call(
    promise,
    (value: unknown) => {
      fulfilled(value);
      return value;
    },
    (error: unknown) => {
      ending.fail(error);
      throw error;
    },
  );
  copyProperties(promise, derived);
  return derived;
};

/**
 * Observes how a promise settles, and gives what the application is to have in its place: of a native promise, one
 * derived from it; any other promise is the same object as before.
 *
 * @param ending a lease, where a promise that nobody can await any more is to end it.
 * @param fulfilled must not throw.
 * @throws TypeError where the object does not take new properties.
 */
export const observePromise = (
  promise: PromiseLike<unknown>,
  ending: Ending,
  fulfilled: (value: unknown) => void,
): PromiseLike<unknown> => {
  if (isNativePromise(promise)) return derivePromise(promise, ending, fulfilled);
  observeThenable(promise, ending, fulfilled);
  return promise;
};
