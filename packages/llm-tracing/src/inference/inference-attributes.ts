import type { Attributes } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROMPT_NAME,
  ATTR_GEN_AI_PROMPT_VERSION,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_CHOICE_COUNT,
  ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY,
  ATTR_GEN_AI_REQUEST_PREVIOUS_RESPONSE_ID,
  ATTR_GEN_AI_REQUEST_REASONING_LEVEL,
  ATTR_GEN_AI_REQUEST_SEED,
  ATTR_GEN_AI_REQUEST_STOP_SEQUENCES,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_REQUEST_TEMPERATURE,
  ATTR_GEN_AI_REQUEST_TOP_K,
  ATTR_GEN_AI_REQUEST_TOP_P,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_OUTPUT_TOKENS,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  GEN_AI_OPERATION_CHAT,
} from "@sideband/semconv";

import {
  type Accept,
  type AttributeFields,
  attributesFrom,
  count,
  double,
  flag,
  flatAttributes,
  integer,
  part,
  string,
  strings,
} from "../span/attribute-fields.ts";
import type { InferenceRequest, InferenceResponse, InferenceUsage } from "./inference-request.ts";

const severalChoices: Accept = (value) => (value === 1 ? undefined : count(value));

const REQUEST: AttributeFields<keyof InferenceRequest> = [
  ["operation", ATTR_GEN_AI_OPERATION_NAME, string],
  ["provider", ATTR_GEN_AI_PROVIDER_NAME, string],
  ["model", ATTR_GEN_AI_REQUEST_MODEL, string],
  ["serverAddress", ATTR_SERVER_ADDRESS, string],
  ["serverPort", ATTR_SERVER_PORT, count],
  ["stream", ATTR_GEN_AI_REQUEST_STREAM, flag],
  ["choiceCount", ATTR_GEN_AI_REQUEST_CHOICE_COUNT, severalChoices],
  ["seed", ATTR_GEN_AI_REQUEST_SEED, integer],
  ["topK", ATTR_GEN_AI_REQUEST_TOP_K, integer],
  ["topP", ATTR_GEN_AI_REQUEST_TOP_P, double],
  ["temperature", ATTR_GEN_AI_REQUEST_TEMPERATURE, double],
  ["frequencyPenalty", ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY, double],
  ["presencePenalty", ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY, double],
  ["maxTokens", ATTR_GEN_AI_REQUEST_MAX_TOKENS, count],
  ["stop", ATTR_GEN_AI_REQUEST_STOP_SEQUENCES, strings],
  ["reasoningLevel", ATTR_GEN_AI_REQUEST_REASONING_LEVEL, string],
  ["previousResponseId", ATTR_GEN_AI_REQUEST_PREVIOUS_RESPONSE_ID, string],
  ["outputType", ATTR_GEN_AI_OUTPUT_TYPE, string],
  ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
  ["promptName", ATTR_GEN_AI_PROMPT_NAME, string],
  ["promptVersion", ATTR_GEN_AI_PROMPT_VERSION, string],
];

const RESPONSE: AttributeFields<keyof InferenceResponse> = [
  ["id", ATTR_GEN_AI_RESPONSE_ID, string],
  ["model", ATTR_GEN_AI_RESPONSE_MODEL, string],
];

const USAGE: AttributeFields<keyof InferenceUsage> = [
  ["inputTokens", ATTR_GEN_AI_USAGE_INPUT_TOKENS, count],
  ["outputTokens", ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, count],
  ["cacheReadInputTokens", ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, part],
  ["cacheWriteInputTokens", ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, part],
  ["reasoningOutputTokens", ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, part],
  ["textInputTokens", ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS, part],
  ["textOutputTokens", ATTR_GEN_AI_USAGE_TEXT_OUTPUT_TOKENS, part],
  ["imageInputTokens", ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS, part],
  ["imageOutputTokens", ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS, part],
  ["audioInputTokens", ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS, part],
  ["audioOutputTokens", ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS, part],
];

/** The attributes that a sampler sees. */
export const requestAttributes = (request: InferenceRequest): Attributes => {
  const own = attributesFrom(request, REQUEST);
  const attributes = { ...flatAttributes(readProperty(request, "attributes")), ...own };
  attributes[ATTR_GEN_AI_OPERATION_NAME] ??= GEN_AI_OPERATION_CHAT;
  if (attributes[ATTR_SERVER_ADDRESS] === undefined) delete attributes[ATTR_SERVER_PORT];
  if (attributes[ATTR_GEN_AI_PROMPT_NAME] === undefined) delete attributes[ATTR_GEN_AI_PROMPT_VERSION];
  return attributes;
};

export const responseAttributes = (response: InferenceResponse): Attributes => attributesFrom(response, RESPONSE);

export const usageAttributes = (usage: InferenceUsage): Attributes => attributesFrom(usage, USAGE);
