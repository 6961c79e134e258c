import { expectNumber } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";

/** What a slow answer can be given. */
export interface SlowLorisAnswerOptions {
  /** Pause before each byte, in milliseconds. @default 20 */
  readonly byteEveryMs?: number;
}

/** Sends the head of a success byte by byte and never comes to its end: no idle timeout of a client notices. */
export interface SlowLorisAnswer extends Required<SlowLorisAnswerOptions> {
  readonly kind: "slowLoris";
}

export const slowLorisAnswer = ({ byteEveryMs = 20 }: SlowLorisAnswerOptions): SlowLorisAnswer => ({
  kind: "slowLoris",
  byteEveryMs: expectNumber("byteEveryMs", byteEveryMs, 1),
});

const HEAD = "HTTP/1.1 200 OK\r\n";
const ENDLESS_HEADER = "x-slow: slow\r\n";

export const performSlowLoris = async (answer: SlowLorisAnswer, delivery: Delivery<never>): Promise<void> => {
  for (let text = HEAD; ; text = ENDLESS_HEADER) {
    for (const byte of text) {
      await delivery.exchange.pause(answer.byteEveryMs);
      delivery.exchange.writeRaw(byte);
    }
  }
};
