import { expectNumber } from "../../expect-option.ts";
import type { Line } from "../line.ts";

/** Accepts the connection and does nothing with it for some time, then goes on with another fault. */
export interface DelayFault<Fault> {
  readonly kind: "delay";
  readonly durationMs: number;
  readonly then: Fault;
}

export const delayFault = <Fault extends { readonly kind: string }>(
  durationMs: number,
  then: Fault,
): DelayFault<Fault> => {
  if (then.kind === "refuse") throw new TypeError("Expected `then` to be a fault of a connection, got refuse");
  return { kind: "delay", durationMs: expectNumber("durationMs", durationMs), then };
};

export const performDelay = async <Fault>(
  { durationMs, then }: DelayFault<Fault>,
  line: Line,
  perform: (fault: Fault, line: Line) => Promise<void>,
): Promise<void> => {
  await line.pause(durationMs);
  await perform(then, line);
};
