import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  OPENAI_SERVICE_TIER_AUTO,
  RESPONSE_STATUS_FAILED,
} from "@sideband/semconv";

import { listOf } from "../../list-of.ts";
import type { InferenceResponse, InferenceUsage } from "../../inference/inference-request.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";
import { type Accept, type AttributeFields, attributesFrom, string } from "../../span/attribute-fields.ts";
import { finishReason } from "./finish-reason.ts";
import { outputMessages } from "./items.ts";
import { MAX_ITEMS } from "./partial-output.ts";
import { conversationId } from "./request.ts";

/** A response that is still being made repeats what was asked for. */
const chosenTier: Accept = (value) => (value === OPENAI_SERVICE_TIER_AUTO ? undefined : string(value));

const FIELDS: AttributeFields<string> = [
  ["status", ATTR_GEN_AI_RESPONSE_STATUS, string],
  ["service_tier", ATTR_OPENAI_RESPONSE_SERVICE_TIER, chosenTier],
  ["conversation", ATTR_GEN_AI_CONVERSATION_ID, conversationId],
];

const usageOf = (usage: unknown): InferenceUsage => {
  const input = readProperty(usage, "input_tokens_details");
  return {
    inputTokens: readProperty(usage, "input_tokens"),
    outputTokens: readProperty(usage, "output_tokens"),
    cacheReadInputTokens: readProperty(input, "cached_tokens"),
    cacheWriteInputTokens: readProperty(input, "cache_write_tokens"),
    reasoningOutputTokens: readProperty(readProperty(usage, "output_tokens_details"), "reasoning_tokens"),
  } as InferenceUsage;
};

/** What a response holds of its output. */
export const outputOf = (response: unknown): readonly unknown[] =>
  listOf(readProperty(response, "output"), MAX_ITEMS) ?? [];

/** Records what a response says of itself, be it at its beginning or its end. */
export const recordState = (inference: InferenceSpan, response: unknown): void => {
  inference.recordResponse({
    id: readProperty(response, "id"),
    model: readProperty(response, "model"),
    serviceTier: readProperty(response, "service_tier"),
  } as InferenceResponse);
  inference.operation.set(attributesFrom(response, FIELDS));
};

/** Records how a response ended: `items` are its output. One that failed has no error that the client would throw. */
export const recordEnd = (inference: InferenceSpan, response: unknown, items: readonly unknown[]): void => {
  const usage = readProperty(response, "usage");
  if (usage !== undefined && usage !== null) inference.recordUsage(usageOf(usage));
  const reason = finishReason(response, items);
  inference.recordResponse({ finishReasons: reason === undefined ? [] : [reason] });
  if (readProperty(response, "status") === RESPONSE_STATUS_FAILED) inference.fail(readProperty(response, "error"));
};

/** Records a response that came in one piece. */
export const recordResponse = (inference: InferenceSpan, response: unknown): void => {
  const items = outputOf(response);
  recordState(inference, response);
  if (inference.capturesContent) inference.recordOutput(outputMessages(items));
  recordEnd(inference, response, items);
};
