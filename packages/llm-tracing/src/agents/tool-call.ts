import type { Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_TOOL_CALL_ID,
  ATTR_GEN_AI_TOOL_NAME,
  ATTR_GEN_AI_TOOL_TYPE,
  GEN_AI_OPERATION_EXECUTE_TOOL,
} from "@sideband/semconv";

import { type AttributeFields, attributesFrom, string } from "../span/attribute-fields.ts";

/** One execution of a tool that a model has asked for. */
export interface ToolCall {
  readonly name: string;
  readonly type?: "function" | "extension" | "datastore" | (string & {});
  /** The id that the model gave the call. */
  readonly callId?: string;
  readonly agentName?: string;
  readonly conversationId?: string;
  /** Recorded only where content is captured. */
  readonly description?: string;
  /** An object, or its JSON. Recorded only where content is captured. */
  readonly arguments?: unknown;
}

const FIELDS: AttributeFields<keyof ToolCall> = [
  ["name", ATTR_GEN_AI_TOOL_NAME, string],
  ["type", ATTR_GEN_AI_TOOL_TYPE, string],
  ["callId", ATTR_GEN_AI_TOOL_CALL_ID, string],
  ["agentName", ATTR_GEN_AI_AGENT_NAME, string],
  ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
];

export const toolAttributes = (call: ToolCall): Attributes => ({
  [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_EXECUTE_TOOL,
  ...attributesFrom(call, FIELDS),
});
