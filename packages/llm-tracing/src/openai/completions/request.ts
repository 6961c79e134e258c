import { readProperty } from "@sideband/propagation/lifetime";
import { GEN_AI_OPERATION_TEXT_COMPLETION } from "@sideband/semconv";

import type { Endpoint } from "../../client/endpoint.ts";
import { listOf } from "../../list-of.ts";
import type { RequestContent } from "../../client/model-api.ts";
import type { InferenceRequest } from "../../inference/inference-request.ts";
import { toMessages } from "../chat/messages.ts";
import { askedModel } from "../request/asked-model.ts";
import { type Parameters, parametersOf, SAMPLING } from "../request/parameters.ts";

const PARAMETERS: Parameters = [
  ...SAMPLING,
  ["n", "choiceCount"],
  ["seed", "seed"],
  ["frequency_penalty", "frequencyPenalty"],
  ["presence_penalty", "presencePenalty"],
  ["stop", "stop"],
  ["max_tokens", "maxTokens"],
];

/** What a body for `completions.create` asks for. The body is read, never changed. */
export const requestOf = (body: unknown, endpoint: Endpoint): InferenceRequest => ({
  operation: GEN_AI_OPERATION_TEXT_COMPLETION,
  ...endpoint,
  ...parametersOf(body, PARAMETERS),
  ...({ model: askedModel(body, endpoint) } as Partial<InferenceRequest>),
});

/** One message per prompt. Prompts that come as token numbers say nothing to a reader. */
export const contentOf = (body: unknown): RequestContent => {
  const prompt = readProperty(body, "prompt");
  const prompts = listOf(prompt) ?? [prompt];
  const texts = prompts.filter((item) => typeof item === "string");
  return texts.length === 0 ? {} : { messages: toMessages(texts.map((content) => ({ role: "user", content }))) };
};
