import type { EventEmitter } from "node:events";

import type { Context } from "@opentelemetry/api";

import { isolation } from "../lifetime/diag-isolation.ts";
import { patch } from "../lifetime/patch.ts";
import type { RunIn } from "./run-in.ts";

/** With the property by which Node.js knows a listener that it has wrapped: whoever removes the one removes the other. */
type Listener = ((...args: unknown[]) => unknown) & { listener?: Listener };
type AddListener = (event: string | symbol, listener: Listener) => unknown;

const ADDING = ["on", "addListener", "prependListener", "once", "prependOnceListener"] as const;

const bound = /* @__PURE__ */ new WeakSet<EventEmitter>();

/** Replaces the methods that add listeners. Those that remove them, or list them, need to know nothing. */
const patchEmitter = (emitter: EventEmitter, bindListener: (listener: Listener) => Listener): void => {
  /** What is being added: these methods call one another. */
  let adding: { readonly given: Listener; readonly added: Listener } | undefined;
  for (const method of ADDING) {
    const original = emitter[method] as AddListener;
    patch(emitter, method, function addBound(this: EventEmitter, event: string | symbol, listener: Listener): unknown {
      const add = (added: Listener): unknown => Reflect.apply(original, this, [event, added]);
      if (typeof listener !== "function" || listener === adding?.added) return add(listener);
      if (adding !== undefined && listener.listener === adding.added) {
        // `once` has wrapped what it was given, and adds that by `on`.
        listener.listener = adding.given;
        adding = { given: adding.given, added: listener };
        return add(listener);
      }
      const outer = adding;
      adding = { given: listener, added: bindListener(listener) };
      try {
        return add(adding.added);
      } finally {
        adding = outer;
      }
    });
  }
};

/** Has the listeners that an emitter is given from now on run in a context. The first context is the one that counts. */
export const bindEmitter = (context: Context, emitter: EventEmitter, runIn: RunIn): void => {
  if (bound.has(emitter)) return;
  bound.add(emitter);
  const bindListener = (listener: Listener): Listener => {
    const inContext: Listener = function inContext(this: unknown, ...args) {
      return runIn(context, () => Reflect.apply(listener, this, args));
    };
    inContext.listener = listener;
    return inContext;
  };
  isolation.run("binding an emitter", () => patchEmitter(emitter, bindListener));
};
