import type { Delivery } from "../delivery.ts";
import { expectAfterUpload } from "./acts-on-upload.ts";

/**
 * Answers and keeps the connection open, but closes it without a word when the next request comes on it, as servers and
 * balancers do whose idle timeout ends just then. That request is recorded, with its body unread, and takes no step of
 * the script.
 */
export interface StaleKeepAliveAnswer<Answer> {
  readonly kind: "staleKeepAlive";
  readonly then: Answer;
}

export const staleKeepAliveAnswer = <Answer extends { readonly kind: string }>(
  then: Answer,
): StaleKeepAliveAnswer<Answer> => ({ kind: "staleKeepAlive", then: expectAfterUpload(then) });

export const performStaleKeepAlive = async <Answer>(
  answer: StaleKeepAliveAnswer<Answer>,
  delivery: Delivery<Answer>,
): Promise<void> => {
  delivery.door.goStale();
  await delivery.perform(answer.then);
};
