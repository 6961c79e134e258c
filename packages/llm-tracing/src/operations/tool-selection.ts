import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
  ATTR_GEN_AI_TOOL_NAME,
  ATTR_SIDEBAND_TOOL_AVAILABLE,
  ATTR_SIDEBAND_TOOL_SELECTION_REASON,
  SIDEBAND_OPERATION_SELECT_TOOL,
} from "@sideband/semconv";

import { string, strings } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";
import { ownAgent } from "./own-agent.ts";
import { type ResultSpan, resultSpan } from "./result-span.ts";

/** How an agent chooses a tool itself. A model that chooses one says so in its answer: that needs no span. */
export interface ToolSelection {
  /** @default the agent that it is part of */
  readonly agentName?: string;
  /** The names of the tools that there are. */
  readonly available?: readonly string[];
}

export interface SelectedTool {
  /** The name of the tool that was chosen. */
  readonly tool?: string;
  /** Recorded only where content is captured. */
  readonly reason?: string;
}

const SELECTION: OperationKind<ToolSelection> = {
  operation: SIDEBAND_OPERATION_SELECT_TOOL,
  fields: [
    ["agentName", ATTR_GEN_AI_AGENT_NAME, string],
    ["available", ATTR_SIDEBAND_TOOL_AVAILABLE, strings],
  ],
};

export const startToolSelection = (settings: TracerSettings, selection: ToolSelection): Operation => {
  const operation = startKind(settings, SELECTION, selection, { known: ownAgent });
  const available = strings(readProperty(selection, "available"));
  if (Array.isArray(available)) {
    operation.setContent(ATTR_GEN_AI_TOOL_DEFINITIONS, () => available.map((name) => ({ type: "function", name })));
  }
  return operation;
};

export const toolSelectionSpan = (operation: Operation): ResultSpan<SelectedTool> =>
  resultSpan(operation, (selected) => {
    const tool = string(readProperty(selected, "tool"));
    if (tool !== undefined) operation.set({ [ATTR_GEN_AI_TOOL_NAME]: tool });
    operation.setText(ATTR_SIDEBAND_TOOL_SELECTION_REASON, readProperty(selected, "reason"));
  });
