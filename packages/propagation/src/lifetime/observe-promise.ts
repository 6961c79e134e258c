import type { Ending } from "./ending.ts";
import { Lease } from "./lease.ts";
import { observeThenable } from "./observe-thenable.ts";
import { readProperty } from "./read-property.ts";

/**
 * Whether `await` takes a promise as it is. It asks any other for its `then`.
 * @see https://tc39.es/ecma262/#sec-promise-resolve
 */
const isNativePromise = (promise: PromiseLike<unknown>): promise is Promise<unknown> =>
  promise instanceof Promise && readProperty(promise, "constructor") === Promise;

/** Such as `child` of the promises of `util.promisify(exec)`. Symbols are Node.js's own, and of that very promise. */
const copyProperties = (from: object, to: object): void => {
  for (const name of Object.keys(from)) {
    const property = Object.getOwnPropertyDescriptor(from, name);
    if (property !== undefined) Object.defineProperty(to, name, property);
  }
};

/**
 * Observes how a promise settles, and gives what the application is to have in its place. A native promise settles
 * unseen by all who do not call its `then`: in its place there is one derived from it, so that a rejection that nobody
 * handles is reported just as often. Any other promise is the same object as before.
 *
 * @param fulfilled must not throw.
 * @throws TypeError where the object does not take new properties.
 */
export const observePromise = (
  promise: PromiseLike<unknown>,
  ending: Ending,
  fulfilled: (value: unknown) => void,
): PromiseLike<unknown> => {
  if (!isNativePromise(promise)) {
    observeThenable(promise, new Lease(ending), fulfilled);
    return promise;
  }
  const derived = promise.then(
    (value) => {
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
