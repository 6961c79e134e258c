import { expectCount } from "../../expect-option.ts";
import type { Line } from "../line.ts";
import { passOn } from "../pass-on.ts";
import { expectSide, type FaultMoment } from "../side.ts";

/**
 * Ends one direction in order (FIN) after some bytes, as if that side had nothing more to say: what it sends later is
 * lost. The other direction goes on.
 */
export interface HalfCloseFault extends FaultMoment {
  readonly kind: "halfClose";
}

export const halfCloseFault = ({ from, afterBytes }: FaultMoment): HalfCloseFault => ({
  kind: "halfClose",
  from: expectSide("from", from),
  afterBytes: expectCount("afterBytes", afterBytes),
});

export const performHalfClose = ({ from, afterBytes }: HalfCloseFault, line: Line): Promise<void> =>
  line.relay(from, (source, sink) => passOn(source, sink, afterBytes));
