import { expectNumber } from "../../expect-option.ts";
import { CONTENT_TYPES } from "../body-format.ts";
import type { Delivery } from "../delivery.ts";

/** What a slow answer can be given. */
export interface SlowLorisAnswerOptions {
  /** Which part of the answer has no end. @default "head" */
  readonly in?: "head" | "body";
  /** Pause before each byte, in milliseconds. @default 20 */
  readonly byteEveryMs?: number;
}

/** Sends a success byte by byte and never comes to the end of its head or body: no idle timeout of a client notices. */
export interface SlowLorisAnswer extends Required<SlowLorisAnswerOptions> {
  readonly kind: "slowLoris";
}

export const slowLorisAnswer = (options: SlowLorisAnswerOptions): SlowLorisAnswer => {
  const { in: part = "head", byteEveryMs = 20 } = options;
  if (part !== "head" && part !== "body")
    throw new TypeError(`Expected \`in\` to be "head" or "body", got ${String(part)}`);
  return { kind: "slowLoris", in: part, byteEveryMs: expectNumber("byteEveryMs", byteEveryMs, 1) };
};

const HEAD = "HTTP/1.1 200 OK\r\n";
const ENDLESS_HEADER = "x-slow: slow\r\n";

const dribbleHead = async ({ exchange }: Delivery<never>, byteEveryMs: number): Promise<never> => {
  for (let text = HEAD; ; text = ENDLESS_HEADER) {
    for (const byte of text) {
      await exchange.pause(byteEveryMs);
      exchange.writeRaw(byte);
    }
  }
};

/** Space between the tokens of JSON; in protobuf it only begins a field. */
const ENDLESS_BYTE = " ";

const dribbleBody = async ({ exchange, form }: Delivery<never>, byteEveryMs: number): Promise<never> => {
  exchange.head(200, { "content-type": CONTENT_TYPES[form.format] });
  for (;;) {
    await exchange.pause(byteEveryMs);
    await exchange.write(ENDLESS_BYTE);
  }
};

export const performSlowLoris = (answer: SlowLorisAnswer, delivery: Delivery<never>): Promise<never> =>
  answer.in === "head" ? dribbleHead(delivery, answer.byteEveryMs) : dribbleBody(delivery, answer.byteEveryMs);
