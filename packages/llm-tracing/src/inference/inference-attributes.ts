import type { Attributes } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_CONVERSATION_COMPACTED,
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
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  GEN_AI_OPERATION_CHAT,
} from "@sideband/semconv";

import type { Redact } from "../content/redact.ts";
import {
  type Accept,
  type AttributeFields,
  attributesFrom,
  count,
  double,
  flag,
  flatAttributes,
  integer,
  string,
  strings,
} from "../span/attribute-fields.ts";
import type { InferenceRequest, InferenceResponse } from "./inference-request.ts";

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
  ["conversationCompacted", ATTR_GEN_AI_CONVERSATION_COMPACTED, flag],
  ["promptName", ATTR_GEN_AI_PROMPT_NAME, string],
  ["promptVersion", ATTR_GEN_AI_PROMPT_VERSION, string],
];

const RESPONSE: AttributeFields<keyof InferenceResponse> = [
  ["id", ATTR_GEN_AI_RESPONSE_ID, string],
  ["model", ATTR_GEN_AI_RESPONSE_MODEL, string],
];

/** The attributes that a sampler sees. The application's own names are redacted here; texts are not yet. */
export const requestAttributes = (request: InferenceRequest, redact: Redact | undefined): Attributes => {
  const attributes = flatAttributes(readProperty(request, "attributes"), redact);
  Object.assign(attributes, attributesFrom(request, REQUEST));
  attributes[ATTR_GEN_AI_OPERATION_NAME] ??= GEN_AI_OPERATION_CHAT;
  if (attributes[ATTR_GEN_AI_PROMPT_NAME] === undefined) delete attributes[ATTR_GEN_AI_PROMPT_VERSION];
  return attributes;
};

export const responseAttributes = (response: InferenceResponse): Attributes => attributesFrom(response, RESPONSE);
