import { expectNumber } from "../../expect-option.ts";
import { expectAfterUpload, uploadIsOver } from "./acts-on-upload.ts";

/** What a slow reader can be given. */
export interface SlowReadAnswerOptions<Answer> {
  /** @default 16384 */
  readonly bytesPerSecond?: number;
  /** What follows when the whole body was read. @default acceptance */
  readonly then?: Answer;
}

/**
 * Reads the body slowly. The operating systems and Node.js take some hundred kilobytes before the client feels it: a
 * smaller body has left the client at once, and only its answer is late. That a client has left shows when it reads on.
 */
export interface SlowReadAnswer<Answer> {
  readonly kind: "slowRead";
  readonly bytesPerSecond: number;
  readonly then: Answer;
}

export const slowReadAnswer = <Answer extends { readonly kind: string }>(
  bytesPerSecond: number,
  then: Answer,
): SlowReadAnswer<Answer> => {
  expectNumber("bytesPerSecond", bytesPerSecond);
  if (bytesPerSecond === 0) throw new TypeError("Expected `bytesPerSecond` to be above 0, got 0");
  return { kind: "slowRead", bytesPerSecond, then: expectAfterUpload(then) };
};

export const performSlowRead = (): never => {
  throw uploadIsOver("slowRead");
};
