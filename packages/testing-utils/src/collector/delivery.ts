import type { Exchange } from "../http/exchange.ts";
import type { BodyFormat } from "./body-format.ts";

/** A well-formed request in the hands of the answer that its script chose. */
export interface Delivery<Answer> {
  readonly exchange: Exchange;
  readonly format: BodyFormat;
  /** Takes the spans over, but for the last `rejectedSpans` of them: what is not taken over counts as never received. */
  take(rejectedSpans?: number): void;
  /** Goes on with another answer. */
  perform(answer: Answer): Promise<void>;
}
