import { SpanKind } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_TOOL_CALL_ARGUMENTS,
  ATTR_GEN_AI_TOOL_CALL_ID,
  ATTR_GEN_AI_TOOL_CALL_RESULT,
  ATTR_GEN_AI_TOOL_NAME,
  ATTR_GEN_AI_TOOL_TYPE,
  GEN_AI_OPERATION_EXECUTE_TOOL,
} from "@sideband/semconv";

import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import { pick } from "../random/pick.ts";
import type { ToolCallScenario } from "./tool-call.ts";

/** One call as the model asked for it. */
export interface CalledTool {
  readonly id: string;
  readonly arguments: object;
  readonly agentName?: string;
  readonly conversationId?: string | undefined;
}

export interface ToolCallEnd extends SpanEnd {
  /** What the tool gave back, if content is wanted. */
  readonly result: object | undefined;
}

const QUERY_TOKENS = 8;
const RESULT_TOKENS = 60;

/** What the model hands over to a tool; nothing unless content is wanted. */
export const toolArguments = ({ content }: Timeline): object =>
  content === undefined ? {} : { query: content.text(QUERY_TOKENS) };

export const planToolCall = (
  timeline: Timeline,
  { tool, toolType, ...scenario }: ToolCallScenario,
  { id, arguments: given, agentName, conversationId }: CalledTool,
): ToolCallEnd => {
  const start = {
    name: `${GEN_AI_OPERATION_EXECUTE_TOOL} ${tool}`,
    kind: SpanKind.INTERNAL as const,
    attributes: {
      [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_EXECUTE_TOOL,
      [ATTR_GEN_AI_TOOL_NAME]: tool,
      [ATTR_GEN_AI_TOOL_TYPE]: toolType,
      ...(agentName !== undefined && { [ATTR_GEN_AI_AGENT_NAME]: agentName }),
    },
  };
  return timeline.span(start, (inside) => {
    const failure = chance(scenario.failureRate, inside.random) ? pick(scenario.errors, inside.random) : undefined;
    inside.wait(failure?.latency ?? scenario.latency);
    const { content } = inside;
    const result = content && failure === undefined ? { text: content.text(RESULT_TOKENS) } : undefined;
    return {
      failure,
      result,
      attributes: {
        ...(conversationId !== undefined && { [ATTR_GEN_AI_CONVERSATION_ID]: conversationId }),
        [ATTR_GEN_AI_TOOL_CALL_ID]: id,
        ...(content && { [ATTR_GEN_AI_TOOL_CALL_ARGUMENTS]: JSON.stringify(given) }),
        ...(result && { [ATTR_GEN_AI_TOOL_CALL_RESULT]: JSON.stringify(result) }),
      },
    };
  });
};
