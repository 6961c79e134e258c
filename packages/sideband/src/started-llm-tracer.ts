import { type InferenceRequest, type LlmSpan, LlmTracer } from "@sideband/llm-tracing";

import { running } from "./running.ts";

/** What a client wrapper traces with: the telemetry that is running when a call is made, or the global provider. */
export class StartedLlmTracer extends LlmTracer {
  override startInference(request: InferenceRequest): LlmSpan {
    return running.telemetry === undefined
      ? super.startInference(request)
      : running.telemetry.llm.startInference(request);
  }
}
