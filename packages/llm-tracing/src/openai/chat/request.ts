import { readProperty } from "@sideband/propagation/lifetime";
import { ATTR_OPENAI_API_TYPE, OPENAI_API_TYPE_CHAT_COMPLETIONS, OUTPUT_TYPE_SPEECH } from "@sideband/semconv";

import type { InferenceRequest } from "../../inference/inference-request.ts";
import type { RequestContent } from "../../client/model-api.ts";
import type { Endpoint } from "../../client/endpoint.ts";
import { listOf } from "../../list-of.ts";
import { askedModel } from "../request/asked-model.ts";
import { outputTypeOf } from "../request/output-type.ts";
import { type Parameters, parametersOf, SAMPLING } from "../request/parameters.ts";
import { requestedTier } from "../request/service-tier.ts";
import { toMessages, toolDefinitions } from "./messages.ts";

const outputType = (body: unknown): string | undefined =>
  listOf(readProperty(body, "modalities"))?.includes("audio")
    ? OUTPUT_TYPE_SPEECH
    : outputTypeOf(readProperty(body, "response_format"));

const PARAMETERS: Parameters = [
  ...SAMPLING,
  ["n", "choiceCount"],
  ["seed", "seed"],
  ["frequency_penalty", "frequencyPenalty"],
  ["presence_penalty", "presencePenalty"],
  ["stop", "stop"],
  ["reasoning_effort", "reasoningLevel"],
];

/** What a body for `chat.completions.create` asks for. The body is read, never changed. */
export const requestOf = (body: unknown, endpoint: Endpoint): InferenceRequest => ({
  ...endpoint,
  ...parametersOf(body, PARAMETERS),
  ...({
    model: askedModel(body, endpoint),
    maxTokens: readProperty(body, "max_completion_tokens") ?? readProperty(body, "max_tokens"),
    outputType: outputType(body),
  } as Partial<InferenceRequest>),
  attributes: { [ATTR_OPENAI_API_TYPE]: OPENAI_API_TYPE_CHAT_COMPLETIONS, ...requestedTier(body) },
});

/** The content of a body, apart: it is converted only where it is wanted. */
export const contentOf = (body: unknown): RequestContent => {
  const messages = listOf(readProperty(body, "messages"));
  const tools = listOf(readProperty(body, "tools"));
  return {
    ...(messages !== undefined && { messages: toMessages(messages) }),
    ...(tools !== undefined && { tools: toolDefinitions(tools) }),
  };
};
