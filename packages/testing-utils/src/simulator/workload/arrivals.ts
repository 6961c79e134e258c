import type { HrTime } from "@opentelemetry/api";

import type { SeededRandom } from "../../random/seeded-random.ts";
import { pick } from "../random/pick.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { later } from "../time/hr-time.ts";
import type { WorkloadSettings } from "./workload-options.ts";

const NANOSECONDS_PER_SECOND = 1e9;
const NANOSECONDS_PER_MS = 1e6;

/** That a trace begins. */
export interface Arrival {
  readonly startTime: HrTime;
  readonly scenario: Scenario;
}

/** When traces begin, and which; lazily, and without an end if the settings have none. */
export const arrivalsOf = function* (
  { ratePerSecond, arrivals, mix, traces, durationMs }: WorkloadSettings,
  beginTime: HrTime,
  random: SeededRandom,
): Generator<Arrival, void, undefined> {
  const meanGapNs = NANOSECONDS_PER_SECOND / ratePerSecond;
  let elapsedNs = 0;
  for (let trace = 0; trace < traces; trace += 1) {
    // The gaps of a Poisson process are exponential. Even ones are multiplied, since a sum of roundings would drift.
    if (arrivals === "even") elapsedNs = Math.round(trace * meanGapNs);
    else elapsedNs += Math.round(-meanGapNs * Math.log(1 - random.next()));
    if (elapsedNs >= durationMs * NANOSECONDS_PER_MS) return;
    yield { startTime: later(beginTime, elapsedNs), scenario: pick(mix, random).scenario };
  }
};
