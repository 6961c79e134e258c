import { expectNumber } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";
import { expectAfterUpload } from "./acts-on-upload.ts";

/** Waits, then goes on with another answer. */
export interface DelayAnswer<Answer> {
  readonly kind: "delay";
  readonly durationMs: number;
  readonly then: Answer;
}

export const delayAnswer = <Answer extends { readonly kind: string }>(
  durationMs: number,
  then: Answer,
): DelayAnswer<Answer> => ({
  kind: "delay",
  durationMs: expectNumber("durationMs", durationMs),
  then: expectAfterUpload(then),
});

export const performDelay = async <Answer>(answer: DelayAnswer<Answer>, delivery: Delivery<Answer>): Promise<void> => {
  await delivery.exchange.pause(answer.durationMs);
  await delivery.perform(answer.then);
};
