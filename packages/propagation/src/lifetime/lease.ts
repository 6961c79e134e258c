import type { Context } from "@opentelemetry/api";

import type { Ending } from "./ending.ts";

const abandoned = /* @__PURE__ */ new FinalizationRegistry<Ending>((ending) => ending.abandon());

/**
 * The right to end a span, shared by the objects through which an application consumes a stream. When the last of them
 * has been garbage collected, nobody can end the span any more, and it ends as abandoned: best effort, since a process
 * may exit before the collector runs.
 *
 * The registry holds the ending until then, or until the lease is used to end it. So an ending must never reference a
 * lease, a stream or an iterator.
 */
export class Lease implements Ending {
  readonly ending: Ending;

  constructor(ending: Ending) {
    this.ending = ending;
    ending.touch();
    abandoned.register(this, ending, this);
  }

  get context(): Context {
    return this.ending.context;
  }

  touch(): void {
    this.ending.touch();
  }

  end(): void {
    this.#release();
    this.ending.end();
  }

  cancel(): void {
    this.#release();
    this.ending.cancel();
  }

  fail(error: unknown): void {
    this.#release();
    this.ending.fail(error);
  }

  abandon(): void {
    this.#release();
    this.ending.abandon();
  }

  /** Registries forget only when the event loop turns: a loop of short iterations would fill this one. */
  #release(): void {
    abandoned.unregister(this);
  }
}
