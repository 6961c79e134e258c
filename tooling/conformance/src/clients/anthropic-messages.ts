import type Anthropic from "@anthropic-ai/sdk";
import { z } from "zod";

import type { AnthropicLibrary } from "./anthropic-library.ts";
import { DEFAULT_MODEL, DEFAULT_PROMPT, TOOL_NAMES, type ModelClient, type ModelRequest } from "./model-client.ts";

const tools = TOOL_NAMES.map((name) => ({
  name,
  input_schema: { type: "object" as const, properties: { id: { type: "number" } } },
}));

const bodyOf = (request: ModelRequest): Anthropic.MessageCreateParamsNonStreaming => ({
  model: request.model ?? DEFAULT_MODEL,
  max_tokens: 100,
  messages: [{ role: "user", content: request.prompt ?? DEFAULT_PROMPT }],
  ...(request.tools === true && { tools }),
});

/** Messages of Anthropic. */
export const anthropicMessages = ({ name, Client, zodOutputFormat }: AnthropicLibrary): ModelClient => ({
  name: `${name} messages`,
  kind: "anthropic",
  open: ({ anthropicUrl, fetch }) =>
    new Client({ baseURL: anthropicUrl, fetch, apiKey: "test", maxRetries: 0, logLevel: "off" }),
  create: (client: Anthropic, request, options) => client.messages.create(bodyOf(request), options),
  completions: {
    stream: (client: Anthropic, request, options) =>
      client.messages.create({ ...bodyOf(request), stream: true }, options),
    helper: (client: Anthropic, request, options) => client.messages.stream(bodyOf(request), options),
    helperEvents: [
      "connect",
      "streamEvent",
      "text",
      "contentBlock",
      "message",
      "finalMessage",
      "error",
      "abort",
      "end",
    ],
    final: (helper) => (helper as unknown as { finalMessage(): Promise<object> }).finalMessage(),
    parse: (client: Anthropic, request, options) => {
      const format = zodOutputFormat(z.object({ id: z.number() }));
      return client.messages.parse({ ...bodyOf(request), output_config: { format } }, options);
    },
  },
});
