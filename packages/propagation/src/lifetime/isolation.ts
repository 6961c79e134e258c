import { errorType } from "./error-type.ts";
import { isThenable } from "./is-thenable.ts";
import type { Log } from "./log.ts";

/**
 * Runs telemetry code, and the callbacks that users hand to it, so that nothing they throw reaches the application.
 * Each kind of work is reported once: a fault that repeats per chunk or per call says nothing new.
 */
export class Isolation {
  readonly #log: Log;
  readonly #reported = new Set<string>();

  /** @param log one that does not throw. */
  constructor(log: Log) {
    this.#log = log;
  }

  run<T>(work: string, fn: () => T): T | undefined {
    try {
      return fn();
    } catch (error) {
      this.report(work, error);
      return undefined;
    }
  }

  /** The same for a callback, which may be asynchronous: what its promise rejects with is as isolated as a throw. */
  runCallback(work: string, callback: () => unknown): void {
    this.run(work, () => {
      const outcome = callback();
      if (isThenable(outcome)) outcome.then(undefined, (error: unknown) => this.report(work, error));
    });
  }

  report(work: string, error: unknown): void {
    if (this.#reported.has(work)) return;
    this.#reported.add(work);
    // The type only: a message may quote the prompt, and this goes to a log.
    this.#log(`${work} threw ${errorType(error)}; the application is not affected`);
  }
}
