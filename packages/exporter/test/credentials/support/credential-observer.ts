import assert from "node:assert/strict";

import type { ResolverUnderTest } from "./make-resolver.ts";
import type { StoreCall } from "./scripted-store.ts";

interface Issued {
  readonly value: string;
  readonly expiresAt: number;
  readonly expiresAtWallTime: number;
}

/** What must be true of one key, told from the store's side alone. */
export class CredentialObserver {
  readonly key: string;
  /** The latest value that could serve, and whatever it was before. */
  readonly issued: Issued[] = [];
  /** The call that the store has not answered and not been told to stop. */
  call: StoreCall | undefined;
  failures = 0;
  failedAt: number = -Infinity;
  #values = 0;
  readonly #tested: ResolverUnderTest;

  constructor(key: string, tested: ResolverUnderTest) {
    this.key = key;
    this.#tested = tested;
  }

  get valid(): Issued | undefined {
    const { clock, scheduler } = this.#tested;
    const latest = this.issued.at(-1);
    if (latest === undefined || clock.now() >= latest.expiresAt) return undefined;
    return scheduler.wallTime() < latest.expiresAtWallTime ? latest : undefined;
  }

  /** A call has come in. */
  asked(call: StoreCall): void {
    assert.equal(this.call, undefined, "one fetch at a time");
    const pauseMs = this.failures === 0 ? 0 : Math.min(60_000, 1000 * 2 ** (this.failures - 1));
    assert.ok(this.#tested.clock.now() >= this.failedAt + pauseMs, "a broken store is left alone");
    this.call = call;
    call.signal.addEventListener("abort", () => this.failed());
  }

  answers(lifeMs: number | undefined, again: boolean): void {
    if (this.call === undefined) return;
    const { clock, scheduler } = this.#tested;
    const value = again ? (this.issued.at(-1)?.value ?? "canary 0") : `canary ${++this.#values} of ${this.key}`;
    const expiresAtWallTime = scheduler.wallTime() + (lifeMs ?? Infinity);
    this.call.resolve({ value: `${value}\n`, ...(lifeMs === undefined ? {} : { expiresAtMs: expiresAtWallTime }) });
    if (lifeMs !== undefined && lifeMs <= 0) return this.failed();
    this.issued.push({ value, expiresAt: clock.now() + (lifeMs ?? Infinity), expiresAtWallTime });
    this.call = undefined;
    this.failures = 0;
    this.failedAt = -Infinity;
  }

  failed(): void {
    if (this.call === undefined) return;
    this.call = undefined;
    this.failures += 1;
    this.failedAt = this.#tested.clock.now();
  }
}
