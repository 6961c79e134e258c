import { SpanKind } from "@opentelemetry/api";
import { ATTR_GEN_AI_AGENT_NAME, ATTR_GEN_AI_OPERATION_NAME, GEN_AI_OPERATION_PLAN } from "@sideband/semconv";

import type { Timeline } from "../plan/timeline.ts";
import type { AgentRunScenario } from "./agent-run.ts";
import type { Conversation } from "./conversation.ts";
import { planAttempts } from "./plan-attempts.ts";
import type { RequestEnd } from "./plan-model-request.ts";

/** The agent thinks before it acts: a span `plan {agent}` around a request. */
export const planPlanning = (
  timeline: Timeline,
  { agentName, request, retry }: AgentRunScenario,
  conversation: Conversation,
): RequestEnd => {
  const start = {
    name: `${GEN_AI_OPERATION_PLAN} ${agentName}`,
    kind: SpanKind.INTERNAL as const,
    attributes: { [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_PLAN, [ATTR_GEN_AI_AGENT_NAME]: agentName },
  };
  const { answer } = timeline.span(start, (inside) => {
    const answer = planAttempts(inside, () => request, retry, conversation.input);
    conversation.addAnswer(answer);
    return { answer, failure: answer.failure };
  });
  return answer;
};
