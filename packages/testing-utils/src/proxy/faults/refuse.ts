import { expectNumber } from "../../expect-option.ts";

/** What a refusal can be given. */
export interface RefuseFaultOptions {
  /** How long, in milliseconds. @default until `proxy.listen()` or `proxy.use()` is called */
  readonly forMs?: number;
}

/**
 * The port is closed: the operating system refuses connections (`ECONNREFUSED`); those that are open live on. It takes
 * no connection, and lasts from the moment at which it is next in the script. How many are refused, nobody is told.
 */
export interface RefuseFault {
  readonly kind: "refuse";
  /** `null` until the proxy is told otherwise. */
  readonly forMs: number | null;
}

export const refuseFault = ({ forMs }: RefuseFaultOptions): RefuseFault => ({
  kind: "refuse",
  forMs: forMs === undefined ? null : expectNumber("forMs", forMs),
});
