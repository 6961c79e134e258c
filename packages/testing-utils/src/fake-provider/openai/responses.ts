import type { Answer, CompletionEndpoint } from "../endpoint.ts";
import { modelInBody } from "../model-in-body.ts";
import { typedEvent, type ServerSentEvent } from "../server-sent-event.ts";
import { statusReply, type StatusReply } from "../status-reply.ts";
import { openAIErrorBody } from "./error-body.ts";
import { expectFields, isGiven, isText } from "./expect-fields.ts";
import { responseEvents } from "./response-events.ts";
import { responseEnd, responseObject } from "./response-object.ts";
import { openAI } from "./vendor.ts";

const INPUTS = ["input", "previous_response_id", "prompt", "conversation"];

const NO_INPUT = "One of \"input\" or \"previous_response_id\" or 'prompt' or 'conversation_id' must be provided.";

const failedEvent = (answer: Answer, error: StatusReply, sent: number): ServerSentEvent =>
  typedEvent({
    type: "response.failed",
    response: responseObject(answer, { status: "failed", error }),
    sequence_number: sent,
  });

const errorEvent = (error: StatusReply, sent: number): ServerSentEvent => {
  const { message, param, code } = openAIErrorBody(error).error;
  return typedEvent({ type: "error", code, message, param, sequence_number: sent });
};

/** `POST /v1/responses` of OpenAI. An error in a stream comes as an event `error`, and the response then fails. */
export const responses: CompletionEndpoint = {
  name: "openai.responses",
  vendor: openAI,
  takes: "completion",
  serves: (pathname) => pathname === "/v1/responses",
  model: modelInBody,

  refusal(request) {
    const refusal = expectFields(request, { model: isText });
    if (refusal !== null || INPUTS.some((name) => isGiven(request.body[name]))) return refusal;
    return statusReply(400, { message: NO_INPUT, param: "input", code: "missing_required_parameter" });
  },

  streams: ({ body }) => body.stream === true,
  body: (answer) => JSON.stringify(responseObject(answer, responseEnd(answer))),

  stream: {
    events: responseEvents,
    errorEvents: (answer, error, sent) => [errorEvent(error, sent), failedEvent(answer, error, sent + 1)],
    closing: [],
  },
  failed: {
    body: (answer, error) => JSON.stringify(responseObject(answer, { status: "failed", error })),
    events: (answer, error, sent) => [failedEvent(answer, error, sent)],
  },
};
