import type { Context, HrTime, Tracer } from "@opentelemetry/api";

import type { VirtualClock } from "../../clock/virtual-clock.ts";
import type { PlannedMoment, PlannedSpan } from "../plan/planned-span.ts";
import { later } from "../time/hr-time.ts";
import { inOrderOfTime, type Strand } from "../time/in-order-of-time.ts";
import { compareMoments, type Moment } from "../time/moment.ts";
import { moveClock } from "../time/move-clock.ts";
import { DrivenTrace } from "./driven-trace.ts";

/** A trace that is to be driven. */
export interface TraceToDrive {
  readonly index: number;
  readonly startTime: HrTime;
  readonly spans: readonly PlannedSpan[];
}

/** How much was driven. */
export interface DriveTotals {
  readonly traces: number;
  readonly spans: number;
}

export interface DriveTarget {
  readonly tracer: Tracer;
  readonly clock: VirtualClock;
  readonly context: Context;
}

type Act = (time: HrTime) => void;

/** Starts and ends the spans of all traces in the order in which that happens, and moves the clock along. */
export const driveTraces = (traces: Iterable<TraceToDrive>, { tracer, clock, context }: DriveTarget): DriveTotals => {
  const totals = { traces: 0, spans: 0 };
  const strandOf = ({ index, startTime, spans }: TraceToDrive): Strand<Act> => {
    totals.traces += 1;
    totals.spans += spans.length;
    const driven = new DrivenTrace(tracer, context);
    const moment = ({ ns, order }: PlannedMoment, happening: Act): Moment<Act> => ({
      time: later(startTime, ns),
      trace: index,
      order,
      happening,
    });
    const moments = spans.flatMap((span) => [
      moment(span.start, (time) => driven.start(span, time)),
      moment(span.end, (time) => driven.end(span, time)),
    ]);
    return { startTime, moments: moments.toSorted(compareMoments) };
  };
  for (const { time, happening } of inOrderOfTime(Iterator.from(traces).map(strandOf))) {
    moveClock(clock, time);
    happening([...time]);
  }
  return totals;
};
