import { expectCount } from "../../expect-option.ts";
import { CONTENT_TYPES } from "../body-format.ts";
import type { Delivery } from "../delivery.ts";
import { gzipOfSpaces } from "../gzip-of-spaces.ts";

/** What a bomb can be given. */
export interface GzipBombAnswerOptions {
  /** @default 1073741824 */
  readonly decompressedBytes?: number;
}

/** Takes everything, and answers with status 200 and a small gzip body that becomes very large. */
export interface GzipBombAnswer extends Required<GzipBombAnswerOptions> {
  readonly kind: "gzipBomb";
}

export const gzipBombAnswer = ({ decompressedBytes = 1024 ** 3 }: GzipBombAnswerOptions): GzipBombAnswer => ({
  kind: "gzipBomb",
  decompressedBytes: expectCount("decompressedBytes", decompressedBytes, 1),
});

export const performGzipBomb = async (answer: GzipBombAnswer, delivery: Delivery<never>): Promise<void> => {
  const { exchange, form } = delivery;
  delivery.take();
  exchange.head(200, { "content-type": CONTENT_TYPES[form.format], "content-encoding": "gzip" });
  for await (const piece of gzipOfSpaces(answer.decompressedBytes)) await exchange.write(piece);
  exchange.end();
};
