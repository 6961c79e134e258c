/** Does something so often a second, on time whatever it takes: what comes late is made up for. */
export class OpenLoop {
  readonly #work: () => void;
  readonly #perMs: number;
  readonly #startedMs = performance.now();
  readonly #timer: NodeJS.Timeout;
  #done = 0;

  constructor(perSecond: number, work: () => void) {
    this.#work = work;
    this.#perMs = perSecond / 1000;
    this.#timer = setInterval(() => this.#catchUp(), 1);
  }

  /** How often it was done up to now. */
  get done(): number {
    return this.#done;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #catchUp(): void {
    const due = Math.floor((performance.now() - this.#startedMs) * this.#perMs);
    for (; this.#done < due; this.#done++) this.#work();
  }
}
