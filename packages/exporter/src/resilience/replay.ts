import type { DropReason, Scheduler } from "@sideband/core";

import type { Outcome, Retryable } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";
import type { Spool, SpooledPayload } from "../spool/spool.ts";
import { backoffMs, type BackoffOptions } from "./backoff.ts";
import { halves } from "./halves.ts";
import { wasHeldBack } from "./held-back.ts";
import { joined } from "./joined.ts";
import { Pauses } from "./pauses.ts";
import { Tally } from "./tally.ts";

/** Hears what became of what had been in the spool, in items. */
export interface ReplayListener {
  exported(items: number): void;
  rejected(items: number, cause: Error): void;
  dropped(reason: DropReason, items: number, cause: Error): void;
}

export interface ReplayOptions {
  readonly spool: Spool;
  readonly sender: Sender;
  readonly listener: ReplayListener;
  readonly scheduler: Scheduler;
  /** Between attempts that fail. */
  readonly backoff: BackoffOptions;
}

/** Nothing waits: it is looked again after so long, in milliseconds, if nobody says that something does. */
const IDLE_MS = 30_000;

/** What fails so often while other things arrive does not fail for the receiver's sake: others may go first. */
const PATIENCE = 5;

/**
 * Sends what lies in a spool, from the oldest on, one payload after the other, so that live data never waits for it. It
 * goes on for as long as it takes: nothing is given up because it is old.
 */
export class Replay {
  readonly #options: ReplayOptions;
  readonly #stop = new AbortController();
  #idle: Pauses;
  #backoff: Pauses;
  #running: Promise<void> | undefined;
  /** How much live data has arrived. */
  #arrivals = 0;
  /** Whether live data did not arrive when it was tried last. */
  #down = false;

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#idle = new Pauses(options.scheduler);
    this.#backoff = new Pauses(options.scheduler);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something may wait in the spool. */
  readonly wake = (): void => {
    const pauses = this.#idle;
    this.#idle = new Pauses(this.#options.scheduler);
    pauses.end();
  };

  /** Live data has been tried: when it arrives again after an outage, there is no need to wait any longer. */
  readonly liveOutcome = (outcome: Outcome): void => {
    if (outcome.kind === "retryable") {
      if (!wasHeldBack(outcome)) this.#down = true;
      return;
    }
    this.#arrivals += 1;
    if (!this.#down) return;
    this.#down = false;
    const pauses = this.#backoff;
    this.#backoff = new Pauses(this.#options.scheduler);
    pauses.end();
  };

  /** Stops at once; what was on its way stays in the spool. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      // Of now: who says that something waits while it is looked for is heard.
      const idle = this.#idle;
      const spooled = await this.#options.spool.oldest();
      if (spooled === undefined) await idle.pause(IDLE_MS, signal);
      else if (!signal.aborted) await this.#deliver(spooled);
    }
  }

  async #deliver(spooled: SpooledPayload): Promise<void> {
    const { sender, listener } = this.#options;
    const { signal } = this.#stop;
    const tally = new Tally();
    const pieces: Payload[] = [spooled.payload];
    let arrivals = this.#arrivals;
    let failures = 0;
    for (let piece = pieces[0]; piece !== undefined; piece = pieces[0]) {
      // Of now: when live data arrives again while this is tried, that is heard.
      const pauses = this.#backoff;
      const outcome = await sender.send(piece, signal);
      if (outcome.kind === "retryable") {
        if (!wasHeldBack(outcome)) failures += 1;
        const blocks = failures >= PATIENCE && this.#arrivals > arrivals;
        if (blocks && (await this.#postpone(pieces))) break;
        await pauses.pause(this.#delayMs(failures, outcome), signal);
        if (signal.aborted) return;
        continue;
      }
      failures = 0;
      arrivals = this.#arrivals;
      const parts = isTooLarge(outcome) ? await halves(piece, signal) : undefined;
      if (parts === "aborted") return;
      pieces.splice(0, 1, ...(parts ?? []));
      if (parts === undefined) tally.add(outcome, piece.items);
    }
    // Counted and taken out of the spool in one step: in between, it would be in two places.
    tally.tell(listener);
    spooled.settle();
  }

  #delayMs(failures: number, { retryAfterMs = 0, slow }: Retryable): number {
    const { backoff } = this.#options;
    return Math.max(retryAfterMs, slow === true ? backoff.maxDelayMs : backoffMs(failures, backoff));
  }

  /** Puts what is left behind all others. */
  async #postpone(pieces: readonly Payload[]): Promise<boolean> {
    const appended = await this.#options.spool.append(joined(pieces));
    return appended.kind === "stored";
  }
}

const isTooLarge = (outcome: Outcome): boolean => outcome.kind === "failed" && outcome.error.code === "too_large";
