import type { CompletionEndpoint } from "../endpoint.ts";
import { modelInBody } from "../model-in-body.ts";
import { anthropicRefusal } from "./refusal.ts";
import { usageOf } from "./usage.ts";
import { anthropic } from "./vendor.ts";

/** `POST /v1/messages/count_tokens` of Anthropic: the `inputTokens` that the reply's usage would tell. */
export const countTokens: CompletionEndpoint = {
  name: "anthropic.count_tokens",
  vendor: anthropic,
  takes: "completion",
  serves: (pathname) => pathname === "/v1/messages/count_tokens",
  model: modelInBody,
  refusal: (request) => anthropicRefusal(request, ["model", "messages"]),
  streams: () => false,
  body: (answer) => JSON.stringify({ input_tokens: usageOf(answer)?.inputTokens ?? 0 }),
  stream: null,
  failed: null,
};
