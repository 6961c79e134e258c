import { AsyncLocalStorage } from "node:async_hooks";

import { type Context, type ContextManager, ROOT_CONTEXT } from "@opentelemetry/api";

import { bindTarget } from "./bind-target.ts";

/**
 * Keeps the active context across asynchronous work, on `AsyncLocalStorage`. Takes the place of the stock
 * `AsyncLocalStorageContextManager`, with bound functions that keep their name and their properties, and bound emitters
 * that forget every listener they are told to.
 *
 * It has no `attach`, which the API leaves optional: what is attached before the first `await` of an async function
 * becomes active in its caller too, and nothing that runs later can take it away from there. The API's `attach` then
 * logs a warning and changes nothing. Use `with`.
 *
 * @see https://opentelemetry.io/docs/specs/otel/context/
 *
 * @example
 * ```ts
 * context.setGlobalContextManager(new AsyncContextManager().enable());
 * ```
 */
export class AsyncContextManager implements ContextManager {
  #storage: AsyncLocalStorage<Context> = new AsyncLocalStorage<Context>();

  /** The context of the running code, `ROOT_CONTEXT` where none has been set. */
  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }

  /** Calls a function with a context active in it, and in all the work that it begins. */
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    context: Context,
    fn: F,
    thisArg?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.#storage.run(context, () => Reflect.apply(fn, thisArg, args));
  }

  /** Binds a function, or the listeners that an `EventEmitter` is given from now on. Anything else is left as it is. */
  bind<T>(context: Context, target: T): T {
    return bindTarget(context, target, (bound, call) => this.#storage.run(bound, call));
  }

  /** Nothing needs to be done: the first `with` begins it. */
  enable(): this {
    return this;
  }

  /** Forgets every context, also those of work that goes on: `ROOT_CONTEXT` is active, save within a later `with`. */
  disable(): this {
    this.#storage.disable();
    // What is disabled still gives their contexts back to work that goes on: here, or after the next `run`.
    this.#storage = new AsyncLocalStorage<Context>();
    return this;
  }
}
