/**
 * Says a trouble once when it begins and sums it up once when it ends, however often it repeats in between.
 */
export class EpisodeLog {
  readonly #subject: string;
  readonly #log: (message: string) => void;
  readonly #now: () => number;
  #since = 0;
  #times = 0;
  #lost = 0;

  constructor(subject: string, log: (message: string) => void, now: () => number = Date.now) {
    this.#subject = subject;
    this.#log = log;
    this.#now = now;
  }

  /** It happened. @param lost how many items it cost. */
  trouble(problem: string, lost: number): void {
    this.#times += 1;
    this.#lost += lost;
    if (this.#times > 1) return;
    this.#since = this.#now();
    this.#say(`${problem}${lost > 0 ? `; ${lost} lost` : ""}`);
  }

  /** It no longer happens. */
  over(state = "working again"): void {
    if (this.#times === 0) return;
    const since = new Date(this.#since).toISOString();
    this.#say(`${state}; since ${since}: ${this.#times} times, ${this.#lost} lost`);
    this.#times = 0;
    this.#lost = 0;
  }

  #say(message: string): void {
    try {
      this.#log(`${this.#subject}: ${message}`);
    } catch {
      // The logger is the application's. There is nobody left to tell, and the batch must not pay for it.
    }
  }
}
