import type { CompletionEndpoint } from "../endpoint.ts";
import { modelInBody } from "../model-in-body.ts";
import { typedEvent } from "../server-sent-event.ts";
import { anthropicError } from "./error-body.ts";
import { messageEvents } from "./message-events.ts";
import { messageObject } from "./message-object.ts";
import { anthropicRefusal } from "./refusal.ts";
import { anthropic } from "./vendor.ts";

/** `POST /v1/messages` of Anthropic. */
export const messages: CompletionEndpoint = {
  name: "anthropic.messages",
  vendor: anthropic,
  takes: "completion",
  serves: (pathname) => pathname === "/v1/messages",
  model: modelInBody,
  refusal: (request) => anthropicRefusal(request, ["model", "max_tokens", "messages"]),
  streams: ({ body }) => body.stream === true,
  body: (answer) => JSON.stringify(messageObject(answer, false)),
  stream: {
    events: messageEvents,
    errorEvents: (_, error) => [typedEvent({ type: "error", error: anthropicError(error) })],
    closing: [],
  },
  failed: null,
};
