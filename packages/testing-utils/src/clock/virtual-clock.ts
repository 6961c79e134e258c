import { setImmediate as turn } from "node:timers/promises";

import type { HrTime } from "@opentelemetry/api";

import { expectNumber } from "../expect-option.ts";
import type { Clock } from "./clock.ts";
import { TimerQueue, type QueuedTimer } from "./timer-queue.ts";

/** What a {@link VirtualClock} is made of. */
export interface VirtualClockOptions {
  /** Milliseconds since 1970 at which it starts. @default 2026-01-01T00:00:00Z */
  readonly startMs?: number;
}

/** A timer of a {@link VirtualClock}. */
export type VirtualTimer = { readonly dueUnixNano: bigint };

/** How a sleep on a {@link VirtualClock} is cut short. */
export interface SleepOptions {
  readonly signal?: AbortSignal;
}

const DEFAULT_START_MS = Date.UTC(2026, 0, 1);
const NANOSECONDS_PER_MS = 1_000_000;
const NANOSECONDS_PER_SECOND = 1_000_000_000n;
/** Far more than a test sets, so what fires as often without time passing sets itself anew each time. */
const MAX_TIMERS_AT_ONCE = 100_000;

/** Whole milliseconds apart from their fraction: as one number, today's time is exact to 256 ns only. */
const nanoseconds = (durationMs: number): bigint => {
  const wholeMs = Math.trunc(durationMs);
  return BigInt(wholeMs) * BigInt(NANOSECONDS_PER_MS) + BigInt(Math.round((durationMs - wholeMs) * NANOSECONDS_PER_MS));
};

/**
 * A clock that stands still until a test moves it, exact to the nanosecond; its timers fire as it is moved, in the
 * order in which they are due.
 *
 * @example
 * const clock = new VirtualClock();
 * using telemetry = createTelemetryHarness({ clock });
 * const span = telemetry.tracer.startSpan("chat gpt-4o");
 * clock.advance(120);
 * span.end(); // took exactly 120 ms
 */
export class VirtualClock implements Clock {
  readonly #timers = new TimerQueue();
  #unixNano: bigint;
  #firedAtOnce = 0;

  /** Throws a `TypeError` unless `startMs` is a finite number >= 0. */
  constructor({ startMs = DEFAULT_START_MS }: VirtualClockOptions = {}) {
    this.#unixNano = nanoseconds(expectNumber("startMs", startMs));
  }

  /** Milliseconds since 1970, as `Date.now` has them, with a fraction. */
  now(): number {
    return Number(this.#unixNano) / NANOSECONDS_PER_MS;
  }

  /** Nanoseconds since 1970, as OTLP has them. */
  nowUnixNano(): bigint {
    return this.#unixNano;
  }

  /** Seconds and nanoseconds since 1970, as the SDK has them. */
  hrTime(): HrTime {
    return [Number(this.#unixNano / NANOSECONDS_PER_SECOND), Number(this.#unixNano % NANOSECONDS_PER_SECOND)];
  }

  /** How many timers are still to fire. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /**
   * Moves the clock on, and runs each timer that comes due at its own time. Throws a `TypeError` unless `durationMs` is
   * a finite number >= 0, and what a timer throws: the clock then stands at that timer's time.
   */
  advance(durationMs: number): void {
    const end = this.#after("durationMs", durationMs);
    for (let timer = this.#timers.takeDue(end); timer !== undefined; timer = this.#timers.takeDue(end)) {
      this.#fire(timer);
    }
    this.#moveTo(end);
  }

  /** As `advance`, but what awaits a timer goes on before the next one is due, and may set timers that fire too. */
  async advanceAsync(durationMs: number): Promise<void> {
    const end = this.#after("durationMs", durationMs);
    await turn();
    for (let timer = this.#timers.takeDue(end); timer !== undefined; timer = this.#timers.takeDue(end)) {
      this.#fire(timer);
      await turn();
    }
    this.#moveTo(end);
  }

  /**
   * Runs a function once the clock has been moved on by that much; with 0 at the next move. Throws a `TypeError` unless
   * `durationMs` is a finite number >= 0.
   */
  setTimeout(run: () => void, durationMs = 0): VirtualTimer {
    const timer: QueuedTimer = { dueUnixNano: this.#after("durationMs", durationMs), run };
    this.#timers.add(timer);
    return timer;
  }

  /** Forgets a timer; one that has run or is unknown is left alone. */
  clearTimeout(timer: VirtualTimer | undefined): void {
    if (timer !== undefined) this.#timers.remove(timer);
  }

  /**
   * Resolves once the clock has been moved on by that much. Rejects with the signal's reason as soon as it aborts, and
   * with a `TypeError` unless `durationMs` is a finite number >= 0.
   */
  sleep(durationMs: number, { signal }: SleepOptions = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const wake = (): void => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const abort = (): void => {
        this.clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = this.setTimeout(wake, durationMs);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  #after(name: string, durationMs: number): bigint {
    return this.#unixNano + nanoseconds(expectNumber(name, durationMs));
  }

  /** A timer may move the clock itself, beyond what is left of the move that runs it: it must not go back. */
  #moveTo(unixNano: bigint): void {
    if (unixNano <= this.#unixNano) return;
    this.#unixNano = unixNano;
    this.#firedAtOnce = 0;
  }

  #fire(timer: QueuedTimer): void {
    this.#moveTo(timer.dueUnixNano);
    this.#firedAtOnce += 1;
    if (this.#firedAtOnce > MAX_TIMERS_AT_ONCE) {
      throw new Error(
        `Expected timers to come to rest, got ${MAX_TIMERS_AT_ONCE} at one time: does one set itself anew?`,
      );
    }
    timer.run();
  }
}
