import { type InferenceRequest, type LlmSpan, LlmTracer } from "@sideband/llm-tracing";

import { consoleLog, type Log } from "./log.ts";
import { running } from "./running.ts";

const runningLog: Log = (message) => (running.log ?? consoleLog)(message);

/** What a client wrapper traces with: the telemetry that is running when a call is made, or the global provider. */
export class StartedLlmTracer extends LlmTracer {
  #unstarted: LlmTracer | undefined;

  constructor() {
    // Nothing is traced with these options. Given any, the environment is not read, and complained about, per client.
    super({ captureContent: "none", log: runningLog });
  }

  override startInference(request: InferenceRequest): LlmSpan {
    const llm = running.telemetry?.llm ?? (this.#unstarted ??= new LlmTracer({ log: runningLog }));
    return llm.startInference(request);
  }
}
