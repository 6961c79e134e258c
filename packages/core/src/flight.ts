import type { SendOutcome } from "./send-outcome.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import { allDropped, settleOutcome } from "./settle-outcome.ts";

/** After its deadline an exporter has so long to say what became of the batch, in milliseconds. */
export const GRACE_MS = 1000;

export interface FlightOptions {
  /** The place in order of its first span. */
  readonly first: number;
  /** How many spans it carries. */
  readonly size: number;
  /** When its time is up, in milliseconds from now. */
  readonly timeoutMs: number;
  readonly scheduler: Scheduler;
  readonly send: (signal: AbortSignal) => Promise<SendOutcome>;
  /** Called exactly once. */
  readonly onSettled: (flight: Flight, outcome: SendOutcome) => void;
  /** Called at most once, when the exporter answers; `late` when the flight had been given up by then. */
  readonly onAnswered: (outcome: SendOutcome, late: boolean) => void;
}

/**
 * One batch on its way. Whatever the exporter does - throws, rejects, never answers, answers late - it settles exactly
 * once, and within its time.
 */
export class Flight {
  readonly first: number;
  readonly size: number;
  readonly #options: FlightOptions;
  readonly #controller = new AbortController();
  #cancel: Cancel;
  #settled = false;

  constructor(options: FlightOptions) {
    this.first = options.first;
    this.size = options.size;
    this.#options = options;
    this.#cancel = options.scheduler.schedule(() => this.abort(), options.timeoutMs);
  }

  start(): void {
    this.#send().then(
      (outcome) => this.#answer(outcome),
      (error: unknown) => this.#answer(allDropped(this.size, "export_failed", error)),
    );
  }

  /** Tells the exporter that its time is up, and gives it a moment to answer. */
  abort(graceMs: number = GRACE_MS): void {
    if (this.#settled || this.#controller.signal.aborted) return;
    this.#cancel();
    const cause = new Error("the exporter did not answer in time");
    this.#cancel = this.#options.scheduler.schedule(
      () => this.#settle(allDropped(this.size, "export_failed", cause)),
      graceMs,
    );
    this.#controller.abort(cause);
  }

  /** `async`, so that an exporter that throws, or answers what cannot be read, rejects. */
  async #send(): Promise<SendOutcome> {
    return settleOutcome(await this.#options.send(this.#controller.signal), this.size);
  }

  #answer(outcome: SendOutcome): void {
    this.#options.onAnswered(outcome, this.#settled);
    if (!this.#settled) this.#settle(outcome);
  }

  #settle(outcome: SendOutcome): void {
    this.#settled = true;
    this.#cancel();
    this.#options.onSettled(this, outcome);
  }
}
