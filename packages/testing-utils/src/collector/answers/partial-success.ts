import { expectCount } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";
import { respondSuccess } from "../respond.ts";

/** Takes all but the last `rejected` spans, data points or log records of the request, with status 200. */
export interface PartialSuccessAnswer {
  readonly kind: "partialSuccess";
  readonly rejected: number;
  readonly message: string;
}

export const partialSuccessAnswer = (rejected: number, message: string): PartialSuccessAnswer => ({
  kind: "partialSuccess",
  rejected: expectCount("rejected", rejected),
  message,
});

export const performPartialSuccess = (answer: PartialSuccessAnswer, delivery: Delivery<never>): void => {
  const { rejected, message } = answer;
  delivery.take(rejected);
  respondSuccess(delivery.exchange, delivery.form, { rejected, errorMessage: message });
};
