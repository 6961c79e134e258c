import type { Delivery } from "../delivery.ts";

/** What a reset can be given. */
export interface ResetAnswerOptions {
  /** The spans were taken and only the answer is lost: a client that retries makes duplicates. @default false */
  readonly afterTaking?: boolean;
}

/** Sends a TCP reset in place of an answer. */
export interface ResetAnswer extends Required<ResetAnswerOptions> {
  readonly kind: "reset";
}

export const resetAnswer = ({ afterTaking = false }: ResetAnswerOptions): ResetAnswer => ({
  kind: "reset",
  afterTaking,
});

export const performReset = (answer: ResetAnswer, delivery: Delivery<never>): void => {
  if (answer.afterTaking) delivery.take();
  delivery.exchange.disconnect("reset");
};
