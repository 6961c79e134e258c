import { expectCount } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";
import { respondSuccess } from "../respond.ts";

/** Takes all spans but the last `rejectedSpans` of the request, with status 200. */
export interface PartialSuccessAnswer {
  readonly kind: "partialSuccess";
  readonly rejectedSpans: number;
  readonly message: string;
}

export const partialSuccessAnswer = (rejectedSpans: number, message: string): PartialSuccessAnswer => ({
  kind: "partialSuccess",
  rejectedSpans: expectCount("rejectedSpans", rejectedSpans),
  message,
});

export const performPartialSuccess = (answer: PartialSuccessAnswer, delivery: Delivery<never>): void => {
  const { rejectedSpans, message } = answer;
  delivery.take(rejectedSpans);
  respondSuccess(delivery.exchange, delivery.format, { rejectedSpans, errorMessage: message });
};
