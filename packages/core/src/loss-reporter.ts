import type { DropReason } from "./drop-reason.ts";
import { errorText } from "./error-text.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";

/** An episode ends when nothing was lost for so long, in milliseconds. */
const QUIET_MS = 30_000;

const MAX_CAUSE_LENGTH = 200;

interface Episode {
  readonly since: number;
  lost: number;
  last: number;
  cancel: Cancel;
}

/**
 * Says in the log what was lost: one line when an episode begins, one with the total when it has ended. However many
 * spans are lost in between, the log stays quiet.
 */
export class LossReporter {
  readonly #scheduler: Scheduler;
  readonly #log: (message: string) => void;
  readonly #episodes = new Map<DropReason, Episode>();

  constructor(scheduler: Scheduler, log: (message: string) => void) {
    this.#scheduler = scheduler;
    this.#log = log;
  }

  report(reason: DropReason, count: number, cause?: unknown): void {
    if (reason === "not_sampled") return; // not a loss: somebody asked for it
    const episode = this.#episodes.get(reason);
    if (episode !== undefined) {
      episode.lost += count;
      episode.last = this.#scheduler.now();
      return;
    }
    const opened: Episode = {
      since: this.#scheduler.wallTime(),
      lost: count,
      last: this.#scheduler.now(),
      cancel: this.#scheduler.schedule(() => this.#check(reason), QUIET_MS),
    };
    this.#episodes.set(reason, opened);
    this.say(`Losing spans since ${time(opened.since)}: ${reason}${because(cause)}. A total follows when it stops.`);
  }

  /** Ends all episodes now. */
  close(): void {
    // Those of now: a log that ends spans in its turn opens new ones.
    for (const reason of Array.from(this.#episodes.keys())) this.#end(reason);
  }

  #check(reason: DropReason): void {
    const episode = this.#episodes.get(reason);
    if (episode === undefined) return;
    const rest = episode.last + QUIET_MS - this.#scheduler.now();
    if (rest > 0) episode.cancel = this.#scheduler.schedule(() => this.#check(reason), rest);
    else this.#end(reason);
  }

  #end(reason: DropReason): void {
    const episode = this.#episodes.get(reason) as Episode;
    episode.cancel();
    this.#episodes.delete(reason);
    const spans = episode.lost === 1 ? "1 span" : `${episode.lost} spans`;
    this.say(`Lost ${spans} since ${time(episode.since)}: ${reason}.`);
  }

  /** Writes a line to the log. */
  say(message: string): void {
    try {
      this.#log(message);
    } catch {
      // A logger that throws must not take the application with it; the loss stands in the ledger.
    }
  }
}

const time = (wallTime: number): string => new Date(wallTime).toISOString();

const because = (cause: unknown): string => {
  const text = errorText(cause);
  return text === "" ? "" : ` (${text.slice(0, MAX_CAUSE_LENGTH)})`;
};
