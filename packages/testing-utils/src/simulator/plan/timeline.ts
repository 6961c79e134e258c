import type { SeededRandom } from "../../random/seeded-random.ts";
import type { ContentWriter } from "../content/content-writer.ts";
import type { Latency } from "../distribution/distribution.ts";
import { sampleNanoseconds } from "../distribution/sample.ts";
import type { PlannedSpan, SpanEnd, SpanStart } from "./planned-span.ts";
import type { TracePlan } from "./trace-plan.ts";

/** What all timelines of a trace share. */
export interface TraceScope {
  readonly plan: TracePlan;
  readonly random: SeededRandom;
  /** `undefined` unless content is wanted. */
  readonly content: ContentWriter | undefined;
}

/** A strand of a simulated program: time passes in it, and spans begin and end. Scenarios read like what they simulate. */
export class Timeline {
  readonly #scope: TraceScope;
  readonly #parent: PlannedSpan | undefined;
  #nowNs: number;

  constructor(scope: TraceScope, parent?: PlannedSpan, nowNs = 0) {
    this.#scope = scope;
    this.#parent = parent;
    this.#nowNs = nowNs;
  }

  get random(): SeededRandom {
    return this.#scope.random;
  }

  get content(): ContentWriter | undefined {
    return this.#scope.content;
  }

  /** Lets as much time pass as is drawn, and says how many nanoseconds that was. */
  wait(latency: Latency): number {
    return this.waitNanoseconds(sampleNanoseconds(latency, this.random));
  }

  waitNanoseconds(durationNs: number): number {
    this.#nowNs += durationNs;
    return durationNs;
  }

  /** A span around what `body` does; it ends with what `body` returns. */
  span<End extends SpanEnd>(start: SpanStart, body: (inside: Timeline, span: PlannedSpan) => End): End {
    const { plan } = this.#scope;
    const span = plan.start(start, this.#parent, this.#nowNs);
    const inside = new Timeline(this.#scope, span, this.#nowNs);
    const end = body(inside, span);
    this.#nowNs = inside.#nowNs;
    plan.end(span, end, this.#nowNs);
    return end;
  }

  /** Does something for each item at the same time, and goes on when all is done. */
  parallel<Item, Result>(items: readonly Item[], branch: (strand: Timeline, item: Item) => Result): Result[] {
    const beginNs = this.#nowNs;
    return items.map((item) => {
      const strand = new Timeline(this.#scope, this.#parent, beginNs);
      const result = branch(strand, item);
      this.#nowNs = Math.max(this.#nowNs, strand.#nowNs);
      return result;
    });
  }
}
