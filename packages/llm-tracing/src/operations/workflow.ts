import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_INPUT_MESSAGES,
  GEN_AI_OPERATION_INVOKE_WORKFLOW,
  workflowNameAttributes,
} from "@sideband/semconv";

import type { Message } from "../content/message.ts";
import { string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";

/** One run of a graph or crew of agents that the application has defined. Not for an agent alone. */
export interface Workflow {
  /** Part of the span's name: keep it static, or leave it out. */
  readonly name?: string;
  /** The id that the application or the provider has for the conversation. Nothing that stands in for one. */
  readonly conversationId?: string;
  /** What the workflow is given. Recorded only where content is captured. */
  readonly messages?: readonly Message[];
}

const WORKFLOW: OperationKind<Workflow> = {
  operation: GEN_AI_OPERATION_INVOKE_WORKFLOW,
  named: ATTR_GEN_AI_AGENT_NAME,
  fields: [
    ["name", ATTR_GEN_AI_AGENT_NAME, string],
    ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
  ],
  content: [["messages", ATTR_GEN_AI_INPUT_MESSAGES, "value"]],
};

export const startWorkflow = (settings: TracerSettings, workflow: Workflow): Operation =>
  startKind(settings, WORKFLOW, workflow, {
    derived: ({ [ATTR_GEN_AI_AGENT_NAME]: name }, dialects) =>
      typeof name === "string" ? workflowNameAttributes(name, dialects) : {},
  });
