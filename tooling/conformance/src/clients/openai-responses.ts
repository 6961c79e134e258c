import type OpenAI from "openai";
import { z } from "zod";

import { DEFAULT_MODEL, DEFAULT_PROMPT, TOOL_NAMES, type ModelClient, type ModelRequest } from "./model-client.ts";
import { openOpenAI, type OpenAILibrary } from "./openai-library.ts";

const tools = TOOL_NAMES.map((name) => ({
  type: "function" as const,
  name,
  strict: false,
  parameters: { type: "object", properties: { id: { type: "number" } } },
}));

const bodyOf = (request: ModelRequest): Omit<OpenAI.Responses.ResponseCreateParamsNonStreaming, "stream"> => ({
  model: request.model ?? DEFAULT_MODEL,
  input: request.prompt ?? DEFAULT_PROMPT,
  ...(request.tools === true && { tools }),
});

/** Responses of OpenAI. */
export const openAIResponses = (library: OpenAILibrary): ModelClient => ({
  name: `${library.name} responses`,
  kind: "openai",
  open: (connection) => openOpenAI(library, connection),
  create: (client: OpenAI, request, options) => client.responses.create(bodyOf(request), options),
  completions: {
    stream: (client: OpenAI, request, options) =>
      client.responses.create({ ...bodyOf(request), stream: true }, options),
    helper: (client: OpenAI, request, options) => client.responses.stream(bodyOf(request), options),
    helperEvents: ["connect", "event", "response.output_text.delta", "error", "abort", "end"],
    final: (helper) => (helper as unknown as { finalResponse(): Promise<object> }).finalResponse(),
    parse: (client: OpenAI, request, options) => {
      const format = library.zodTextFormat(z.object({ id: z.number() }), "order");
      return client.responses.parse({ ...bodyOf(request), text: { format } }, options);
    },
  },
});
