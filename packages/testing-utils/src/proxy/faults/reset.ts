import { setImmediate as turn } from "node:timers/promises";

import { expectCount } from "../../expect-option.ts";
import type { Line } from "../line.ts";
import { passOn } from "../pass-on.ts";
import { expectSide, type FaultMoment } from "../side.ts";

/** When a reset comes. By default at once, before the target hears of the connection. */
export type ResetFaultOptions = Partial<FaultMoment>;

/**
 * Sends both sides a TCP reset (`ECONNRESET`), once some bytes were handed on. Those that a side has not read by then
 * may be lost with it, so at most as many arrive; and Node.js 22 takes the reset for an end where it comes with bytes.
 */
export interface ResetFault extends FaultMoment {
  readonly kind: "reset";
}

export const resetFault = ({ from = "client", afterBytes = 0 }: ResetFaultOptions): ResetFault => ({
  kind: "reset",
  from: expectSide("from", from),
  afterBytes: expectCount("afterBytes", afterBytes),
});

export const performReset = async ({ from, afterBytes }: ResetFault, line: Line): Promise<void> => {
  if (afterBytes === 0) return line.reset();
  await line.relay(from, async (source, sink) => {
    if (!(await passOn(source, sink, afterBytes))) return;
    // A side that lives in this process reads what has come when the event loop polls, between these two turns.
    await turn();
    await turn();
    line.reset();
  });
};
