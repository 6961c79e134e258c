import type { Scheduler } from "@sideband/core";

import type { Credential } from "./credential-store.ts";

/** The part of its life after which a value that expires is replaced. */
const REPLACE_AFTER = 0.75;

/** A value that has been fetched, and for how long it serves. */
export class HeldCredential {
  readonly #value: string;
  readonly #scheduler: Scheduler;
  readonly #dueAt: number;
  readonly #expiresAt: number;
  readonly #expiresAtWallTime: number;

  constructor({ value, expiresAtMs = Infinity }: Credential, refreshIntervalMs: number, scheduler: Scheduler) {
    const now = scheduler.now();
    const lifeMs = expiresAtMs - scheduler.wallTime();
    this.#value = value;
    this.#scheduler = scheduler;
    this.#dueAt = now + Math.min(refreshIntervalMs, lifeMs * REPLACE_AFTER);
    this.#expiresAt = now + lifeMs;
    this.#expiresAtWallTime = expiresAtMs;
  }

  get value(): string {
    return this.#value;
  }

  /** By both clocks: one may have been set back, the other stands still while the machine sleeps. */
  isValid(): boolean {
    return this.#scheduler.now() < this.#expiresAt && this.#scheduler.wallTime() < this.#expiresAtWallTime;
  }

  /** Whether it is time for a new one, although this one may still serve. */
  isDue(): boolean {
    return this.#scheduler.now() >= this.#dueAt;
  }
}
