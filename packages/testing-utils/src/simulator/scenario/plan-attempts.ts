import { sampleNanoseconds } from "../distribution/sample.ts";
import type { Timeline } from "../plan/timeline.ts";
import type { ModelRequestScenario } from "./model-request.ts";
import { planModelRequest, type RequestEnd, type RequestSituation } from "./plan-model-request.ts";
import type { RetrySettings } from "./retry.ts";

/** One hour: however many attempts there are, the wait before the next one is a number. */
const MAX_BACKOFF_NS = 3.6e12;

/** Tries until a request succeeds or is left by the application, or the attempts are used up. Gives back the last one. */
export const planAttempts = (
  timeline: Timeline,
  request: (attempt: number) => ModelRequestScenario,
  { maxAttempts, backoff, backoffFactor }: RetrySettings,
  situation: RequestSituation,
): RequestEnd => {
  for (let attempt = 1; ; attempt += 1) {
    const end = planModelRequest(timeline, request(attempt), situation);
    if (end.failure === undefined || attempt >= maxAttempts) return end;
    // A factor without a bound becomes infinite, and of no wait at all NaN.
    const factor = Math.min(backoffFactor ** (attempt - 1), MAX_BACKOFF_NS);
    const waitNs = sampleNanoseconds(backoff, timeline.random) * factor;
    timeline.waitNanoseconds(Math.round(Math.min(waitNs, MAX_BACKOFF_NS)));
  }
};
