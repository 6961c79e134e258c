import type { Log } from "@sideband/propagation/lifetime";

import type { LlmTracer } from "./llm-tracer.ts";

/** Filled by the constructor of `LlmTracer`: a look-alike, a proxy, or the tracer of another copy has no log here. */
const logs = /* @__PURE__ */ new WeakMap<object, Log>();

export const setTracerLog = (tracer: LlmTracer, log: Log): void => {
  logs.set(tracer, log);
};

/** Where a tracer tells faults; `undefined` for what is no tracer of this copy of the package. Does not throw. */
export const tracerLog = (tracer: LlmTracer): Log | undefined => logs.get(tracer);
