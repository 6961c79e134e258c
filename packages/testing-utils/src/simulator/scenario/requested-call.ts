import { MAX_REPEATS, sampleCount } from "../distribution/sample.ts";
import type { MessagePart } from "../content/message.ts";
import type { Timeline } from "../plan/timeline.ts";
import { pick } from "../random/pick.ts";
import { randomWord } from "../random/random-word.ts";
import type { AgentRunScenario } from "./agent-run.ts";
import { toolArguments } from "./plan-tool-call.ts";
import type { ToolCallScenario } from "./tool-call.ts";

/** A call that a model asks for. */
export interface RequestedCall {
  readonly scenario: ToolCallScenario;
  readonly id: string;
  readonly arguments: object;
}

/** What the model asks for in one step: at least one call. */
export const requestCalls = (timeline: Timeline, scenario: AgentRunScenario): readonly RequestedCall[] => {
  const length = Math.max(1, sampleCount(scenario.toolCallsPerStep, timeline.random, MAX_REPEATS));
  return Array.from({ length }, () => ({
    scenario: pick(scenario.tools, timeline.random),
    id: `call_${randomWord(timeline.random)}`,
    arguments: toolArguments(timeline),
  }));
};

export const callPart = ({ scenario, id, arguments: given }: RequestedCall): MessagePart => ({
  type: "tool_call",
  id,
  name: scenario.tool,
  arguments: given,
});
