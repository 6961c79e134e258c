import { expectCount } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";

/**
 * Resets the request's connection, and the next ones as soon as they are open, before a byte of theirs is read. Those
 * are counted, and are no refusals: the operating system makes the connection, and then it is lost (`ECONNRESET`).
 */
export interface ResetConnectionsAnswer {
  readonly kind: "resetConnections";
  readonly connections: number;
}

export const resetConnectionsAnswer = (connections: number): ResetConnectionsAnswer => ({
  kind: "resetConnections",
  connections: expectCount("connections", connections),
});

export const performResetConnections = (answer: ResetConnectionsAnswer, { door, exchange }: Delivery<never>): void => {
  door.resetNext(answer.connections);
  exchange.disconnect("reset");
};
