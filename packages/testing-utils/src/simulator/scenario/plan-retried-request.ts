import { SpanKind } from "@opentelemetry/api";

import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import type { ModelRequestScenario } from "./model-request.ts";
import { planAttempts } from "./plan-attempts.ts";
import { openConversation } from "./plan-model-request.ts";
import type { RetriedRequestScenario } from "./retried-request.ts";

/** A request that fails for sure, or one that nothing happens to. */
const decided = (request: ModelRequestScenario, fails: boolean): ModelRequestScenario =>
  fails ? { ...request, errorRate: 1 } : { ...request, errorRate: 0, breakRate: 0, cancelRate: 0 };

export const planRetriedRequest = (timeline: Timeline, scenario: RetriedRequestScenario): SpanEnd => {
  const { request, failures } = scenario;
  const attempts = (attempt: number): ModelRequestScenario =>
    failures === undefined ? request : decided(request, attempt <= failures);
  const start = { name: scenario.spanName, kind: SpanKind.INTERNAL as const, attributes: {} };
  return timeline.span(start, (inside): SpanEnd => {
    const { failure } = planAttempts(inside, attempts, scenario, openConversation(inside, request));
    return { failure };
  });
};
