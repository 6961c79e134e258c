/** So much was there that there may be more already: other work of the thread gets its turn, and no sleep. */
const FLOOD = 512;

/** The sleep while there is something to do, in milliseconds: each waking costs as much as some dozen spans. */
const BUSY_MS = 25;

/** The longest sleep while there is nothing, in milliseconds; each is twice as long as the one before. */
const IDLE_MS = 100;

export interface PollLoopOptions {
  /** Does what there is to do; how much it was. */
  readonly poll: () => number;
  /** Resolves when somebody who makes work cannot wait for the end of a sleep. */
  readonly woken: () => Promise<void>;
  /** Whether the timer keeps its thread alive. */
  readonly keepsAlive: boolean;
}

/**
 * Polls, and sleeps the longer the less there is to do: whoever makes work need not wake anybody, but when there is much
 * of it.
 */
export class PollLoop {
  readonly #options: PollLoopOptions;
  #timer: NodeJS.Timeout | undefined;
  #sleepMs = 0;
  #listening = false;
  #stopped = false;

  constructor(options: PollLoopOptions) {
    this.#options = options;
    this.#turn();
  }

  /** Polls at once, and not when the sleep is over. */
  wake(): void {
    if (!this.#stopped) this.#schedule(0);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #turn(): void {
    void this.#listen(); // before it polls: what comes in after that is worth being woken for
    const done = this.#options.poll();
    if (done >= FLOOD) this.#sleepMs = 0;
    else if (done > 0) this.#sleepMs = BUSY_MS;
    else this.#sleepMs = Math.min(Math.max(this.#sleepMs * 2, BUSY_MS), IDLE_MS);
    this.#schedule(this.#sleepMs);
  }

  /** Once per turn at most, so that no flood of calls keeps the thread from all else. */
  async #listen(): Promise<void> {
    if (this.#listening) return;
    this.#listening = true;
    await this.#options.woken();
    this.#listening = false;
    this.wake();
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.#turn(), delayMs);
    if (!this.#options.keepsAlive) this.#timer.unref();
  }
}
