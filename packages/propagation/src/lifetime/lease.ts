import type { Context } from "@opentelemetry/api";

import { abortOf, cancelOnAbort, isReadByIterators, requestController } from "./cancel-on-abort.ts";
import type { Ending } from "./ending.ts";
import type { Steps } from "./observed-iterator.ts";

/** What outlives a lease. It must never reference a lease, a stream or an iterator. */
interface Held {
  readonly ending: Ending;
  abort?: () => void;
}

const abandoned = /* @__PURE__ */ new FinalizationRegistry<Held>(({ ending, abort }) => {
  ending.abandon();
  abort?.();
});

/**
 * The right to end a span, shared by the objects through which an application consumes a stream. When the last of them
 * has been garbage collected, nobody can end the span any more, and it ends as abandoned, and the request behind it is
 * aborted, since nobody can read the rest: best effort, for a process may exit before the collector runs.
 *
 * The registry holds the ending until then, or until the lease is used to end it. So an ending must never reference a
 * lease, a stream or an iterator.
 */
export class Lease implements Ending {
  readonly ending: Ending;
  readonly #held: Held;

  constructor(ending: Ending) {
    this.ending = ending;
    ending.touch();
    this.#held = { ending };
    abandoned.register(this, this.#held, this);
  }

  /**
   * Follows the request behind a stream of a client library: the span ends when that is aborted, and it is aborted when
   * nobody can read its answer any more. Whatever may still read the stream has to hold the lease.
   */
  follows(stream: object, steps: Steps): void {
    const controller = requestController(stream);
    if (controller === undefined) return;
    cancelOnAbort(controller.signal, this.ending, steps);
    if (isReadByIterators(stream)) this.#held.abort = abortOf(controller);
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
