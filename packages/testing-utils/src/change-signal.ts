import { WaitTimeoutError } from "./wait-timeout-error.ts";

/** How long to wait before giving up. */
export interface WaitOptions {
  /** In milliseconds. @default 5000 */
  readonly timeoutMs?: number;
}

const DEFAULT_WAIT_MS = 5000;

/** Lets tests wait for a state without polling: its owner calls `notify` after each change. */
export class ChangeSignal {
  readonly #checks = new Set<() => void>();

  notify(): void {
    for (const check of this.#checks) check();
  }

  /** Resolves once `reached` holds. Rejects with a {@link WaitTimeoutError} that says what `missing` describes. */
  until(reached: () => boolean, missing: () => string, options: WaitOptions = {}): Promise<void> {
    const { timeoutMs = DEFAULT_WAIT_MS } = options;
    if (reached()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        this.#checks.delete(check);
        finish();
      };
      const check = (): void => {
        if (reached()) settle(resolve);
      };
      const expire = (): void => {
        settle(() => reject(new WaitTimeoutError(`After ${timeoutMs} ms: ${missing()}`)));
      };
      const timer = setTimeout(expire, timeoutMs);
      this.#checks.add(check);
    });
  }
}
