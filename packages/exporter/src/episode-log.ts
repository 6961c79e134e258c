import { diag } from "@opentelemetry/api";

/** Where an {@link EpisodeLog} writes: the part of the API's `DiagLogger` that it needs. */
export interface EpisodeLogger {
  warn(message: string): void;
  info(message: string): void;
}

/**
 * Says a trouble once when it begins and sums it up once when it ends, however often it repeats in between.
 */
export class EpisodeLog {
  readonly #subject: string;
  readonly #logger: EpisodeLogger;
  readonly #now: () => number;
  #since = 0;
  #times = 0;
  #lost = 0;

  constructor(
    subject: string,
    logger: EpisodeLogger = diag.createComponentLogger({ namespace: "@sideband/exporter" }),
    now: () => number = Date.now,
  ) {
    this.#subject = subject;
    this.#logger = logger;
    this.#now = now;
  }

  /** It happened. @param lost how many items it cost. */
  trouble(problem: string, lost: number): void {
    this.#times += 1;
    this.#lost += lost;
    if (this.#times > 1) return;
    this.#since = this.#now();
    this.#write("warn", `${this.#subject}: ${problem}${lost > 0 ? `; ${lost} lost` : ""}`);
  }

  /** It no longer happens. */
  over(state = "working again"): void {
    if (this.#times === 0) return;
    const since = new Date(this.#since).toISOString();
    this.#write("info", `${this.#subject}: ${state}; since ${since}: ${this.#times} times, ${this.#lost} lost`);
    this.#times = 0;
    this.#lost = 0;
  }

  #write(level: keyof EpisodeLogger, message: string): void {
    try {
      this.#logger[level](message);
    } catch {
      // The logger is the application's. There is nobody left to tell, and the batch must not pay for it.
    }
  }
}
