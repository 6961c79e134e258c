import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";
import { MAX_CHOICES } from "../../inference/max-choices.ts";
import { type ChoiceShape, finishReason } from "./choice.ts";
import { toMessages } from "./messages.ts";
import { recordIdentity, usageOf } from "./response.ts";

/** Records a completion that came in one piece. */
export const recordCompletion = (inference: InferenceSpan, completion: unknown, shape: ChoiceShape): void => {
  recordIdentity(inference, completion);
  const usage = usageOf(completion);
  if (usage !== undefined) inference.recordUsage(usage);
  const choices = listOf(readProperty(completion, "choices"), MAX_CHOICES);
  if (choices === undefined) return;
  inference.recordResponse({ finishReasons: choices.map(finishReason) });
  if (inference.capturesContent) inference.recordOutput(toMessages(choices.map((choice) => shape.message(choice))));
};
