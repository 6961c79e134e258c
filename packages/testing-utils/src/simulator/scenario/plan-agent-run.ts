import { SpanKind, type Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  FINISH_REASON_STOP,
  GEN_AI_OPERATION_INVOKE_AGENT,
  type FinishReason,
} from "@sideband/semconv";

import { MAX_REPEATS, sampleCount } from "../distribution/sample.ts";
import type { PlannedLink, PlannedSpan, SpanEnd, SpanStart } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import type { AgentRunScenario } from "./agent-run.ts";
import { Conversation } from "./conversation.ts";
import { planAgentStep } from "./plan-agent-step.ts";
import { planMemorySearch } from "./plan-memory-search.ts";
import { openConversation, type RequestEnd } from "./plan-model-request.ts";
import { planPlanning } from "./plan-planning.ts";
import { planRetrieval } from "./plan-retrieval.ts";

/** What is known of a run beyond its options. */
export interface AgentSituation {
  readonly links?: readonly PlannedLink[];
  /** Why the model stops at the end if nothing goes wrong. */
  readonly finishReason?: FinishReason;
}

export interface AgentEnd extends SpanEnd {
  readonly span: PlannedSpan;
  readonly usage: Conversation["usage"];
  /** Whether the run came to its end: not if it failed or was left. */
  readonly complete: boolean;
}

const startOf = ({ agentName, request }: AgentRunScenario, links: readonly PlannedLink[]): SpanStart => ({
  name: `${GEN_AI_OPERATION_INVOKE_AGENT} ${agentName}`,
  kind: SpanKind.INTERNAL,
  attributes: {
    [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_INVOKE_AGENT,
    [ATTR_GEN_AI_AGENT_NAME]: agentName,
    [ATTR_GEN_AI_REQUEST_MODEL]: request.model,
  },
  links,
});

/** Totals of what was reported; nothing if nothing was. */
export const totalAttributes = ({ inputTokens, outputTokens }: Conversation["usage"]): Attributes =>
  inputTokens + outputTokens === 0
    ? {}
    : { [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: inputTokens, [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: outputTokens };

/** Goes from step to step until the model asks for nothing more. */
const planSteps = (
  timeline: Timeline,
  scenario: AgentRunScenario,
  conversation: Conversation,
  finishReason: FinishReason,
): RequestEnd => {
  const steps = sampleCount(scenario.steps, timeline.random, MAX_REPEATS);
  for (let step = 0; ; step += 1) {
    const { answer, done } = planAgentStep(timeline, scenario, conversation, step < steps ? undefined : finishReason);
    if (done) return answer;
  }
};

export const planAgentRun = (
  timeline: Timeline,
  scenario: AgentRunScenario,
  { links = [], finishReason = FINISH_REASON_STOP }: AgentSituation = {},
): AgentEnd =>
  timeline.span(startOf(scenario, links), (inside, span) => {
    if (scenario.memorySearch) planMemorySearch(inside, scenario.memorySearch);
    if (scenario.retrieval) planRetrieval(inside, scenario.retrieval);
    const conversation = new Conversation(openConversation(inside, scenario.request));
    const planned = chance(scenario.planShare, inside.random)
      ? planPlanning(inside, scenario, conversation)
      : undefined;
    const last = planned?.complete === false ? planned : planSteps(inside, scenario, conversation, finishReason);
    const { conversationId } = scenario.request;
    return {
      span,
      usage: conversation.usage,
      complete: last.complete,
      failure: last.failure,
      attributes: {
        ...(conversationId !== undefined && { [ATTR_GEN_AI_CONVERSATION_ID]: conversationId }),
        [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: [last.finishReason],
        ...totalAttributes(conversation.usage),
      },
    };
  });
