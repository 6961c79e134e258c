import { readProperty } from "@sideband/propagation/lifetime";
import { ATTR_OPENAI_RESPONSE_SERVICE_TIER, ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT } from "@sideband/semconv";

import { type AttributeFields, attributesFrom, string } from "../../span/attribute-fields.ts";
import type { InferenceResponse, InferenceUsage } from "../../inference/inference-request.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";

const FIELDS: AttributeFields<string> = [
  ["service_tier", ATTR_OPENAI_RESPONSE_SERVICE_TIER, string],
  ["system_fingerprint", ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT, string],
];

/** The token counts of an answer, or of a chunk of one; undefined where it has none. */
export const usageOf = (answer: unknown): InferenceUsage | undefined => {
  const usage = readProperty(answer, "usage");
  if (usage === undefined || usage === null) return undefined;
  const input = readProperty(usage, "prompt_tokens_details");
  const output = readProperty(usage, "completion_tokens_details");
  return {
    inputTokens: readProperty(usage, "prompt_tokens"),
    outputTokens: readProperty(usage, "completion_tokens"),
    cacheReadInputTokens: readProperty(input, "cached_tokens"),
    cacheWriteInputTokens: readProperty(input, "cache_write_tokens"),
    textInputTokens: readProperty(input, "text_tokens"),
    imageInputTokens: readProperty(input, "image_tokens"),
    audioInputTokens: readProperty(input, "audio_tokens"),
    reasoningOutputTokens: readProperty(output, "reasoning_tokens"),
    textOutputTokens: readProperty(output, "text_tokens"),
    audioOutputTokens: readProperty(output, "audio_tokens"),
  } as InferenceUsage;
};

/** Records what a completion, or a chunk of one, says of itself. */
export const recordIdentity = (inference: InferenceSpan, answer: unknown): void => {
  inference.recordResponse({
    id: readProperty(answer, "id"),
    model: readProperty(answer, "model"),
    serviceTier: readProperty(answer, "service_tier"),
  } as InferenceResponse);
  inference.operation.set(attributesFrom(answer, FIELDS));
};
