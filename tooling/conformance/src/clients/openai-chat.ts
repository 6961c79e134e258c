import type OpenAI from "openai";
import { z } from "zod";

import { DEFAULT_MODEL, DEFAULT_PROMPT, TOOL_NAMES, type ModelClient, type ModelRequest } from "./model-client.ts";
import { openOpenAI, type OpenAILibrary } from "./openai-library.ts";

const tools = TOOL_NAMES.map((name) => ({
  type: "function" as const,
  function: { name, parameters: { type: "object", properties: { id: { type: "number" } } } },
}));

const bodyOf = (request: ModelRequest): Omit<OpenAI.ChatCompletionCreateParamsNonStreaming, "stream"> => ({
  model: request.model ?? DEFAULT_MODEL,
  messages: [{ role: "user", content: request.prompt ?? DEFAULT_PROMPT }],
  ...(request.tools === true && { tools }),
});

const usageOf = ({ usage = true }: ModelRequest): Pick<OpenAI.ChatCompletionCreateParams, "stream_options"> =>
  usage ? { stream_options: { include_usage: true } } : {};

/** Chat completions of OpenAI. */
export const openAIChat = (library: OpenAILibrary): ModelClient => ({
  name: `${library.name} chat`,
  kind: "openai",
  open: (connection) => openOpenAI(library, connection),
  create: (client: OpenAI, request, options) => client.chat.completions.create(bodyOf(request), options),
  completions: {
    stream: (client: OpenAI, request, options) =>
      client.chat.completions.create({ ...bodyOf(request), ...usageOf(request), stream: true }, options),
    helper: (client: OpenAI, request, options) =>
      client.chat.completions.stream({ ...bodyOf(request), ...usageOf(request) }, options),
    helperEvents: ["connect", "chunk", "content", "message", "finalMessage", "error", "abort", "end"],
    final: (helper) => (helper as unknown as { finalChatCompletion(): Promise<object> }).finalChatCompletion(),
    parse: (client: OpenAI, request, options) => {
      const response_format = library.zodResponseFormat(z.object({ id: z.number() }), "order");
      return client.chat.completions.parse({ ...bodyOf(request), response_format }, options);
    },
  },
});
