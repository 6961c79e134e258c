import { type Scheduler, systemScheduler } from "@sideband/core";

import { expectInteger } from "../expect-option.ts";

/**
 * `closed`: everything passes. `open`: nothing does. `half-open`: a few may try whether it works again.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 */
export type CircuitState = "closed" | "open" | "half-open";

export interface CircuitBreakerOptions {
  /** So many failures in a row open it. @default 5 */
  readonly failureThreshold?: number;
  /** How long it stays open, in milliseconds, give or take a tenth left to chance. @default 60000 */
  readonly resetTimeoutMs?: number;
  /** How many may try at once while it is half-open; it closes when as many have succeeded. @default 1 */
  readonly halfOpenPermits?: number;
  /** Hears of every change. What it throws is ignored. */
  readonly onStateChange?: (state: CircuitState) => void;
  /** @default the time and timers of the process */
  readonly scheduler?: Scheduler;
  /** From 0 up to, not including, 1. @default Math.random */
  readonly random?: () => number;
}

/** The right to try once. One of the three is to be called, once; further calls do nothing. */
export interface Permit {
  /** It worked. */
  succeed(): void;
  /** It did not. */
  fail(): void;
  /** It was not tried to the end, so nothing is known. */
  release(): void;
}

/** A tenth of the reset time to either side: breakers that opened together do not try together. */
const JITTER = 0.1;

/**
 * Stops asking somebody who fails, and tries from time to time whether it works again. A result counts only for the
 * state it was begun in: what was begun before the breaker opened neither closes it nor keeps it open longer.
 *
 * @example
 * ```ts
 * import { CircuitBreaker } from "@sideband/exporter";
 *
 * const breaker = new CircuitBreaker({ failureThreshold: 3 });
 * const permit = breaker.acquire();
 * if (permit !== undefined) await fetch("http://localhost:4318").then(permit.succeed, permit.fail);
 * ```
 */
export class CircuitBreaker {
  readonly #failureThreshold: number;
  readonly #resetTimeoutMs: number;
  readonly #halfOpenPermits: number;
  readonly #onStateChange: (state: CircuitState) => void;
  readonly #scheduler: Scheduler;
  readonly #random: () => number;
  #state: CircuitState = "closed";
  /** Of the state: counted up with each change, so that results of earlier ones are told apart. */
  #generation = 0;
  #failures = 0;
  #successes = 0;
  #trying = 0;
  /** When an open breaker becomes half-open, and a half-open one gives up on those who try. */
  #dueMs = Infinity;

  /** @throws TypeError for an option that cannot work. */
  constructor({
    failureThreshold = 5,
    resetTimeoutMs = 60_000,
    halfOpenPermits = 1,
    onStateChange = () => {},
    scheduler = systemScheduler,
    random = Math.random,
  }: CircuitBreakerOptions = {}) {
    this.#failureThreshold = expectInteger("failureThreshold", failureThreshold, 1);
    this.#resetTimeoutMs = expectInteger("resetTimeoutMs", resetTimeoutMs, 1);
    this.#halfOpenPermits = expectInteger("halfOpenPermits", halfOpenPermits, 1);
    this.#onStateChange = onStateChange;
    this.#scheduler = scheduler;
    this.#random = random;
  }

  get state(): CircuitState {
    this.#moveOn();
    return this.#state;
  }

  /** In how many milliseconds asking for a permit may be worth it; 0 if it is now. */
  get retryInMs(): number {
    if (this.#admits()) return 0;
    return this.#dueMs - this.#scheduler.now();
  }

  /** The right to try, or `undefined` if it is to be left alone. */
  acquire(): Permit | undefined {
    if (!this.#admits()) return undefined;
    this.#trying += 1;
    const generation = this.#generation;
    let used = false;
    const once = (then: () => void) => (): void => {
      if (used) return;
      used = true;
      if (generation !== this.#generation) return;
      this.#trying -= 1;
      then();
    };
    return { succeed: once(() => this.#succeed()), fail: once(() => this.#fail()), release: once(() => {}) };
  }

  #admits(): boolean {
    this.#moveOn();
    return this.#state === "closed" || (this.#state === "half-open" && this.#trying < this.#places());
  }

  /** Those who have succeeded keep their place: no more are let in than it takes to close. */
  #places(): number {
    return this.#halfOpenPermits - this.#successes;
  }

  #succeed(): void {
    this.#failures = 0;
    if (this.#state !== "half-open") return;
    this.#successes += 1;
    if (this.#successes >= this.#halfOpenPermits) this.#become("closed", Infinity);
  }

  #fail(): void {
    this.#failures += 1;
    if (this.#state === "closed" && this.#failures < this.#failureThreshold) return;
    const jitter = 1 + JITTER * (2 * this.#random() - 1);
    this.#become("open", this.#scheduler.now() + this.#resetTimeoutMs * jitter);
  }

  /** A half-open breaker whose permits never come back would stay shut for ever: it hands out new ones. */
  #moveOn(): void {
    const now = this.#scheduler.now();
    if (now >= this.#dueMs) this.#become("half-open", now + this.#resetTimeoutMs);
  }

  #become(state: CircuitState, dueMs: number): void {
    const changed = state !== this.#state;
    this.#state = state;
    this.#dueMs = dueMs;
    this.#generation += 1;
    this.#successes = 0;
    this.#trying = 0;
    if (!changed) return;
    try {
      this.#onStateChange(state);
    } catch {
      // The listener is somebody else's, and what is to be sent must not pay for it.
    }
  }
}
