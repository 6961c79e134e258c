import type { Exchange } from "../http/exchange.ts";
import type { CollectorCall, CollectorCounts, CollectorRequest } from "./collector-request.ts";
import { acceptedCounts, rejectedCounts } from "./counts.ts";
import type { Refusal } from "./request-head.ts";
import { NO_TELEMETRY, telemetryWithoutLast, type Telemetry } from "./telemetry.ts";

/** A request, what is known of it by now, and what becomes of it. */
export class CallRecord {
  readonly exchange: Exchange;
  request: CollectorRequest;
  /** Whether its body has come, as far as it came at all. */
  isRead = false;
  malformed = false;
  #refusal: string | null = null;
  #taken: Telemetry = NO_TELEMETRY;
  #rejected = 0;

  constructor(exchange: Exchange, request: CollectorRequest) {
    this.exchange = exchange;
    this.request = request;
  }

  /** Remembers that its script was not asked. */
  refuse({ message, malformed }: Pick<Refusal, "message" | "malformed">): void {
    this.#refusal = message;
    this.malformed = malformed;
  }

  /** What the collector takes of the request: all but the last `rejected` things. */
  take(rejected: number): Telemetry {
    this.#rejected = rejected;
    this.#taken = telemetryWithoutLast(this.request, rejected);
    return this.#taken;
  }

  get counts(): CollectorCounts {
    return { ...acceptedCounts(this.#taken), ...rejectedCounts(this.request.signal, this.#rejected) };
  }

  /** Whether nothing about it can change any more. */
  get isSettled(): boolean {
    return this.isRead && this.exchange.outcome !== "open";
  }

  snapshot(): CollectorCall {
    const { exchange } = this;
    return {
      ...this.request,
      outcome: exchange.outcome,
      status: exchange.status,
      ...this.counts,
      error: this.#refusal ?? exchange.error,
    };
  }
}
