import type { Watch } from "../scan/watch.ts";
import { OutOfTime } from "./out-of-time.ts";

/** How often, over all of a value, a string of JSON is tried at another length: each level within tries by itself. */
const MAX_TRIES = 16;

/** What may still be done for one value, whatever is within what. */
export class Effort {
  readonly #watch: Watch;
  #tries = MAX_TRIES;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  /** Whether there is one more try. */
  takeTry(): boolean {
    this.#tries -= 1;
    return this.#tries >= 0;
  }

  /** @throws OutOfTime if the time of the value is gone. */
  checkTime(): void {
    if (this.#watch.isUp()) throw new OutOfTime();
  }
}
