import type { Context } from "@opentelemetry/api";

import type { RunIn } from "./run-in.ts";

/** A proxy: whatever else the function is asked, its name, its properties, the very function answers. */
export const bindFunction = <F extends Function>(context: Context, fn: F, runIn: RunIn): F =>
  new Proxy(fn, {
    apply: (target, self, args) => runIn(context, (): unknown => Reflect.apply(target, self, args)),
    construct: (target, args, newTarget) => runIn(context, () => Reflect.construct(target, args, newTarget) as object),
  });
