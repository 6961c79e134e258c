import { expectCount, expectNumber } from "../../expect-option.ts";
import type { Line } from "../line.ts";
import { passOn } from "../pass-on.ts";
import { expectSide, type FaultMoment, type ProxySide } from "../side.ts";

/** What slowness can be given. */
export interface ThrottleFaultOptions {
  /** Whose bytes are slow. */
  readonly from: ProxySide;
  /** At most as many per interval. @default 1 */
  readonly bytes?: number;
  /** The interval, in milliseconds; it begins when there is something to pass on. @default 20 */
  readonly everyMs?: number;
  /** How many are passed on at once before: a head, say. @default 0 */
  readonly afterBytes?: number;
}

/**
 * Passes the bytes of one side on in small pieces with a pause before each (slow loris): no idle timeout notices. The
 * sender is held up when the buffers between are full, some hundred kilobytes later.
 */
export interface ThrottleFault extends FaultMoment {
  readonly kind: "throttle";
  readonly bytes: number;
  readonly everyMs: number;
}

export const throttleFault = (options: ThrottleFaultOptions): ThrottleFault => {
  const { from, bytes = 1, everyMs = 20, afterBytes = 0 } = options;
  return {
    kind: "throttle",
    from: expectSide("from", from),
    afterBytes: expectCount("afterBytes", afterBytes),
    bytes: expectCount("bytes", bytes, 1),
    everyMs: expectNumber("everyMs", everyMs),
  };
};

export const performThrottle = async (fault: ThrottleFault, line: Line): Promise<void> => {
  const { from, afterBytes, bytes, everyMs } = fault;
  await line.relay(from, async (source, sink) => {
    await passOn(source, sink, afterBytes);
    for (;;) {
      const piece = await source.take(bytes);
      if (piece === null) return;
      await line.pause(everyMs);
      await sink.give(piece);
    }
  });
};
