import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceResponse } from "../../inference/inference-request.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";
import type { Message } from "../../content/message.ts";
import { finishReason } from "./finish-reason.ts";
import { messageParts } from "./parts.ts";
import { serviceTier } from "./service-tier.ts";
import { tokenCounts, usageOf } from "./usage.ts";

/** Records what a message says of itself, be it whole or at the beginning of a stream. */
export const recordIdentity = (inference: InferenceSpan, message: unknown): void => {
  inference.recordResponse({
    id: readProperty(message, "id"),
    model: readProperty(message, "model"),
    serviceTier: serviceTier(readProperty(message, "usage")),
  } as InferenceResponse);
};

export const outputMessages = (content: unknown): Message[] => [{ role: "assistant", parts: messageParts(content) }];

/** Records a message that came in one piece. */
export const recordMessage = (inference: InferenceSpan, message: unknown): void => {
  recordIdentity(inference, message);
  inference.recordUsage(usageOf(tokenCounts(readProperty(message, "usage"))));
  inference.recordResponse({ finishReasons: [finishReason(readProperty(message, "stop_reason"))] });
  if (inference.capturesContent) inference.recordOutput(outputMessages(readProperty(message, "content")));
};
