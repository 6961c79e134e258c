import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_OPENAI_API_TYPE,
  ATTR_OPENAI_REQUEST_SERVICE_TIER,
  OPENAI_API_TYPE_CHAT_COMPLETIONS,
  OPENAI_SERVICE_TIER_AUTO,
  OUTPUT_TYPE_JSON,
  OUTPUT_TYPE_SPEECH,
  OUTPUT_TYPE_TEXT,
} from "@sideband/semconv";

import type { InferenceRequest } from "../../inference/inference-request.ts";
import type { RequestContent } from "../../client/model-api.ts";
import type { Endpoint } from "../../client/endpoint.ts";
import { inputMessages, toolDefinitions } from "./messages.ts";

const outputType = (body: unknown): string | undefined => {
  const modalities = readProperty(body, "modalities");
  if (Array.isArray(modalities) && modalities.includes("audio")) return OUTPUT_TYPE_SPEECH;
  switch (readProperty(readProperty(body, "response_format"), "type")) {
    case "json_object":
    case "json_schema":
      return OUTPUT_TYPE_JSON;
    case "text":
      return OUTPUT_TYPE_TEXT;
    default:
      return undefined;
  }
};

/** Where a parameter's value goes. What it may be is checked where attributes are made. */
const PARAMETERS = [
  ["model", "model"],
  ["stream", "stream"],
  ["n", "choiceCount"],
  ["seed", "seed"],
  ["temperature", "temperature"],
  ["top_p", "topP"],
  ["frequency_penalty", "frequencyPenalty"],
  ["presence_penalty", "presencePenalty"],
  ["stop", "stop"],
  ["reasoning_effort", "reasoningLevel"],
] as const satisfies readonly (readonly [string, keyof InferenceRequest])[];

/** What a body for `chat.completions.create` asks for. The body is read, never changed. */
export const requestOf = (body: unknown, endpoint: Endpoint): InferenceRequest => {
  const tier = readProperty(body, "service_tier");
  const parameters = PARAMETERS.map(([from, to]) => [to, readProperty(body, from)]);
  return {
    ...endpoint,
    ...(Object.fromEntries(parameters) as Partial<InferenceRequest>),
    ...({
      maxTokens: readProperty(body, "max_completion_tokens") ?? readProperty(body, "max_tokens"),
      outputType: outputType(body),
    } as Partial<InferenceRequest>),
    attributes: {
      [ATTR_OPENAI_API_TYPE]: OPENAI_API_TYPE_CHAT_COMPLETIONS,
      ...(typeof tier === "string" &&
        tier !== OPENAI_SERVICE_TIER_AUTO && { [ATTR_OPENAI_REQUEST_SERVICE_TIER]: tier }),
    },
  };
};

/** The content of a body, apart: it is converted only where it is wanted. */
export const contentOf = (body: unknown): RequestContent => {
  const messages = readProperty(body, "messages");
  const tools = readProperty(body, "tools");
  return {
    ...(Array.isArray(messages) && { messages: inputMessages(messages) }),
    ...(Array.isArray(tools) && { tools: toolDefinitions(tools) }),
  };
};
