import { expectCount } from "../../expect-option.ts";
import { CONTENT_TYPES } from "../body-format.ts";
import type { Delivery } from "../delivery.ts";
import { frameOfMessage } from "../frame-of-message.ts";

/** What a huge response can be given. */
export interface HugeResponseAnswerOptions {
  /** The size of the whole body. @default 67108864 */
  readonly bytes?: number;
}

/** Takes everything, and answers with status 200 and a valid body whose `error_message`, a warning, is very long. */
export interface HugeResponseAnswer extends Required<HugeResponseAnswerOptions> {
  readonly kind: "hugeResponse";
}

/** Holds what is around the message. */
const MINIMUM_BYTES = 64;

export const hugeResponseAnswer = ({ bytes = 64 * 1024 ** 2 }: HugeResponseAnswerOptions): HugeResponseAnswer => ({
  kind: "hugeResponse",
  bytes: expectCount("bytes", bytes, MINIMUM_BYTES),
});

const PIECE_BYTES = 64 * 1024;

export const performHugeResponse = async (answer: HugeResponseAnswer, delivery: Delivery<never>): Promise<void> => {
  const { exchange, form } = delivery;
  delivery.take();
  const { head, messageBytes, tail } = frameOfMessage(form.format, answer.bytes);
  const piece = Buffer.alloc(PIECE_BYTES, "x");
  exchange.head(200, { "content-type": CONTENT_TYPES[form.format], "content-length": answer.bytes });
  await exchange.write(head);
  for (let left = messageBytes; left > 0; left -= PIECE_BYTES) await exchange.write(piece.subarray(0, left));
  exchange.end(tail);
};
