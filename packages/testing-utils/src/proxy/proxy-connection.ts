import type { ConnectionFault } from "./fault.ts";
import type { ProxyOutcome, TrafficBytes } from "./connection-record.ts";

/** One connection that a client made to a {@link FaultProxy}, as far as it has come. */
export interface ProxyConnection extends TrafficBytes {
  /** Counts the connections of a proxy from 1, in the order of their arrival. */
  readonly number: number;
  /** What its script had for it. */
  readonly fault: ConnectionFault;
  readonly outcome: ProxyOutcome;
  /** The code of the error that ended it, such as `ECONNRESET`, or `null` if none did. */
  readonly error: string | null;
}
