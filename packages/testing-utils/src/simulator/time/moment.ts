import type { HrTime } from "@opentelemetry/api";

import { compareTime } from "./hr-time.ts";

/** Something that happens at a time of a trace. */
export interface Moment<Happening> {
  readonly time: HrTime;
  /** The index of the trace: of two moments at the same time the older trace's comes first. */
  readonly trace: number;
  /** Decides between two moments of one trace at the same time. */
  readonly order: number;
  readonly happening: Happening;
}

export const compareMoments = (left: Moment<unknown>, right: Moment<unknown>): number =>
  compareTime(left.time, right.time) || left.trace - right.trace || left.order - right.order;
