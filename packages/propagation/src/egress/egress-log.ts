import type { DiagLogger } from "@opentelemetry/api";

export type EgressLogger = Pick<DiagLogger, "info" | "warn">;

const MAX_LINES = 100;

/** Says each thing once, and no more than a hundred of them: whoever wonders why a trace breaks off finds it here. */
export class EgressLog {
  readonly #logger: EgressLogger;
  readonly #said = new Set<string>();

  constructor(logger: EgressLogger) {
    this.#logger = logger;
  }

  /** What is as the options want it. */
  info(line: string): void {
    if (this.#isNew(line)) this.#logger.info(`egressGuard: ${line}`);
  }

  /** What somebody has to see to. */
  warn(line: string): void {
    if (this.#isNew(line)) this.#logger.warn(`egressGuard: ${line}`);
  }

  #isNew(line: string): boolean {
    if (this.#said.size >= MAX_LINES || this.#said.has(line)) return false;
    this.#said.add(line);
    return true;
  }
}
