import type { HrTime } from "@opentelemetry/api";

import { compareTime } from "./hr-time.ts";
import type { Moment } from "./moment.ts";
import { StrandHeap } from "./strand-heap.ts";

/** What happens in one trace, in the order in which it does and none of it before the start. */
export interface Strand<Happening> {
  readonly startTime: HrTime;
  readonly moments: readonly Moment<Happening>[];
}

/**
 * Merges traces that overlap. They have to come in the order of their starts; in memory are only those that are under
 * way.
 */
export const inOrderOfTime = function* <Happening>(
  strands: Iterable<Strand<Happening>>,
): Generator<Moment<Happening>, void, undefined> {
  const heap = new StrandHeap<Happening>();
  for (const { startTime, moments } of strands) {
    for (let moment = heap.next; moment !== undefined; moment = heap.next) {
      if (compareTime(moment.time, startTime) > 0) break;
      heap.advance();
      yield moment;
    }
    const [next] = moments;
    if (next !== undefined) heap.push({ moments, place: 0, next });
  }
  for (let moment = heap.next; moment !== undefined; moment = heap.next) {
    heap.advance();
    yield moment;
  }
};
