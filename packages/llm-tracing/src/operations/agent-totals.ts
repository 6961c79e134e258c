import type { Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_SIDEBAND_AGENT_INFERENCE_CALLS,
  ATTR_SIDEBAND_AGENT_TOOL_CALLS,
} from "@sideband/semconv";

import type { InferenceUsage } from "../inference/inference-request.ts";

/** What an agent has done itself, the agents that it has started not included. */
export class AgentTotals {
  readonly name: string | undefined;
  #inferenceCalls = 0;
  #toolCalls = 0;
  #inputTokens: number | undefined;
  #outputTokens: number | undefined;

  constructor(name: string | undefined) {
    this.name = name;
  }

  countInference(): void {
    this.#inferenceCalls += 1;
  }

  countTool(): void {
    this.#toolCalls += 1;
  }

  addUsage({ inputTokens, outputTokens }: InferenceUsage): void {
    if (inputTokens !== undefined) this.#inputTokens = (this.#inputTokens ?? 0) + inputTokens;
    if (outputTokens !== undefined) this.#outputTokens = (this.#outputTokens ?? 0) + outputTokens;
  }

  /** Tokens are known only where a provider has told any. */
  attributes(): Attributes {
    return {
      [ATTR_SIDEBAND_AGENT_INFERENCE_CALLS]: this.#inferenceCalls,
      [ATTR_SIDEBAND_AGENT_TOOL_CALLS]: this.#toolCalls,
      ...(this.#inputTokens !== undefined && { [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: this.#inputTokens }),
      ...(this.#outputTokens !== undefined && { [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: this.#outputTokens }),
    };
  }
}
