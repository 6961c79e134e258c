/**
 * Keeps this thread from ending while somebody waits, whoever is to answer, and whoever dies in between; but not for ever,
 * should nobody answer.
 */
export class ProcessHold {
  readonly #maxMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  set(waiting: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = waiting ? setTimeout(() => {}, this.#maxMs) : undefined;
  }
}
