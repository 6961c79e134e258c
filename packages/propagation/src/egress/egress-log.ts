import type { DiagLogger } from "@opentelemetry/api";

export type EgressLogger = Pick<DiagLogger, "info" | "warn">;

const MAX_LINES = 100;

/**
 * Says each thing once, and no more than a hundred of each kind: whoever wonders why a trace breaks off finds it here.
 * However many hosts are denied, what somebody has to see to is said.
 */
export class EgressLog {
  readonly #logger: EgressLogger;
  readonly #told = new Set<string>();
  readonly #warned = new Set<string>();

  constructor(logger: EgressLogger) {
    this.#logger = logger;
  }

  /** What is as the options want it. */
  info(line: string): void {
    if (isNew(line, this.#told)) this.#logger.info(`egressGuard: ${line}`);
  }

  /** What somebody has to see to. */
  warn(line: string): void {
    if (isNew(line, this.#warned)) this.#logger.warn(`egressGuard: ${line}`);
  }
}

const isNew = (line: string, said: Set<string>): boolean => {
  if (said.size >= MAX_LINES || said.has(line)) return false;
  said.add(line);
  return true;
};
