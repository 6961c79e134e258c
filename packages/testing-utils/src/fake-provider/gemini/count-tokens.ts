import type { CompletionEndpoint } from "../endpoint.ts";
import { methodOf, modelOf } from "./model-path.ts";
import { geminiRefusal } from "./refusal.ts";
import { usageMetadata, usageOf } from "./usage-metadata.ts";
import { gemini } from "./vendor.ts";

/** `POST /v1beta/models/{model}:countTokens` of Gemini: the `inputTokens` that the reply's usage would tell. */
export const countTokens: CompletionEndpoint = {
  name: "gemini.count_tokens",
  vendor: gemini,
  takes: "completion",
  serves: (pathname) => methodOf(pathname) === "countTokens",
  model: modelOf,
  refusal: (request) => geminiRefusal(request, "contents"),
  streams: () => false,
  body(answer) {
    const usage = usageOf(answer);
    const { promptTokenCount = 0, promptTokensDetails = [] } = usage === null ? {} : usageMetadata(usage);
    return JSON.stringify({ totalTokens: promptTokenCount, promptTokensDetails });
  },
  stream: null,
  failed: null,
};
