import type { Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_AGENT_DESCRIPTION,
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_REQUEST_MODEL,
  GEN_AI_OPERATION_INVOKE_AGENT,
} from "@sideband/semconv";

import { type AttributeFields, attributesFrom, string } from "../span/attribute-fields.ts";

/** One run of an agent in this process. */
export interface AgentInvocation {
  /** Part of the span's name: keep it static. */
  readonly name: string;
  readonly description?: string;
  /** The id that the application or the provider has for the conversation. Nothing that stands in for one. */
  readonly conversationId?: string;
  /** For an agent that uses one model only. */
  readonly model?: string;
  /** The modality asked for. */
  readonly outputType?: string;
}

const FIELDS: AttributeFields<keyof AgentInvocation> = [
  ["name", ATTR_GEN_AI_AGENT_NAME, string],
  ["description", ATTR_GEN_AI_AGENT_DESCRIPTION, string],
  ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
  ["model", ATTR_GEN_AI_REQUEST_MODEL, string],
  ["outputType", ATTR_GEN_AI_OUTPUT_TYPE, string],
];

export const agentAttributes = (agent: AgentInvocation): Attributes => ({
  [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_INVOKE_AGENT,
  ...attributesFrom(agent, FIELDS),
});
