import {
  blackHoleFault,
  performBlackHole,
  type BlackHoleFault,
  type BlackHoleFaultOptions,
} from "./faults/black-hole.ts";
import { corruptFault, performCorrupt, type CorruptFault, type CorruptFaultOptions } from "./faults/corrupt.ts";
import { delayFault, performDelay, type DelayFault } from "./faults/delay.ts";
import { halfCloseFault, performHalfClose, type HalfCloseFault } from "./faults/half-close.ts";
import { performPass, type PassFault } from "./faults/pass.ts";
import { performPlainHttp, type PlainHttpFault } from "./faults/plain-http.ts";
import { refuseFault, type RefuseFault, type RefuseFaultOptions } from "./faults/refuse.ts";
import { performReset, resetFault, type ResetFault, type ResetFaultOptions } from "./faults/reset.ts";
import {
  performStaleKeepAlive,
  staleKeepAliveFault,
  type StaleKeepAliveFault,
  type StaleKeepAliveFaultOptions,
} from "./faults/stale-keep-alive.ts";
import { performThrottle, throttleFault, type ThrottleFault, type ThrottleFaultOptions } from "./faults/throttle.ts";
import type { Line } from "./line.ts";
import type { FaultMoment } from "./side.ts";

/** What a {@link FaultProxy} does with one connection. */
export type ConnectionFault =
  | PassFault
  | ResetFault
  | HalfCloseFault
  | BlackHoleFault
  | ThrottleFault
  | DelayFault<ConnectionFault>
  | StaleKeepAliveFault
  | CorruptFault
  | PlainHttpFault;

/** A step of a {@link FaultProxy}'s script. Plain data: it can be stored and compared. */
export type Fault = ConnectionFault | RefuseFault;

/**
 * Makes the faults of a {@link FaultProxy}'s script. Options out of range throw a `TypeError`.
 *
 * @example
 * const faults = [fault.reset(), fault.reset({ from: "server", afterBytes: 100 }), fault.pass()];
 */
export const fault = {
  /**
   * No fault: every byte and both ends are passed on as they come.
   *
   * @example
   * const faults = [fault.reset(), fault.pass()];
   */
  pass(): PassFault {
    return { kind: "pass" };
  },

  /**
   * Closes the port, for some milliseconds or until `proxy.listen()` or `proxy.use()`: `ECONNREFUSED`.
   *
   * @example
   * const faults = [fault.pass(), fault.refuse({ forMs: 200 })]; // away after the first connection
   */
  refuse(options: RefuseFaultOptions = {}): RefuseFault {
    return refuseFault(options);
  },

  /**
   * Resets both sides: as soon as the connection is made, or after some bytes of a side. `ECONNRESET`, or `EPIPE` for
   * who writes. After the first bytes of a server with TLS, its handshake is cut.
   *
   * @example
   * const amidTheAnswer = fault.reset({ from: "server", afterBytes: 100 });
   */
  reset(options: ResetFaultOptions = {}): ResetFault {
    return resetFault(options);
  },

  /**
   * Ends one direction in order (FIN) after some bytes; the other goes on. To a client of HTTP, an answer that is cut
   * short so is `ECONNRESET`, or its end where it has no length.
   *
   * @example
   * const truncated = fault.halfClose({ from: "server", afterBytes: 100 });
   */
  halfClose(moment: FaultMoment): HalfCloseFault {
    return halfCloseFault(moment);
  },

  /**
   * Accepts and neither reads nor answers, at once or after some bytes of a side. No error: it is for deadlines.
   *
   * @example
   * const silentAfterTheHead = fault.blackHole({ from: "client", afterBytes: 200 });
   */
  blackHole(options: BlackHoleFaultOptions = {}): BlackHoleFault {
    return blackHoleFault(options);
  },

  /**
   * Passes the bytes of one side on in small pieces, with a pause before each. No error: it is for deadlines.
   *
   * @example
   * const slowAnswer = fault.throttle({ from: "server", bytes: 1, everyMs: 20 });
   * const slowUpload = fault.throttle({ from: "client", bytes: 1024, everyMs: 20 });
   */
  throttle(options: ThrottleFaultOptions): ThrottleFault {
    return throttleFault(options);
  },

  /**
   * Does nothing with the connection for some milliseconds, then passes it on or goes on with another fault.
   *
   * @example
   * const lateReset = fault.delay(200, fault.reset());
   */
  delay(durationMs: number, then: ConnectionFault = { kind: "pass" }): DelayFault<ConnectionFault> {
    return delayFault(durationMs, then);
  },

  /**
   * Resets the connection when the first byte of one more request comes on it: `ECONNRESET` or `EPIPE` on a connection
   * that is used again.
   *
   * @example
   * const staleAfterTheThird = fault.staleKeepAlive({ requests: 3 });
   */
  staleKeepAlive(options: StaleKeepAliveFaultOptions = {}): StaleKeepAliveFault {
    return staleKeepAliveFault(options);
  },

  /**
   * Turns over one bit. What that is depends on the byte: TLS notices (`ERR_SSL_…`), HTTP perhaps (`HPE_…`).
   *
   * @example
   * const noVersion = fault.corrupt({ from: "server", offset: 5, bit: 1 }); // "HTTP/3.1"
   */
  corrupt(options: CorruptFaultOptions): CorruptFault {
    return corruptFault(options);
  },

  /**
   * Answers in plain HTTP whatever the client begins with: `EPROTO` to one that begins with TLS.
   *
   * @example
   * const faults = [fault.plainHttp(), fault.pass()];
   */
  plainHttp(): PlainHttpFault {
    return { kind: "plainHttp" };
  },
} as const;

type Perform = (fault: ConnectionFault, line: Line) => Promise<void>;

type Performers = {
  readonly [Kind in ConnectionFault["kind"]]: (
    fault: Extract<ConnectionFault, { kind: Kind }>,
    line: Line,
    perform: Perform,
  ) => Promise<void>;
};

const performers: Performers = {
  pass: performPass,
  reset: performReset,
  halfClose: performHalfClose,
  blackHole: performBlackHole,
  throttle: performThrottle,
  delay: performDelay,
  staleKeepAlive: performStaleKeepAlive,
  corrupt: performCorrupt,
  plainHttp: performPlainHttp,
};

/** Does with a connection what a fault says. Rejects when it is over before. */
export const perform = async <Kind extends ConnectionFault["kind"]>(
  chosen: Extract<ConnectionFault, { kind: Kind }>,
  line: Line,
): Promise<void> => {
  const performer: Performers[Kind] = performers[chosen.kind];
  await performer(chosen, line, perform);
};
