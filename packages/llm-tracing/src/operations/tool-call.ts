import { context } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_TOOL_CALL_ARGUMENTS,
  ATTR_GEN_AI_TOOL_CALL_ID,
  ATTR_GEN_AI_TOOL_DESCRIPTION,
  ATTR_GEN_AI_TOOL_NAME,
  ATTR_GEN_AI_TOOL_TYPE,
  EVENT_GEN_AI_EXECUTE_TOOL_EXCEPTION,
  GEN_AI_OPERATION_EXECUTE_TOOL,
} from "@sideband/semconv";

import { scopeOf } from "../context/scope.ts";
import { string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";
import { ownAgent } from "./own-agent.ts";

/** One execution of a tool that a model has asked for. */
export interface ToolCall {
  readonly name: string;
  readonly type?: "function" | "extension" | "datastore" | (string & {});
  /** The id that the model gave the call. */
  readonly callId?: string;
  /** @default the agent that it is part of */
  readonly agentName?: string;
  readonly conversationId?: string;
  /** Recorded only where content is captured. */
  readonly description?: string;
  /** An object, or its JSON. Recorded only where content is captured. */
  readonly arguments?: unknown;
}

const TOOL: OperationKind<ToolCall> = {
  operation: GEN_AI_OPERATION_EXECUTE_TOOL,
  named: ATTR_GEN_AI_TOOL_NAME,
  fields: [
    ["name", ATTR_GEN_AI_TOOL_NAME, string],
    ["type", ATTR_GEN_AI_TOOL_TYPE, string],
    ["callId", ATTR_GEN_AI_TOOL_CALL_ID, string],
    ["agentName", ATTR_GEN_AI_AGENT_NAME, string],
    ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
  ],
  content: [
    ["description", ATTR_GEN_AI_TOOL_DESCRIPTION, "text"],
    ["arguments", ATTR_GEN_AI_TOOL_CALL_ARGUMENTS, "value"],
  ],
};

/** The agent that it is part of counts it. */
export const startTool = (settings: TracerSettings, call: ToolCall): Operation => {
  scopeOf(context.active()).agent?.countTool();
  return startKind(settings, TOOL, call, { known: ownAgent, exceptionEvent: EVENT_GEN_AI_EXECUTE_TOOL_EXCEPTION });
};
