import { FINISH_REASON_TOOL_CALL, type FinishReason } from "@sideband/semconv";

import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import type { AgentRunScenario } from "./agent-run.ts";
import type { Conversation } from "./conversation.ts";
import { planAttempts } from "./plan-attempts.ts";
import type { RequestEnd } from "./plan-model-request.ts";
import { planToolCall } from "./plan-tool-call.ts";
import { callPart, requestCalls, type RequestedCall } from "./requested-call.ts";

export interface AgentStepEnd {
  readonly answer: RequestEnd;
  /** Whether the run is over: the model asked for nothing, or the request went wrong. */
  readonly done: boolean;
}

const planCalls = (timeline: Timeline, scenario: AgentRunScenario, calls: readonly RequestedCall[]) => {
  const { agentName, request, parallelShare } = scenario;
  const planCall = (strand: Timeline, { scenario: tool, ...call }: RequestedCall) =>
    planToolCall(strand, tool, { ...call, agentName, conversationId: request.conversationId });
  if (!chance(parallelShare, timeline.random)) return calls.map((call) => planCall(timeline, call));
  return timeline.parallel(calls, planCall);
};

/** One request and the tools that it asks for; with a finish reason the one that ends the run. */
export const planAgentStep = (
  timeline: Timeline,
  scenario: AgentRunScenario,
  conversation: Conversation,
  lastReason?: FinishReason,
): AgentStepEnd => {
  const calls = lastReason === undefined ? requestCalls(timeline, scenario) : [];
  const answer = planAttempts(timeline, () => scenario.request, scenario.retry, {
    ...conversation.input,
    finishReason: lastReason ?? FINISH_REASON_TOOL_CALL,
    parts: calls.map(callPart),
  });
  conversation.addAnswer(answer);
  // An answer that was cut for its length holds no calls that could be made.
  const done = lastReason !== undefined || answer.finishReason !== FINISH_REASON_TOOL_CALL;
  if (!done) conversation.addResults(calls, planCalls(timeline, scenario, calls));
  return { answer, done };
};
