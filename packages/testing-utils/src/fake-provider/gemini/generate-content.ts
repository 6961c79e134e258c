import type { CompletionEndpoint } from "../endpoint.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { jsonEvent } from "../server-sent-event.ts";
import { geminiErrorBody } from "./error-body.ts";
import { methodOf, modelOf, requestUrl } from "./model-path.ts";
import { geminiRefusal } from "./refusal.ts";
import { responseChunks, wholeResponse } from "./response-chunks.ts";
import { gemini } from "./vendor.ts";

const METHODS: ReadonlySet<string | undefined> = new Set(["generateContent", "streamGenerateContent"]);

const asksForStream = (request: ProviderRequest): boolean =>
  methodOf(requestUrl(request).pathname) === "streamGenerateContent";

/**
 * `POST /v1beta/models/{model}:generateContent` and `:streamGenerateContent` of Gemini. Without `alt=sse` a stream is
 * one JSON list of all its chunks.
 */
export const generateContent: CompletionEndpoint = {
  name: "gemini.generate_content",
  vendor: gemini,
  takes: "completion",
  serves: (pathname) => METHODS.has(methodOf(pathname)),
  model: modelOf,
  refusal: (request) => geminiRefusal(request, "contents"),
  streams: (request) => asksForStream(request) && requestUrl(request).searchParams.get("alt") === "sse",
  body: (answer) => JSON.stringify(asksForStream(answer.request) ? responseChunks(answer) : wholeResponse(answer)),
  stream: {
    events: (answer) => responseChunks(answer).map((chunk) => jsonEvent(chunk)),
    errorEvents: (_, error) => [jsonEvent(geminiErrorBody(error))],
    closing: [],
  },
  failed: null,
};
