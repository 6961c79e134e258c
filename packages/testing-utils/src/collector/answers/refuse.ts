import { expectNumber } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";

/** What a refusal can be given. */
export interface RefuseAnswerOptions {
  /** How long, in milliseconds. @default until `collector.listen()` is called */
  readonly forMs?: number;
}

/**
 * Goes down with the request: resets its connection, and closes the port, so that the operating system refuses every
 * later connection (`ECONNREFUSED`). How many it refuses, nobody is told.
 */
export interface RefuseAnswer {
  readonly kind: "refuse";
  /** `null` until the collector is told to listen. */
  readonly forMs: number | null;
}

export const refuseAnswer = ({ forMs }: RefuseAnswerOptions): RefuseAnswer => ({
  kind: "refuse",
  forMs: forMs === undefined ? null : expectNumber("forMs", forMs),
});

export const performRefuse = (answer: RefuseAnswer, { door, exchange }: Delivery<never>): void => {
  door.refuse(answer.forMs);
  exchange.disconnect("reset");
};
