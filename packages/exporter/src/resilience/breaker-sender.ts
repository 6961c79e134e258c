import type { Outcome, Retryable } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";
import type { CircuitBreaker, Permit } from "./circuit-breaker.ts";
import { heldBack } from "./held-back.ts";

/** While others try whether the receiver works again, nobody knows how long that takes: it is asked again after so long. */
const PROBE_MS = 1000;

/** Asks a circuit breaker before it sends, and tells it how that went. */
export class BreakerSender extends SenderLayer {
  readonly #breaker: CircuitBreaker;
  readonly #countsFailures: boolean;

  /** @param countsFailures whether failures may open it: not, where they may be due to what is sent. */
  constructor(next: Sender, breaker: CircuitBreaker, { countsFailures = true }: { countsFailures?: boolean } = {}) {
    super(next);
    this.#breaker = breaker;
    this.#countsFailures = countsFailures;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const permit = this.#breaker.acquire();
    if (permit === undefined) return this.#holdBack();
    const outcome = await this.next.send(payload, signal);
    this.#report(outcome, permit);
    return outcome;
  }

  /** A refusal is an answer: whoever gives it is alive. One who asks for patience is too; a throttle sees to that. */
  #report(outcome: Outcome, permit: Permit): void {
    switch (outcome.kind) {
      case "sent":
      case "partiallySent":
        return permit.succeed();
      case "failed":
        return outcome.by === "receiver" ? permit.succeed() : permit.release();
      case "spooled":
        return permit.release();
      case "retryable":
        return this.#countsFailures && isFailure(outcome) ? permit.fail() : permit.release();
    }
  }

  #holdBack(): Retryable {
    const { state, retryInMs } = this.#breaker;
    return heldBack("The receiver has failed too often", state === "half-open" ? PROBE_MS : retryInMs);
  }
}

const isFailure = ({ error, retryAfterMs }: Retryable): boolean =>
  error.code !== "aborted" && retryAfterMs === undefined;
