import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../../inference/inference-span.ts";
import { outputMessages } from "./messages.ts";
import { finishReason, recordIdentity, recordUsage } from "./response.ts";

/** Records a completion that came in one piece. */
export const recordCompletion = (inference: InferenceSpan, completion: unknown): void => {
  recordIdentity(inference, completion);
  recordUsage(inference, completion);
  const choices = readProperty(completion, "choices");
  if (!Array.isArray(choices)) return;
  inference.recordResponse({
    finishReasons: choices.map((choice) => finishReason(readProperty(choice, "finish_reason"))),
  });
  if (inference.capturesContent) inference.recordOutput(outputMessages(choices));
};
