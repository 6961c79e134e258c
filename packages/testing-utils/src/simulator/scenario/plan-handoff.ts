import { SpanKind } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_OPERATION_NAME,
  FINISH_REASON_STOP,
  FINISH_REASON_TOOL_CALL,
  GEN_AI_OPERATION_INVOKE_WORKFLOW,
} from "@sideband/semconv";

import { MAX_REPEATS, sampleCount } from "../distribution/sample.ts";
import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { pick } from "../random/pick.ts";
import type { HandoffScenario } from "./handoff.ts";
import { planAgentRun, totalAttributes } from "./plan-agent-run.ts";

export const planHandoff = (timeline: Timeline, scenario: HandoffScenario): SpanEnd => {
  const { workflowName, supervisor, specialists } = scenario;
  const start = {
    name: `${GEN_AI_OPERATION_INVOKE_WORKFLOW} ${workflowName}`,
    kind: SpanKind.INTERNAL as const,
    attributes: {
      [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_INVOKE_WORKFLOW,
      [ATTR_GEN_AI_AGENT_NAME]: workflowName,
    },
  };
  return timeline.span(start, (inside) => {
    const handoffs = Math.max(1, sampleCount(scenario.handoffs, inside.random, MAX_REPEATS));
    // Whoever hands over asks for it by a tool of the framework, that is no call of the application.
    let agent = supervisor;
    let run = planAgentRun(inside, agent, { finishReason: FINISH_REASON_TOOL_CALL });
    let { inputTokens, outputTokens } = run.usage;
    for (let handoff = 1; handoff <= handoffs && run.complete; handoff += 1) {
      const links = [{ to: run.span, attributes: { [ATTR_GEN_AI_AGENT_NAME]: agent.agentName } }];
      agent = pick(specialists, inside.random).agent;
      const finishReason = handoff < handoffs ? FINISH_REASON_TOOL_CALL : FINISH_REASON_STOP;
      run = planAgentRun(inside, agent, { links, finishReason });
      inputTokens += run.usage.inputTokens;
      outputTokens += run.usage.outputTokens;
    }
    return { failure: run.failure, attributes: totalAttributes({ inputTokens, outputTokens }) };
  });
};
