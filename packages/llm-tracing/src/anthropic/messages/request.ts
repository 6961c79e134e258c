import { readProperty } from "@sideband/propagation/lifetime";
import { OUTPUT_TYPE_JSON } from "@sideband/semconv";

import type { Endpoint } from "../../client/endpoint.ts";
import { listOf } from "../../list-of.ts";
import type { RequestContent } from "../../client/model-api.ts";
import type { InferenceRequest } from "../../inference/inference-request.ts";
import { messageParts } from "./parts.ts";
import { toolDefinitions } from "./tool-definitions.ts";

/** Where a parameter's value goes. What it may be is checked where attributes are made. */
const PARAMETERS = [
  ["model", "model"],
  ["stream", "stream"],
  ["max_tokens", "maxTokens"],
  ["temperature", "temperature"],
  ["top_p", "topP"],
  ["top_k", "topK"],
  ["stop_sequences", "stop"],
] as const satisfies readonly (readonly [string, keyof InferenceRequest])[];

const outputType = (format: unknown): string | undefined =>
  readProperty(format, "type") === "json_schema" ? OUTPUT_TYPE_JSON : undefined;

/** What a body for `messages.create` asks for. The body is read, never changed. */
export const requestOf = (body: unknown, endpoint: Endpoint, options?: unknown): InferenceRequest => {
  const parameters = PARAMETERS.map(([from, to]) => [to, readProperty(body, from)]);
  const output = readProperty(body, "output_config");
  // The beta method had it beside the others at first.
  const format = readProperty(output, "format") ?? readProperty(body, "output_format");
  return {
    ...endpoint,
    ...(Object.fromEntries(parameters) as Partial<InferenceRequest>),
    ...({
      reasoningLevel: readProperty(output, "effort"),
      outputType: outputType(format),
      // An option of the clients that trace by themselves, for their own spans, which are not sent.
      conversationId: readProperty(readProperty(options, "openTelemetry"), "conversationId"),
    } as Partial<InferenceRequest>),
  };
};

const roleOf = (message: unknown): string => {
  const role = readProperty(message, "role");
  return typeof role === "string" ? role : "user";
};

/** The content of a body, apart: it is converted only where it is wanted. */
export const contentOf = (body: unknown): RequestContent => {
  const messages = listOf(readProperty(body, "messages"));
  const system = readProperty(body, "system");
  const tools = listOf(readProperty(body, "tools"));
  return {
    ...(messages !== undefined && {
      messages: messages.map((message) => ({
        role: roleOf(message),
        parts: messageParts(readProperty(message, "content")),
      })),
    }),
    ...(system !== undefined && { systemInstructions: messageParts(system) }),
    ...(tools !== undefined && { tools: toolDefinitions(tools) }),
  };
};
