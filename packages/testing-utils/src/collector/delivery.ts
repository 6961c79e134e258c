import type { Exchange } from "../http/exchange.ts";
import type { ResponseForm } from "./respond.ts";

/** What an answer can do beyond its own request. */
export interface Door {
  /** Closes the port, for some time or until the collector listens again. */
  refuse(forMs: number | null): void;
  /** Resets as many of the next connections as soon as they are open. */
  resetNext(connections: number): void;
  /** Lets the next request on this connection find it closed. */
  goStale(): void;
}

/** A well-formed request in the hands of the answer that its script chose. */
export interface Delivery<Answer> {
  readonly exchange: Exchange;
  readonly form: ResponseForm;
  readonly door: Door;
  /** Takes the request's content over, but for the last `rejected` of it: what is not taken counts as never received. */
  take(rejected?: number): void;
  /** Goes on with another answer. */
  perform(answer: Answer): Promise<void>;
}
