import type { Delivery } from "../delivery.ts";
import { respondSuccess } from "../respond.ts";

/** Takes everything and says so. */
export interface AcceptAnswer {
  readonly kind: "accept";
}

export const performAccept = (_: AcceptAnswer, delivery: Delivery<never>): void => {
  delivery.take();
  respondSuccess(delivery.exchange, delivery.form);
};
