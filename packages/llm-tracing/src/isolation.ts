import { diag } from "@opentelemetry/api";

import { errorType } from "./error-type.ts";

/**
 * Runs telemetry code, and the callbacks that users hand to it, so that nothing they throw reaches the application.
 * Each kind of work is reported once: a fault that repeats per chunk or per call says nothing new.
 */
export class Isolation {
  readonly #reported = new Set<string>();

  run<T>(work: string, fn: () => T): T | undefined {
    try {
      return fn();
    } catch (error) {
      this.report(work, error);
      return undefined;
    }
  }

  report(work: string, error: unknown): void {
    if (this.#reported.has(work)) return;
    this.#reported.add(work);
    try {
      // The type only: a message may quote the prompt, and this goes to a log.
      diag.warn(`@sideband/llm-tracing: ${work} threw ${errorType(error)}; the application is not affected`);
    } catch {
      // A logger that throws leaves nowhere to report to.
    }
  }
}
