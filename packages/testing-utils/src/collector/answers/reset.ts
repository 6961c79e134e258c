import { expectCount } from "../../expect-option.ts";
import { CONTENT_TYPES } from "../body-format.ts";
import type { Delivery } from "../delivery.ts";
import { uploadIsOver } from "./acts-on-upload.ts";

/** When a connection is reset: before the body is read, amid it, in place of an answer, or amid the answer. */
export type ResetMoment = "head" | "upload" | "answer" | "response";

/** What a reset can be given. */
export interface ResetAnswerOptions {
  /** @default "answer" */
  readonly at?: ResetMoment;
  /** With `at: "upload"`, how much of the body is read before, on the wire; less if there is less. @default 1 */
  readonly afterBytes?: number;
  /**
   * All was taken and only the answer is lost: a client that retries makes duplicates. Not before the request is read.
   * @default false
   */
  readonly afterTaking?: boolean;
}

/** Sends a TCP reset. */
export interface ResetAnswer extends Required<ResetAnswerOptions> {
  readonly kind: "reset";
}

const MOMENTS: readonly string[] = ["head", "upload", "answer", "response"];

export const resetAnswer = (options: ResetAnswerOptions): ResetAnswer => {
  const { at = "answer", afterBytes = 1, afterTaking = false } = options;
  if (!MOMENTS.includes(at))
    throw new TypeError(`Expected \`at\` to be one of ${MOMENTS.join(", ")}, got ${String(at)}`);
  if (afterTaking && (at === "head" || at === "upload"))
    throw new TypeError(`Expected \`afterTaking\` to be false with \`at\` "${at}", got true`);
  return { kind: "reset", at, afterBytes: expectCount("afterBytes", afterBytes, 1), afterTaking };
};

/** Some systems tell a client of a reset in place of bytes that it has not read yet. */
const TIME_TO_READ_MS = 10;

/** A head, and half of the two bytes that it promises. */
const beginResponse = async ({ exchange, form }: Delivery<never>): Promise<void> => {
  exchange.head(200, { "content-type": CONTENT_TYPES[form.format], "content-length": 2 });
  await exchange.write(form.format === "json" ? "{" : "\n");
  await exchange.pause(TIME_TO_READ_MS);
};

export const performReset = async (answer: ResetAnswer, delivery: Delivery<never>): Promise<void> => {
  if (answer.at === "head" || answer.at === "upload") throw uploadIsOver(`reset at ${answer.at}`);
  if (answer.afterTaking) delivery.take();
  if (answer.at === "response") await beginResponse(delivery);
  delivery.exchange.disconnect("reset");
};
