import type { Ending } from "./ending.ts";

const abandoned = /* @__PURE__ */ new FinalizationRegistry<Ending>((ending) => ending.abandon());

/**
 * The right to end a span, shared by the objects through which an application consumes a stream. When the last of them
 * has been garbage collected, nobody can end the span any more, and it ends as abandoned: best effort, since a process
 * may exit before the collector runs.
 *
 * The registry holds the ending, so an ending must never reference a lease, a stream or an iterator.
 */
export class Lease {
  readonly ending: Ending;

  constructor(ending: Ending) {
    this.ending = ending;
    ending.touch();
    abandoned.register(this, ending);
  }
}
