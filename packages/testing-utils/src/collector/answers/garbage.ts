import { CONTENT_TYPES } from "../body-format.ts";
import type { Delivery } from "../delivery.ts";

/** Takes everything, and answers with status 200, the right content type and a body that nobody can parse. */
export interface GarbageAnswer {
  readonly kind: "garbage";
}

/** No varint ends within it, and it is neither JSON nor UTF-8. */
const GARBAGE = new Uint8Array(16).fill(0xff);

export const performGarbage = (_: GarbageAnswer, delivery: Delivery<never>): void => {
  const { exchange, form } = delivery;
  delivery.take();
  exchange.answer(200, { "content-type": CONTENT_TYPES[form.format] }, GARBAGE);
};
