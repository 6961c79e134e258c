import { type Context, context } from "@opentelemetry/api";

import { bindTarget } from "./bind-target.ts";

/**
 * Binds a function to a context: whoever calls it, it runs there. The bound function keeps `this`, arguments, result,
 * name, length, properties and type. Of an `EventEmitter`, the very emitter comes back, and the listeners that it is
 * given from now on run in the context; it forgets them when told to, as ever. Anything else comes back as it is.
 *
 * @param boundTo the active context where none is given.
 *
 * @example
 * ```ts
 * queue.push(bind(() => answer(request)));
 * ```
 */
export const bind = <T>(target: T, boundTo: Context = context.active()): T =>
  bindTarget(boundTo, target, (active, call) => context.with(active, call));
