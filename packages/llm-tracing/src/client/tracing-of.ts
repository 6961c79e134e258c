import type { Log } from "@sideband/propagation/lifetime";

import { LlmTracer } from "../llm-tracer.ts";
import { tracerLog } from "../tracer-log.ts";

export interface Tracing {
  readonly llm: LlmTracer;
  /** The tracer's. */
  readonly log: Log;
}

/**
 * Spans are recorded through what only the tracers of this copy of the package have.
 *
 * @throws TypeError where `llm` is no `LlmTracer` of this copy.
 */
export const tracingOf = (llm: LlmTracer = new LlmTracer()): Tracing => {
  const log = tracerLog(llm);
  if (log !== undefined) return { llm, log };
  throw new TypeError(`Expected \`llm\` to be an LlmTracer of this copy of @sideband/llm-tracing, got ${typeof llm}`);
};
