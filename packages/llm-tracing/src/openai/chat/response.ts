import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT,
  FINISH_REASON_TOOL_CALL,
} from "@sideband/semconv";

import { type AttributeFields, attributesFrom, string } from "../../span/attribute-fields.ts";
import type { InferenceResponse, InferenceUsage } from "../../inference/inference-request.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";

const FIELDS: AttributeFields<string> = [
  ["service_tier", ATTR_OPENAI_RESPONSE_SERVICE_TIER, string],
  ["system_fingerprint", ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT, string],
];

/** OpenAI's finish reason as the conventions have it; null where there is none yet. */
export const finishReason = (reason: unknown): string | null => {
  if (reason === "tool_calls" || reason === "function_call") return FINISH_REASON_TOOL_CALL;
  return typeof reason === "string" && reason !== "" ? reason : null;
};

const usageOf = (usage: unknown): InferenceUsage => {
  const input = readProperty(usage, "prompt_tokens_details");
  const output = readProperty(usage, "completion_tokens_details");
  return {
    inputTokens: readProperty(usage, "prompt_tokens"),
    outputTokens: readProperty(usage, "completion_tokens"),
    cacheReadInputTokens: readProperty(input, "cached_tokens"),
    audioInputTokens: readProperty(input, "audio_tokens"),
    reasoningOutputTokens: readProperty(output, "reasoning_tokens"),
    audioOutputTokens: readProperty(output, "audio_tokens"),
  } as InferenceUsage;
};

/** Records what a completion, or a chunk of one, says of itself. */
export const recordIdentity = (inference: InferenceSpan, answer: unknown): void => {
  const { id, model } = { id: readProperty(answer, "id"), model: readProperty(answer, "model") };
  inference.recordResponse({ id, model } as InferenceResponse);
  inference.operation.set(attributesFrom(answer, FIELDS));
};

export const recordUsage = (inference: InferenceSpan, answer: unknown): void => {
  const usage = readProperty(answer, "usage");
  if (usage !== undefined && usage !== null) inference.recordUsage(usageOf(usage));
};
