import type { Delivery } from "../delivery.ts";
import { successBody } from "../respond.ts";

/** Takes everything, and answers with status 200 and the body of a success, under another content type. */
export interface WrongContentTypeAnswer {
  readonly kind: "wrongContentType";
  readonly contentType: string;
}

export const performWrongContentType = (answer: WrongContentTypeAnswer, delivery: Delivery<never>): void => {
  delivery.take();
  delivery.exchange.answer(200, { "content-type": answer.contentType }, successBody(delivery.form));
};
